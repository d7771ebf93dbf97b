const DAY_MS = 86_400_000;

/** How many days there are from one calendar day to another: 0 on the last day. */
export function daysLeft(until: string, today: string): number {
  return Math.round((Date.parse(until) - Date.parse(today)) / DAY_MS);
}
