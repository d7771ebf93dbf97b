const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** The calendar day of an instant in Japan, as the city's clock writes it: 2026-11-21. */
export function cityDayOf(instant: string): string {
  return days.format(new Date(instant));
}
