import { daysBetween, jstDateOf, type DateIso } from './date.js';
import { monthOf, type Month } from './month.js';

/** What a city takes for now: real time, or a day of its own that the commands acting on it move forward (稽古). */
export type CityClock = { kind: 'live' } | { kind: 'rehearsal'; on: DateIso };

/** One moment as a city sees it; date and month are those of Japan. */
export interface BusinessNow {
  instant: Date;
  date: DateIso;
  month: Month;
}

const DAY_MS = 86_400_000;

/** A city's now. A rehearsal city has its own day with the real time of day in Japan. */
export function businessNow(clock: CityClock, realNow: Date): BusinessNow {
  const today = jstDateOf(realNow);
  if (clock.kind === 'live') return { instant: realNow, date: today, month: monthOf(today) };
  const instant = new Date(realNow.getTime() + daysBetween(today, clock.on) * DAY_MS);
  return { instant, date: clock.on, month: monthOf(clock.on) };
}
