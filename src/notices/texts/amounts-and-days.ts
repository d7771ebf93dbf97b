import type { DateIso } from '../../domain/date.js';
import { firstDay, type Month } from '../../domain/month.js';
import type { Yen } from '../../domain/yen.js';
import type { NotesAndYen } from '../notice-facts.js';
import type { NoticeLanguage } from '../notice-kinds.js';

/**
 * Made once: each holds tens of kilobytes outside of the heap until a full collection, and a month's coupons are a letter
 * to everybody.
 */
const SAID = { ja: sayingIn('ja-JP', 'short'), en: sayingIn('en-GB', 'long') } satisfies Record<
  NoticeLanguage,
  unknown
>;

function sayingIn(locale: string, weekday: 'short' | 'long') {
  const of = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  return {
    date: of({ day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: of({ weekday }),
    month: of({ year: 'numeric', month: 'long' }),
  };
}

/** 20,000円 / 20,000 yen */
export function yenIn(language: NoticeLanguage, amount: Yen): string {
  return amount.toLocaleString('en-US') + (language === 'ja' ? '円' : ' yen');
}

/** 20枚（20,000円） / 20 notes (20,000 yen) */
export function notesIn(language: NoticeLanguage, { notes, amount }: NotesAndYen): string {
  const count = notes.toLocaleString('en-US');
  const yen = yenIn(language, amount);
  return language === 'ja' ? `${count}枚（${yen}）` : `${count} ${notes === 1 ? 'note' : 'notes'} (${yen})`;
}

/** 2027年4月30日（金） / Friday 30 April 2027 */
export function dayIn(language: NoticeLanguage, day: DateIso): string {
  const { date, weekday } = SAID[language];
  const at = new Date(day);
  return language === 'ja' ? `${date.format(at)}（${weekday.format(at)}）` : `${weekday.format(at)} ${date.format(at)}`;
}

/** 2026年11月 / November 2026 */
export function monthIn(language: NoticeLanguage, month: Month): string {
  return SAID[language].month.format(new Date(firstDay(month)));
}
