import { Temporal } from 'temporal-polyfill';
import type { DateIso } from './date.js';
import { DomainError } from './domain-error.js';

/** A month of the calendar, 'YYYY-MM'; text order is time order. */
export type Month = `${number}-${number}`;

/** No programme runs for a century: a longer range is a defect or a typing error, and would not end well in a loop. */
const LONGEST_RANGE_MONTHS = 1200;

/** True for a month written exactly as YYYY-MM. */
export function isMonth(text: string): text is Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/**
 * Takes text that must be a month (an option, a path, a JSON field).
 * @throws DomainError bad_month
 */
export function parseMonth(text: string): Month {
  if (!isMonth(text)) {
    throw new DomainError({
      kind: 'invalid',
      code: 'bad_month',
      ja: '月は 2026-04 の形で指定してください。',
      en: 'A month is written as 2026-04.',
      details: { value: text },
    });
  }
  return text;
}

/** The month in which a day lies. */
export function monthOf(date: DateIso): Month {
  return date.slice(0, 7) as Month;
}

/** The month so many months later; earlier if negative. */
export function addMonths(month: Month, months: number): Month {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString() as Month;
}

/** How many months after `from` the month `to` is; negative if it is before. */
export function monthsBetween(from: Month, to: Month): number {
  return Temporal.PlainYearMonth.from(from).until(to, { largestUnit: 'month' }).months;
}

export function firstDay(month: Month): DateIso {
  return Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }).toString() as DateIso;
}

export function lastDay(month: Month): DateIso {
  const yearMonth = Temporal.PlainYearMonth.from(month);
  return yearMonth.toPlainDate({ day: yearMonth.daysInMonth }).toString() as DateIso;
}

/**
 * Every month from `from` through `to`, both included; none if `to` is earlier.
 * @throws RangeError for more than a hundred years.
 */
export function monthRange(from: Month, to: Month): Month[] {
  const length = Math.max(0, monthsBetween(from, to) + 1);
  if (length > LONGEST_RANGE_MONTHS) throw new RangeError(`Too many months from ${from} to ${to}: ${length}`);
  return Array.from({ length }, (_, index) => addMonths(from, index));
}

/** The Japanese fiscal year, named by the year in which it begins: April 2026 to March 2027 is 2026 (会計年度). */
export function fiscalYearOf(monthOrDate: Month | DateIso): number {
  const [year, month] = monthOrDate.split('-').map(Number) as [number, number];
  return month >= 4 ? year : year - 1;
}

/** The twelve months of a fiscal year, April first. */
export function fiscalYearMonths(fiscalYear: number): Month[] {
  const april = Temporal.PlainYearMonth.from({ year: fiscalYear, month: 4 }).toString() as Month;
  return monthRange(april, addMonths(april, 11));
}
