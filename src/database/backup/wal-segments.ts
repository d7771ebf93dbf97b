/**
 * PostgreSQL's log is kept in segments, whose names are 24 hexadecimal digits: the timeline, then the number of the
 * segment in two parts (PostgreSQL's documentation, "WAL Internals").
 */
const WHOLE_ADDRESS = 0x1_0000_0000n;

/** The place in the log that PostgreSQL writes as `0/2000028`. */
export function positionOf(lsn: string): bigint {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(lsn) ?? [];
  if (!high || !low) throw new RangeError(`No place in the log: ${lsn}`);
  return BigInt(`0x${high}`) * WHOLE_ADDRESS + BigInt(`0x${low}`);
}

export function segmentName(timeline: number, number: bigint, segmentBytes: number): string {
  const inOnePart = WHOLE_ADDRESS / BigInt(segmentBytes);
  const digits = (part: bigint) => part.toString(16).toUpperCase().padStart(8, '0');
  return digits(BigInt(timeline)) + digits(number / inOnePart) + digits(number % inOnePart);
}

/** The number of the segment of that name; undefined when it is none of that timeline. */
export function segmentNumber(name: string, timeline: number, segmentBytes: number): bigint | undefined {
  if (!/^[0-9A-F]{24}$/.test(name) || parseInt(name.slice(0, 8), 16) !== timeline) return undefined;
  const inOnePart = WHOLE_ADDRESS / BigInt(segmentBytes);
  return BigInt(`0x${name.slice(8, 16)}`) * inOnePart + BigInt(`0x${name.slice(16)}`);
}

/** The segments from that which holds the first place to that which holds the byte before the last one. */
export function segmentsBetween(startLsn: string, stopLsn: string, timeline: number, segmentBytes: number): string[] {
  const first = positionOf(startLsn) / BigInt(segmentBytes);
  const last = (positionOf(stopLsn) - 1n) / BigInt(segmentBytes);
  return Array.from({ length: Number(last - first) + 1 }, (_, n) =>
    segmentName(timeline, first + BigInt(n), segmentBytes),
  );
}

/**
 * The first segment that is missing although a later one is there.
 * @param names what there is, in any order
 * @param after the last place that is needed no segment for
 */
export function firstGap(
  names: readonly string[],
  after: { lsn: string; timeline: number; segmentBytes: number },
): string | undefined {
  const { lsn, timeline, segmentBytes } = after;
  const numbers = names.flatMap((name) => segmentNumber(name, timeline, segmentBytes) ?? []);
  const there = new Set(numbers);
  const last = numbers.reduce((most, one) => (one > most ? one : most), 0n);
  for (let next = (positionOf(lsn) - 1n) / BigInt(segmentBytes) + 1n; next < last; next += 1n) {
    if (!there.has(next)) return segmentName(timeline, next, segmentBytes);
  }
  return undefined;
}
