import { Temporal } from 'temporal-polyfill';
import { DomainError } from './domain-error.js';

/** A day of the calendar, 'YYYY-MM-DD'. Every business date is a day in Asia/Tokyo; text order is time order. */
export type DateIso = `${number}-${number}-${number}`;

/** Japan has had no summer time since 1951, so its zone is this offset for every date the programme can meet. */
const JAPAN_OFFSET = '+09:00';
const JAPAN_OFFSET_MS = 9 * 3_600_000;

/** True for a real day written exactly as YYYY-MM-DD: 2024-02-29 is one, 2025-02-29 and 2025-2-3 are not. */
export function isRealDate(text: string): text is DateIso {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

/**
 * Takes text that must be a day already in the strict form (an option, a path, a JSON field). For what people type
 * into spreadsheets see `parseDate`.
 * @throws DomainError bad_date
 */
export function toDateIso(text: string): DateIso {
  if (!isRealDate(text)) {
    throw new DomainError({
      kind: 'invalid',
      code: 'bad_date',
      ja: '日付は 2026-04-01 の形で、実在する日を指定してください。',
      en: 'A date is a real day written as 2026-04-01.',
      details: { value: text },
    });
  }
  return text;
}

export function addDays(date: DateIso, days: number): DateIso {
  return Temporal.PlainDate.from(date).add({ days }).toString() as DateIso;
}

/** How many days after `from` the day `to` is; negative if it is before. */
export function daysBetween(from: DateIso, to: DateIso): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** The day that a calendar in Japan shows at this instant. */
export function jstDateOf(instant: Date): DateIso {
  return new Date(instant.getTime() + JAPAN_OFFSET_MS).toISOString().slice(0, 10) as DateIso;
}

/**
 * The instant at which clocks in Japan show this time of that day.
 * @param time 'HH:MM:SS', 00:00:00 to 23:59:59
 * @throws RangeError if the day or the time does not exist.
 */
export function jstInstant(date: DateIso, time: string): Date {
  if (!isRealDate(date)) throw new RangeError(`Not a day: ${String(date)}`);
  if (!/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) throw new RangeError(`Not a time of day: ${time}`);
  return new Date(`${date}T${time}${JAPAN_OFFSET}`);
}
