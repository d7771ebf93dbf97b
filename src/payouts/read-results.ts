import { toHalfWidth, trimAll } from '../domain/text.js';
import { readCsv } from '../enrolments/import/read-csv.js';
import { cellText, type SheetRow } from '../enrolments/import/sheet.js';
import { badResultLine, noResults } from './payout.errors.js';

/** What the bank says of one line of a batch. */
export interface PayoutResult {
  lineNumber: number;
  result: 'paid' | 'returned';
  /** The bank's code and words. */
  reason?: string;
}

/** How banks and their portals say it. */
const RESULTS: Readonly<Record<string, PayoutResult['result']>> = {
  paid: 'paid',
  '0': 'paid',
  済: 'paid',
  振込済: 'paid',
  returned: 'returned',
  返却: 'returned',
  組戻: 'returned',
  振込不能: 'returned',
};

/**
 * Reads the bank's answer: CSV (UTF-8 or CP932) of line number, result, reason. The result is paid (0, 済, 振込済) or returned
 * (返却, 組戻, 振込不能, or any code of the bank's that is not 0, which then belongs to the reason). A first line that
 * names the columns is passed over.
 *
 * @throws DomainError no_results, bad_result_line
 */
export function readResults(content: Buffer): PayoutResult[] {
  const { header, rows } = readCsv(content);
  const lines = header && /\d/.test(textsOf(header)[0] ?? '') ? [header, ...rows] : rows;
  if (lines.length === 0) throw noResults();
  return lines.map(readResult);
}

function readResult(row: SheetRow): PayoutResult {
  const [lineNumber = '', result = '', reason = ''] = textsOf(row);
  const meaning = meaningOf(result);
  if (row.fault || !/^0*[1-9]\d{0,8}$/.test(lineNumber) || !meaning) throw badResultLine(row.line);
  const words = [/^\d+$/.test(result) ? result : '', reason].filter(Boolean).join(' ');
  return { lineNumber: Number(lineNumber), result: meaning, ...(words ? { reason: words } : {}) };
}

function textsOf({ cells }: SheetRow): string[] {
  return cells.map((cell) => trimAll(toHalfWidth(cellText(cell))));
}

function meaningOf(text: string): PayoutResult['result'] | undefined {
  if (Object.hasOwn(RESULTS, text)) return RESULTS[text];
  return /^\d{1,4}$/.test(text) ? 'returned' : undefined;
}
