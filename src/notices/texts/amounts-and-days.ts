import type { DateIso } from '../../domain/date.js';
import { firstDay, type Month } from '../../domain/month.js';
import type { Yen } from '../../domain/yen.js';
import type { NotesAndYen } from '../notice-facts.js';
import type { NoticeLanguage } from '../notice-kinds.js';

const LOCALE: Record<NoticeLanguage, string> = { ja: 'ja-JP', en: 'en-GB' };

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
  const say = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALE[language], { ...parts, timeZone: 'UTC' }).format(new Date(day));
  const date = say({ day: 'numeric', month: 'long', year: 'numeric' });
  return language === 'ja' ? `${date}（${say({ weekday: 'short' })}）` : `${say({ weekday: 'long' })} ${date}`;
}

/** 2026年11月 / November 2026 */
export function monthIn(language: NoticeLanguage, month: Month): string {
  const parts = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALE[language], parts).format(new Date(firstDay(month)));
}
