const YEARS = 3;

/** The last day of three years from this day on: what a certification usually holds. */
export function lastDayOf(from: string): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  return written(new Date(Date.UTC(year + YEARS, month - 1, day - 1)));
}

export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return written(next);
}

const written = (day: Date) => day.toISOString().slice(0, 10);
