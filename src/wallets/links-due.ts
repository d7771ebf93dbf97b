import { businessNow, type CityClock } from '../domain/city-clock.js';
import { jstInstant } from '../domain/date.js';

/**
 * Links whose time is not after this one return their notes now. A rehearsal's clock shows days only, so what falls
 * due on its day is due from the beginning of that day, whatever the real time of day.
 */
export function dueBy(clock: CityClock, realNow: Date): Date {
  const now = businessNow(clock, realNow);
  return clock.kind === 'live' ? now.instant : jstInstant(now.date, '23:59:59');
}
