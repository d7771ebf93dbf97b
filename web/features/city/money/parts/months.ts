/** 2026-11 and -1 -> 2026-10 */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** All from one month through another, the earliest first; none where the one comes after the other. */
export function monthsThrough(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The year that begins in April. */
export function fiscalYearOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number >= 4 ? year : year - 1;
}

/** April to March. */
export function monthsOfFiscalYear(year: number): string[] {
  return monthsThrough(`${year}-04`, `${year + 1}-03`);
}
