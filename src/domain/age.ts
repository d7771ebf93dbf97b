import { addDays, isRealDate, type DateIso } from './date.js';

/**
 * The day on which somebody reaches an age under Japanese law (年齢計算ニ関スル法律 with 民法 143条): the day before the
 * birthday. Whoever was born on 29 February has it on the day before 1 March of a common year and on the day before
 * 29 February of a leap year: on the 28th in both.
 * @param years whole years of age, at least 1
 */
export function dateReachingAge(birth: DateIso, years: number): DateIso {
  if (!Number.isSafeInteger(years) || years < 1) throw new RangeError(`Not an age in whole years: ${years}`);
  const birthday = `${String(Number(birth.slice(0, 4)) + years).padStart(4, '0')}${birth.slice(4)}`;
  if (isRealDate(birthday)) return addDays(birthday, -1);
  return addDays(`${birthday.slice(0, 4)}-03-01` as DateIso, -1);
}
