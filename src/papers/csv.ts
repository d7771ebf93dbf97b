import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { notInCp932 } from './paper.errors.js';

export const csvEncodings = ['utf-8', 'cp932'] as const;
/** utf-8 is written with its byte order mark, by which spreadsheets recognise it; cp932 is what they call Shift_JIS. */
export type CsvEncoding = (typeof csvEncodings)[number];

export type CsvCell = string | number | null;

/**
 * A table as CSV: CRLF (RFC 4180), and no cell that a spreadsheet takes for a formula. A cell that holds a line break in
 * any form is quoted.
 *
 * @throws DomainError not_in_cp932
 */
export function csvOf(rows: readonly (readonly CsvCell[])[], encoding: CsvEncoding = 'utf-8'): Buffer {
  const text = csvText(rows, encoding === 'utf-8');
  return encoding === 'utf-8' ? Buffer.from(text) : toCp932(text);
}

/** Further rows of a table that `csvOf` began in UTF-8, for one that is written part by part. */
export function moreCsvOf(rows: readonly (readonly CsvCell[])[]): Buffer {
  return Buffer.from(csvText(rows, false));
}

function csvText(rows: readonly (readonly CsvCell[])[], bom: boolean): string {
  return stringify(rows as CsvCell[][], {
    bom,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}

/** The Content-Type of what `csvOf` made. */
export function csvMediaType(encoding: CsvEncoding = 'utf-8'): string {
  return `text/csv; charset=${encoding === 'utf-8' ? 'utf-8' : 'Shift_JIS'}`;
}

/**
 * A text in CP932 (Microsoft's Shift_JIS), every character of it.
 *
 * @throws DomainError not_in_cp932
 */
export function toCp932(text: string): Buffer {
  const bytes = iconv.encode(text, 'cp932');
  if (iconv.decode(bytes, 'cp932') === text) return bytes;
  const lost = Array.from(text).filter(
    (character) => iconv.decode(iconv.encode(character, 'cp932'), 'cp932') !== character,
  );
  throw notInCp932([...new Set(lost)]);
}
