import type { DateIso } from './date.js';
import { addMonths, lastDay, type Month } from './month.js';

/**
 * The last day on which coupons can be used, until 23:59:59 in Japan. The month of issuing is the first of the months
 * of validity, so six of them end with the fifth month after it: issued in 2026-11, last day 2027-04-30. That stays
 * inside six months from issue, up to which the Payment Services Act (資金決済法 4条2号) leaves such coupons alone. For a
 * catch-up it is the month in which the coupons are issued that counts, not the month that was missed.
 */
export function expiresOn(issuedMonth: Month, validityMonths = 6): DateIso {
  if (!Number.isSafeInteger(validityMonths) || validityMonths < 1) {
    throw new RangeError(`Coupons are valid for at least one whole month, not ${validityMonths}`);
  }
  return lastDay(addMonths(issuedMonth, validityMonths - 1));
}
