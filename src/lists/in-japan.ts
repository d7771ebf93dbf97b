const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'medium' });

/** 2026-11-03 09:05:07, as it was in Japan. */
export function inJapan(at: Date): string {
  return CLOCK.format(at);
}
