import { bankBusinessDayFrom } from '../domain/business-day.js';
import { addDays, type DateIso } from '../domain/date.js';

/** The pay day, or the next day on which banks can do it, if it is not ahead any more. */
export function payDayStillAhead(payOn: DateIso, today: DateIso): DateIso {
  return payOn > today ? payOn : bankBusinessDayFrom(addDays(today, 1));
}
