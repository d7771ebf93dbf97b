import holidayJp from '@holiday-jp/holiday_jp';
import { Temporal } from 'temporal-polyfill';
import { addDays, type DateIso } from './date.js';
import { addMonths, firstDay, type Month } from './month.js';

/** National holidays (国民の祝日に関する法律), with their substitute days and the days between two of them. */
const HOLIDAYS: Readonly<Record<string, unknown>> = holidayJp.holidays;

/** Days on which banks are closed whatever the calendar says (銀行法施行令 第5条): the end of the year and its beginning. */
const BANKS_REST = new Set(['12-31', '01-01', '01-02', '01-03']);

/** No stretch of closed days in Japan comes near this: a longer one would be a defect of the calendar. */
const LONGEST_REST_DAYS = 30;

/** Whether banks in Japan are open and move money on this day. */
export function isBankBusinessDay(date: DateIso): boolean {
  const weekend = Temporal.PlainDate.from(date).dayOfWeek > 5;
  return !weekend && !Object.hasOwn(HOLIDAYS, date) && !BANKS_REST.has(date.slice(5));
}

/**
 * This day if banks are open on it, else the first one after it on which they are.
 * @throws RangeError if banks were closed for a month
 */
export function bankBusinessDayFrom(date: DateIso): DateIso {
  for (let days = 0; days <= LONGEST_REST_DAYS; days += 1) {
    const day = addDays(date, days);
    if (isBankBusinessDay(day)) return day;
  }
  throw new RangeError(`No bank business day within ${LONGEST_REST_DAYS} days from ${date}`);
}

/**
 * When what was earned in a month is paid: on the pay day of the next month, or the next bank business day.
 * @param payDay 1 to 28, a day that every month has
 */
export function payDayOf(month: Month, payDay: number): DateIso {
  return bankBusinessDayFrom(addDays(firstDay(addMonths(month, 1)), payDay - 1));
}
