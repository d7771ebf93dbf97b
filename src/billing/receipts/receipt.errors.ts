import { declareConstraint } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';

/** One line of a statement that cannot be read. */
export interface BadLine {
  line: number;
  code: 'bad_encoding' | 'bad_columns' | 'bad_date' | 'bad_amount' | 'missing_payer' | 'future_date';
}

export const statementHeaderUnknown = (missing: string[], twice: string[]) =>
  new DomainError({
    kind: 'invalid',
    code: 'statement_header_unknown',
    ja: `入出金明細の見出しに必要な列がないか、重複しています（${[...missing, ...twice].join('、')}）。`,
    en: 'The header of the statement lacks a column, or has it twice.',
    details: { missing, twice },
  });

/** What is wrong with a line, in words. */
const FAULTS: Readonly<Record<BadLine['code'], { ja: string; en: string }>> = {
  bad_encoding: { ja: '文字コードが不正', en: 'its characters cannot be read' },
  bad_columns: { ja: '列の数が見出しと違う', en: 'it has other columns than the header' },
  bad_date: { ja: '日付を読めない', en: 'its date cannot be read' },
  bad_amount: { ja: '金額を読めない', en: 'its amount cannot be read' },
  missing_payer: { ja: '振込依頼人がない', en: 'it has no payer' },
  future_date: { ja: '日付がまだ来ていない', en: 'its day has not come' },
};

export const statementUnreadable = (lines: [BadLine, ...BadLine[]]) => {
  const [{ line, code }] = lines;
  return new DomainError({
    kind: 'invalid',
    code: 'statement_unreadable',
    ja: `取り込めない行が ${lines.length} 行あるため、何も取り込みませんでした。${line}行目: ${FAULTS[code].ja}`,
    en: `Nothing was taken: ${lines.length} lines of the statement cannot be. Line ${line}: ${FAULTS[code].en}.`,
    details: { lines: lines.slice(0, 100) },
  });
};

export const receiptNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'receipt_not_found',
    ja: 'その入金は見つかりません。',
    en: 'There is no such receipt.',
  });

export const matchNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'match_not_found',
    ja: 'その消込は見つかりません。',
    en: 'There is no such match.',
  });

export const matchUndoneAlready = () =>
  new DomainError({
    kind: 'conflict',
    code: 'match_undone_already',
    ja: 'この消込はすでに取り消されています。',
    en: 'This match has been undone already.',
  });

export const creditCountsByRule = () =>
  new DomainError({
    kind: 'refused',
    code: 'credit_counts_by_rule',
    ja: '減額通知は決められた順に充当されるため、取り消せません。',
    en: 'Credit notes are counted by rule, so this cannot be undone.',
  });

export const matchPassesReceipt = () =>
  new DomainError({
    kind: 'refused',
    code: 'match_passes_receipt',
    ja: '入金の残りを超えて消し込むことはできません。',
    en: 'More cannot be matched than what is left of the receipt.',
  });

export const matchPassesInvoice = () =>
  new DomainError({
    kind: 'refused',
    code: 'match_passes_invoice',
    ja: '請求の残りを超えて消し込むことはできません。',
    en: 'More cannot be matched than what the invoice is still owed.',
  });

export const matchPassesCreditNote = () =>
  new DomainError({
    kind: 'refused',
    code: 'match_passes_credit_note',
    ja: '減額通知の残りを超えて充当することはできません。',
    en: 'More cannot be counted than what is left of the credit note.',
  });

export const notAnInvoice = () =>
  new DomainError({
    kind: 'refused',
    code: 'not_an_invoice',
    ja: '入金は請求書にだけ消し込めます。',
    en: 'A receipt is matched with invoices only.',
  });

declareConstraint('receipt_matches_within_receipt', matchPassesReceipt);
declareConstraint('receipt_matches_within_invoice', matchPassesInvoice);
declareConstraint('receipt_matches_within_credit_note', matchPassesCreditNote);
declareConstraint('receipt_matches_papers_fit', notAnInvoice);
declareConstraint('receipt_matches_only_undone', matchUndoneAlready);
