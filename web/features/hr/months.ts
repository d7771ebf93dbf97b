/** '2026-04' -> '2026-03' */
export function monthBefore(month: string): string {
  return addMonths(month, -1);
}

/** '2026-11', 2 -> '2027-01' */
export function addMonths(month: string, months: number): string {
  const [year = 0, ofYear = 1] = month.split('-').map(Number);
  const date = new Date(Date.UTC(year, ofYear - 1 + months, 1));
  return date.toISOString().slice(0, 7);
}

/** '2026-04-15' -> '2026-05' */
export function monthAfter(day: string): string {
  return addMonths(day.slice(0, 7), 1);
}
