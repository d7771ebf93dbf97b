import iconv from 'iconv-lite';
import { addDays, type DateIso } from '../../src/domain/date.js';

export interface SampleFile {
  name: string;
  content: Buffer;
}

export interface SampleCity {
  /** employers.csv, merchants.csv, rosters/<corporate number>.csv and, if wanted, coworkers/<corporate number>.csv. */
  files: SampleFile[];
  /** For each row of a roster, what must become of it: `ok` or the code of its refusal. */
  expected: { file: string; line: number; result: string }[];
}

export interface SampleCityOptions {
  employers: number;
  parents: number;
  merchants: number;
  coworkersPerEmployer?: number;
  /** Every so many rows one that must be refused; none by default. */
  oneBadIn?: number;
}

const SURNAMES = ['田中 タナカ', '鈴木 スズキ', '髙橋 タカハシ', '﨑山 サキヤマ', '渡辺 ワタナベ', '長谷川 ハセガワ'];
const NAMES = ['智子 トモコ', '翔太 ショウタ', '葵 アオイ', '由美 ユミ', '大輔 ダイスケ'];
const AREAS = ['永山', '神楽', '豊岡', '常磐'];
const TRADES = ['書店', '薬局', '美容室', 'ベーカリー'];
const BRANCHES = ['0501,066', '0501,401', '1020,009', '2011,035'];
const ROSTER_HEADER = '社員番号,氏名,フリガナ,メールアドレス,子の生年月日,育児休業開始日,復職日';

/** The nine ways to spoil a good row, each with the code that it must be refused with. */
const SPOILS: readonly (readonly [string, (cells: string[], before: string[]) => string[]])[] = [
  ['missing_field', (cells) => cells.with(1, '')],
  ['missing_field', (cells) => cells.with(4, '')],
  ['bad_date', (cells) => cells.with(4, '昨年の春')],
  ['bad_date', (cells) => cells.with(4, '2025/02/30')],
  ['bad_email', (cells) => cells.with(3, 'a@@b.jp')],
  ['bad_email', (cells) => cells.with(3, 'nashi')],
  ['return_before_birth', (cells) => cells.with(6, addDays(plainDate(cells[4]), -30))],
  ['child_over_limit', (cells) => cells.with(4, '2022-05-06').with(5, '2022-07-01').with(6, '2023-04-01')],
  ['duplicate_in_file', (_, before) => before],
];

/**
 * A city as its files tell of it, of the same shape as those that a real city sends; the same options make the same city.
 * As of April 2026 nobody in it has reached the age of 3, and everybody is back at work.
 */
export function sampleCity(options: SampleCityOptions): SampleCity {
  const { employers, parents, merchants, coworkersPerEmployer = 0, oneBadIn = 0 } = options;
  const numbers = Array.from({ length: employers }, (_, index) => corporateNumber(index + 1));
  const files: SampleFile[] = [
    { name: 'employers.csv', content: utf8WithMark(employersCsv(numbers)) },
    { name: 'merchants.csv', content: utf8WithMark(merchantsCsv(merchants)) },
  ];
  const expected: SampleCity['expected'] = [];
  for (const [index, number] of numbers.entries()) {
    const file = `rosters/${number}.csv`;
    const count = Math.floor(parents / employers) + (index < parents % employers ? 1 : 0);
    const rows: string[][] = [];
    for (let at = 0; at < count; at += 1) {
      const row = parentRow(index + 1, at + 1);
      const spoil =
        oneBadIn > 0 && at > 0 && at % oneBadIn === 0 ? SPOILS[(index + at / oneBadIn) % SPOILS.length] : undefined;
      // Only a good row is repeated: the one before a spoilt one always is.
      rows.push(spoil ? spoil[1](row, rows.at(-1)!) : dressed(row, at));
      expected.push({ file, line: at + 2, result: spoil?.[0] ?? 'ok' });
    }
    files.push({ name: file, content: encoded(index, [ROSTER_HEADER, ...rows.map((row) => row.join())]) });
    if (coworkersPerEmployer > 0) {
      const lines = Array.from({ length: coworkersPerEmployer }, (_, at) =>
        parentRow(index + 1, count + at + 1).slice(0, 4),
      );
      const header = ROSTER_HEADER.split(',').slice(0, 4);
      const content = utf8WithMark([header, ...lines].map((row) => row.join()).join('\r\n'));
      files.push({ name: `coworkers/${number}.csv`, content });
    }
  }
  return { files, expected };
}

