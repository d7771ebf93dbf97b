import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.js';
import { sheetOf, type Sheet, type SheetRow } from './sheet.js';

/** After so many quotes that are never closed a file is no table, and the rest of it is not looked at. */
const MOST_UNCLOSED_QUOTES = 50;

/** The signs at which a spreadsheet takes a text for a formula; `correctionCsv` puts an apostrophe before them. */
const ESCAPED_FORMULA = /^'(?=[=+\-@\t\r＝＋－＠])/;

interface Found {
  cells: string[];
  /** Bytes of UTF-8, within the part that was parsed, up to the end of this record. */
  end: number;
}

/**
 * Reads CSV: quoted fields may hold commas, quotes and line ends; the last line needs no end; quotes inside a field that
 * does not begin with one are plain text. A row is named by the physical line on which it begins. A quote that is
 * never closed spoils its own line, and reading goes on with the next.
 */
export function readCsv(content: Buffer): Sheet {
  const { text, lineOffsets, doubtfulLines } = decodeText(content);
  const bytes = Buffer.from(text, 'utf8');
  const rows: SheetRow[] = [];
  let start = 0;
  let lineIndex = 0;
  for (let unclosed = 0; unclosed <= MOST_UNCLOSED_QUOTES; unclosed += 1) {
    const { records, whole } = parsePart(bytes.subarray(start));
    const base = start;
    for (const record of records) {
      const line = lineIndex + 1;
      start = base + record.end;
      while (lineIndex < lineOffsets.length && (lineOffsets[lineIndex] ?? 0) < start) lineIndex += 1;
      rows.push(withFault({ line, cells: record.cells.map(unescapeFormula) }, lineIndex, doubtfulLines));
    }
    if (whole) return sheetOf(rows);
    rows.push({
      line: lineIndex + 1,
      cells: [lineText(bytes, lineOffsets, lineIndex)],
      fault: doubtfulLines.has(lineIndex + 1) ? 'bad_encoding' : 'bad_columns',
    });
    lineIndex += 1;
    start = lineOffsets[lineIndex] ?? bytes.length;
  }
  return sheetOf(rows);
}

/** The records up to the end, or up to a quote that is never closed. */
function parsePart(part: Buffer): { records: Found[]; whole: boolean } {
  const records: Found[] = [];
  try {
    parse(part, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      on_record: (cells: string[], { bytes }) => {
        records.push({ cells, end: bytes });
        return null;
      },
    });
    return { records, whole: true };
  } catch (error) {
    const unclosed = error instanceof CsvError && ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
    if (!unclosed) throw error;
    return { records, whole: false };
  }
}

function withFault(row: SheetRow, lastLine: number, doubtfulLines: ReadonlySet<number>): SheetRow {
  for (let line = row.line; line <= lastLine; line += 1) {
    if (doubtfulLines.has(line)) return { ...row, fault: 'bad_encoding' };
  }
  return row;
}

function lineText(bytes: Buffer, lineOffsets: readonly number[], index: number): string {
  const text = bytes.subarray(lineOffsets[index], lineOffsets[index + 1]).toString('utf8');
  return text.replace(/[\r\n]+$/, '');
}

function unescapeFormula(cell: string): string {
  return cell.replace(ESCAPED_FORMULA, '');
}
