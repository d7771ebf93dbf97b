const AHEAD_MS = 9 * 3_600_000;

/** The calendar day of an instant where the city is, as '2026-11-21'. */
export function dayInJapan(instant: string): string {
  return new Date(Date.parse(instant) + AHEAD_MS).toISOString().slice(0, 10);
}