/** A corporate number (法人番号) with its check digit, from twelve digits that nobody has. */
export function corporateNumber(index: number): string {
  const base = `45${String(index).padStart(10, '0')}`;
  let sum = 0;
  for (let n = 1; n <= 12; n += 1) sum += Number(base.charAt(12 - n)) * (n % 2 === 1 ? 1 : 2);
  return `${9 - (sum % 9)}${base}`;
}

function employersCsv(numbers: readonly string[]): string {
  const rows = numbers.map(
    (number, index) =>
      `${number},株式会社見本${index + 1},カブシキガイシャミホン${index + 1},jinji@e${index + 1}.example.jp`,
  );
  return ['法人番号,名称,フリガナ,担当者メール', ...rows, ''].join('\r\n');
}

function merchantsCsv(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const area = AREAS[index % AREAS.length];
    const trade = TRADES[index % TRADES.length];
    const account = `${BRANCHES[index % BRANCHES.length]},${index % 2 ? '当座' : '普通'},${String(1_000_000 + index * 7)}`;
    return `${area}${trade}${index + 1},ミホン${index + 1},${trade},${area},${account},ﾐﾎﾝ ﾃﾝ,shop${index + 1}@example.jp`;
  });
  const header = '店名,フリガナ,業種,地区,金融機関コード,支店コード,預金種目,口座番号,口座名義カナ,担当者メール';
  return [header, ...rows, ''].join('\r\n');
}

function parentRow(employer: number, number: number): string[] {
  const [surname = '', surnameKana = ''] = (SURNAMES[(employer + number) % SURNAMES.length] ?? '').split(' ');
  const [name = '', nameKana = ''] = (NAMES[(employer * 2 + number) % NAMES.length] ?? '').split(' ');
  const birth = addDays('2024-04-10', ((employer * 37 + number * 11) % 440) as number);
  return [
    `${String(employer).padStart(3, '0')}-${String(number).padStart(4, '0')}`,
    `${surname}　${name}`,
    `${surnameKana} ${nameKana}`,
    `p${number}@e${employer}.example.jp`,
    birth,
    addDays(birth, 57),
    addDays(birth, 57 + 180),
  ];
}

/** The same row as different HR teams write it. */
function dressed(row: string[], index: number): string[] {
  const dates = (write: (date: string) => string) => row.map((cell, at) => (at < 4 ? cell : write(cell)));
  switch (index % 5) {
    case 1:
      return dates((date) => date.split('-').map(Number).join('/'));
    case 2:
      return dates(
        (date) => `令和${Number(date.slice(0, 4)) - 2018}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`,
      );
    case 3:
      return dates(
        (date) => `R${Number(date.slice(0, 4)) - 2018}.${Number(date.slice(5, 7))}.${Number(date.slice(8))}`,
      );
    case 4:
      return dates((date) =>
        date.replaceAll('-', '／').replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      );
    default:
      return row;
  }
}

/** CP932 or UTF-8 with or without byte order mark, and either line end, in turn. */
function encoded(index: number, lines: readonly string[]): Buffer {
  const text = lines.join(index % 4 < 2 ? '\r\n' : '\n');
  if (index % 2 === 0) return iconv.encode(text, 'cp932');
  return index % 3 === 0 ? Buffer.from(text) : utf8WithMark(text);
}

function utf8WithMark(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`);
}

function plainDate(text: string | undefined): DateIso {
  return text as DateIso;
}
