import { addDays, isRealDate, type DateIso } from './date.js';
import { trimAll } from './text.js';

/** The eras in which anybody in a roster can have a date, each from its first day until the next one's. */
const ERAS = [
  { kanji: '昭和', letter: 'S', first: '1926-12-25', last: '1989-01-07' },
  { kanji: '平成', letter: 'H', first: '1989-01-08', last: '2019-04-30' },
  { kanji: '令和', letter: 'R', first: '2019-05-01', last: '9999-12-31' },
] as const;

/** Japan counts by this calendar since 明治6年1月1日; a year before it is a slip of the finger ('0206/4/1'). */
const FIRST_GREGORIAN_DAY = '1873-01-01';

const WITH_SEPARATORS = /^(?<year>\d{4})(?<separator>[-/.])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})$/;
const WITH_KANJI = /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/;
const ERA_WITH_SEPARATORS =
  /^(?<era>昭和|平成|令和|[SHR])(?<year>元|\d{1,2})(?<separator>[-/.])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})$/;
const ERA_WITH_KANJI = /^(?<era>昭和|平成|令和|[SHR])(?<year>元|\d{1,2})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/;

/**
 * Reads a day as HR teams write it: 2026-04-01, 2026/4/1, 2026.4.1, 2026年4月1日, 令和8年4月1日, 令和元年5月1日, R8.4.1, R8/4/1
 * (also 平成/H, 昭和/S), in full-width digits and separators too, and the cells of a spreadsheet: a `Date` at midnight UTC,
 * or Excel's serial number. Only real days, and an era's dates only inside that era (平成40年 is refused).
 * @returns undefined if it is no such day.
 */
export function parseDate(value: unknown): DateIso | undefined {
  const date =
    typeof value === 'string'
      ? dateOfText(value)
      : typeof value === 'number'
        ? dateOfSerial(value)
        : value instanceof Date
          ? dateOfCell(value)
          : undefined;
  return date !== undefined && date >= FIRST_GREGORIAN_DAY ? date : undefined;
}

function dateOfText(text: string): DateIso | undefined {
  // NFKC makes full-width digits and signs half-width and an era written as one character (㋿) its two. It leaves the
  // minus signs and dashes that CP932 decodes to. Spaces are dropped beside a separator only: '4/1 5' is no 15th.
  const plain = trimAll(text)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐‑–—―−ー]/g, '-')
    .replace(/\s*([-/.年月日])\s*/g, '$1')
    .replace(/^(昭和|平成|令和|[SHR])\s+/, '$1');
  const western = (WITH_SEPARATORS.exec(plain) ?? WITH_KANJI.exec(plain))?.groups;
  if (western) return realDate(Number(western.year), western.month, western.day);
  const japanese = (ERA_WITH_SEPARATORS.exec(plain) ?? ERA_WITH_KANJI.exec(plain))?.groups;
  if (!japanese) return undefined;
  const era = ERAS.find(({ kanji, letter }) => kanji === japanese.era || letter === japanese.era);
  if (!era) return undefined;
  const yearOfEra = japanese.year === '元' ? 1 : Number(japanese.year);
  const date = realDate(Number(era.first.slice(0, 4)) + yearOfEra - 1, japanese.month, japanese.day);
  return date !== undefined && date >= era.first && date <= era.last ? date : undefined;
}

function realDate(year: number, month = '', day = ''): DateIso | undefined {
  const text = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRealDate(text) ? text : undefined;
}

/** A spreadsheet's reader gives a date cell as midnight UTC of its day. */
function dateOfCell(cell: Date): DateIso | undefined {
  if (Number.isNaN(cell.getTime())) return undefined;
  const text = cell.toISOString().slice(0, 10);
  return isRealDate(text) ? text : undefined;
}

/**
 * Excel's 1900 date system: 1 is 1900-01-01, and the fraction is the time of day. It believes in a 29 February 1900
 * (60), so the days up to then are counted from one day later than all others.
 */
function dateOfSerial(serial: number): DateIso | undefined {
  const days = Math.floor(serial);
  const lastSerial = 2_958_465; // 9999-12-31
  if (!(days >= 1 && days <= lastSerial) || days === 60) return undefined;
  return addDays(days < 60 ? '1899-12-31' : '1899-12-30', days);
}
