import { type Era, type Language, useLanguage } from '../i18n/language';

/** How money, numbers, days and months are written in the chosen language and count of years. */
export function useFormat() {
  const { language, era } = useLanguage();
  return formats(language, era);
}

const made = new Map<string, ReturnType<typeof make>>();

export function formats(language: Language, era: Era) {
  const key = `${language} ${era}`;
  const known = made.get(key) ?? make(language, era);
  made.set(key, known);
  return known;
}

function make(language: Language, era: Era) {
  const japanese = language === 'ja';
  const locale = japanese ? (era === 'japanese' ? 'ja-JP-u-ca-japanese' : 'ja-JP') : 'en-GB';
  const eraName = japanese && era === 'japanese' ? ('long' as const) : undefined;
  // A calendar day has no time: it is written as it stands, wherever the reader is.
  const days = new Intl.DateTimeFormat(locale, {
    era: eraName,
    year: 'numeric',
    month: japanese ? 'long' : 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const weekdays = new Intl.DateTimeFormat(locale, {
    month: japanese ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
  const months = new Intl.DateTimeFormat(locale, { era: eraName, year: 'numeric', month: 'long', timeZone: 'UTC' });
  const years = new Intl.DateTimeFormat(locale, { era: eraName, year: 'numeric', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(locale, {
    era: eraName,
    year: 'numeric',
    month: japanese ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Tokyo',
  });
  const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' });
  const numbers = new Intl.NumberFormat(japanese ? 'ja-JP' : 'en-GB');
  const percents = new Intl.NumberFormat(japanese ? 'ja-JP' : 'en-GB', { style: 'percent', maximumFractionDigits: 1 });
  return {
    /** 20000 -> 20,000円 / ¥20,000 */
    yen: (amount: number) =>
      japanese ? `${numbers.format(amount)}円` : `${amount < 0 ? '−' : ''}¥${numbers.format(Math.abs(amount))}`,
    number: (value: number) => numbers.format(value),
    percent: (share: number) => percents.format(share),
    /** '2026-11-21' -> 2026年11月21日 / 令和8年11月21日 / 21 Nov 2026 */
    day: (day: string) => days.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    /** '2026-11-21' -> 11月21日(土) */
    weekday: (day: string) => weekdays.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    /** '2026-11' -> 2026年11月 */
    month: (month: string) => months.format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`)),
    /** 2026 -> 2026年 / 令和8年 / 2026: a calendar year, by its last day's era */
    year: (year: number) => years.format(new Date(Date.UTC(year, 11, 31))),
    /** 2026 -> 2026年度 / 令和8年度 / FY 2026: the year that begins in April */
    fiscalYear: (year: number) => (japanese ? `${years.format(new Date(Date.UTC(year, 11, 1)))}度` : `FY ${year}`),
    /** An instant, in the city's time. */
    instant: (instant: string | Date) => instants.format(new Date(instant)),
    time: (instant: string | Date) => times.format(new Date(instant)),
  };
}
