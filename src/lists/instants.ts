/** An instant of SQL in microseconds since 1970, as text: a Date would lose the last three digits, and with them rows. */
export function microsOf(column: string): string {
  return `(extract(epoch from ${column}) * 1000000)::bigint::text`;
}

/** The instant of such a key in SQL, exactly. */
export function instantOf(micros: string): string {
  return `(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond')`;
}
