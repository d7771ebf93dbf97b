import { type DateIso, isRealDate } from '../../domain/date.js';
import { parseDate } from '../../domain/parse-date.js';
import { normaliseSpaces, toHalfWidth, trimAll } from '../../domain/text.js';
import { type Column, layoutOf } from '../../enrolments/import/columns.js';
import { readCsv } from '../../enrolments/import/read-csv.js';
import { cellText, type SheetRow } from '../../enrolments/import/sheet.js';
import { type BadLine, statementHeaderUnknown, statementUnreadable } from './receipt.errors.js';

/** One payment into the city's account, as the bank tells it. */
export interface StatementLine {
  line: number;
  receivedOn: DateIso;
  /** Whole yen, more than nothing. */
  amount: number;
  payerKana: string;
  virtualAccount: string | null;
  bankReference: string;
}

/** The columns that matter, by the names that banks give them. */
const COLUMNS = {
  receivedOn: { label: '取引日', names: ['入金日', '勘定日', '日付', '取引年月日', '入払日', 'お取引日', '年月日'] },
  amount: {
    label: '入金額',
    names: ['入金金額', '預入金額', 'お預入金額', 'お預り金額', '入金額(円)', '入金', '金額'],
  },
  payerKana: {
    label: '振込依頼人名',
    names: [
      '依頼人名',
      '振込依頼人',
      '振込人名',
      '振込依頼人名(カナ)',
      '振込依頼人カナ',
      '依頼人名カナ',
      '摘要',
      '取引内容',
    ],
  },
  virtualAccount: {
    label: '仮想口座番号',
    names: ['バーチャル口座番号', '入金専用口座番号', '振込入金口座番号', '専用口座番号', '被振込口座番号'],
    optional: true,
  },
  bankReference: {
    label: '照会番号',
    names: ['取引番号', '明細番号', '整理番号', '取引照会番号', '受付番号'],
    optional: true,
  },
} as const satisfies Record<string, Column>;

type Field = keyof typeof COLUMNS;

/**
 * Reads a bank's statement: CSV in UTF-8 or CP932, columns in any order. Lines on which nothing came in (money that went
 * out, balances) are none of ours. A line that may be a payment and cannot be read refuses the file, so that none is
 * lost; so does a payment of a day that has not come, whose date must be wrong.
 *
 * @param today the city's
 * @throws DomainError statement_header_unknown, statement_unreadable
 */
export function readStatement(content: Buffer, today: DateIso): StatementLine[] {
  const { header, rows } = readCsv(content);
  const found = layoutOf(COLUMNS, header?.cells ?? []);
  if ('problem' in found) throw statementHeaderUnknown(found.problem.missing, found.problem.twice);
  const bad: BadLine[] = [];
  const lines: StatementLine[] = [];
  for (const row of rows) {
    const read = readLine(row, (field) => {
      const at = found.layout[field];
      return at === undefined ? '' : trimAll(cellText(row.cells[at]));
    });
    if (read === undefined) continue;
    if ('code' in read) bad.push(read);
    else if (read.receivedOn > today) bad.push({ line: read.line, code: 'future_date' });
    else lines.push(read);
  }
  const [first, ...others] = bad;
  if (first) throw statementUnreadable([first, ...others]);
  return toldApart(lines);
}

function readLine({ line, fault }: SheetRow, text: (field: Field) => string): StatementLine | BadLine | undefined {
  if (fault) return { line, code: fault };
  const written = toHalfWidth(text('amount')).replace(/[¥￥円,\s]/g, '');
  if (written === '' || /^0+$/.test(written)) return undefined;
  const amount = Number(written);
  if (!/^\d+$/.test(written) || !Number.isSafeInteger(amount)) return { line, code: 'bad_amount' };
  const receivedOn = readDay(text('receivedOn'));
  if (!receivedOn) return { line, code: 'bad_date' };
  const payerKana = normaliseSpaces(text('payerKana'));
  if (payerKana === '') return { line, code: 'missing_payer' };
  return {
    line,
    receivedOn,
    amount,
    payerKana,
    virtualAccount: readAccount(text('virtualAccount')),
    bankReference: toHalfWidth(text('bankReference')),
  };
}

/** Banks also write 20260415. */
function readDay(text: string): DateIso | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(toHalfWidth(text)) ?? [];
  const plain = `${year}-${month}-${day}`;
  return year !== undefined && isRealDate(plain) ? plain : parseDate(text);
}

/** The digits of an account number, however they are set apart; null where there are none. */
export function readAccount(text: string): string | null {
  return toHalfWidth(text).replace(/\D/g, '') || null;
}

/**
 * Two payments of one day can be alike in everything that the bank tells. The second of them in a file is another one,
 * so it is told apart by a number; the same day in a file that overlaps counts the same way.
 */
function toldApart(lines: StatementLine[]): StatementLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = JSON.stringify([line.receivedOn, line.bankReference, line.amount, line.payerKana]);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? line : { ...line, bankReference: `${line.bankReference}#${times}` };
  });
}
