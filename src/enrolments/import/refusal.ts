import type { LayoutProblem } from './columns.js';

/** Why a row is not taken. Where several reasons hold, the first in this order is said. */
export const refusalCodes = [
  'bad_encoding',
  'bad_columns',
  'missing_field',
  'bad_date',
  'bad_email',
  'return_before_birth',
  'child_over_limit',
  'bad_corporate_number',
  'unknown_bank',
  'duplicate_in_file',
  'already_enrolled',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  code: RefusalCode;
  /** What is wrong and what to do, for whoever corrects the row. */
  ja: string;
  en: string;
}

export const refusals = {
  badEncoding: (): Refusal => ({
    code: 'bad_encoding',
    ja: '文字化けしているか、外字が使われています。正しい文字に直してください。',
    en: 'Some characters cannot be read. Type them again.',
  }),
  badCells: (expected: number, found: number): Refusal => ({
    code: 'bad_columns',
    ja: `列の数が見出しと合いません（見出し ${expected} 列、この行 ${found} 列）。余分なカンマや閉じていない引用符がないか確かめてください。`,
    en: `The row has ${found} cells, the header ${expected}. Look for a comma too many or a quote that is not closed.`,
  }),
  badQuotes: (): Refusal => ({
    code: 'bad_columns',
    ja: '引用符（"）が閉じていません。',
    en: 'A quote is not closed.',
  }),
  badHeader: ({ missing, twice }: LayoutProblem): Refusal => ({
    code: 'bad_columns',
    ja: [
      ...(missing.length > 0 ? [`見出しに「${missing.join('」「')}」の列がありません。`] : []),
      ...(twice.length > 0 ? [`見出しに「${twice.join('」「')}」の列が二つ以上あります。`] : []),
    ].join(''),
    en: [
      ...(missing.length > 0 ? [`The header lacks ${missing.join(', ')}.`] : []),
      ...(twice.length > 0 ? [`The header has more than one ${twice.join(', ')}.`] : []),
    ].join(' '),
  }),
  unnamedColumn: (): Refusal => ({
    code: 'bad_columns',
    ja: '見出しのない列に値があります。値がずれていないか確かめてください。',
    en: 'A column without a header holds a value. See whether the cells have slipped.',
  }),
  emptyFile: (): Refusal => ({
    code: 'bad_columns',
    ja: 'ファイルに見出しの行がありません。',
    en: 'The file has no header.',
  }),
  missingField: (label: string): Refusal => ({
    code: 'missing_field',
    ja: `「${label}」が空です。`,
    en: `${label} is empty.`,
  }),
  badCorporateNumber: (): Refusal => ({
    code: 'bad_corporate_number',
    ja: '法人番号が正しくありません。13桁の数字を確かめてください。',
    en: 'The corporate number is not valid. Check its 13 digits.',
  }),
  unknownEmployer: (): Refusal => ({
    code: 'bad_corporate_number',
    ja: 'この名簿の就労先企業が登録されていません。ファイル名の法人番号を確かめるか、先に企業を登録してください。',
    en: 'The employer of this roster is not registered. Check the corporate number in the file name, or register it first.',
  }),
  unknownBank: (): Refusal => ({
    code: 'unknown_bank',
    ja: '金融機関コードと支店コードの組み合わせが見つかりません。',
    en: 'There is no such bank or branch.',
  }),
  badAccount: (label: string): Refusal => ({
    code: 'unknown_bank',
    ja: `「${label}」が口座の情報として正しくありません。`,
    en: `${label} is not valid for a bank account.`,
  }),
  badDate: (label: string): Refusal => ({
    code: 'bad_date',
    ja: `「${label}」が日付として読めません。2026-04-01 や 令和8年4月1日 のように書いてください。`,
    en: `${label} is not a date. Write it as 2026-04-01.`,
  }),
  badEmail: (label: string): Refusal => ({
    code: 'bad_email',
    ja: `「${label}」が正しい形ではありません。`,
    en: `${label} is not an e-mail address.`,
  }),
  returnBeforeBirth: (): Refusal => ({
    code: 'return_before_birth',
    ja: '復職日が子の生年月日より前です。',
    en: 'The return to work is before the birth of the child.',
  }),
  childOverLimit: (): Refusal => ({
    code: 'child_over_limit',
    ja: '子が対象の年齢を超えているため、配付できる月が残っていません。',
    en: 'The child is past the age of the programme: no month is left to be issued.',
  }),
  duplicateInFile: (label: string, line: number, file: string | undefined): Refusal => ({
    code: 'duplicate_in_file',
    ja: `同じ${label}の行が先にあります（${file === undefined ? '' : `${file} の `}${line} 行目）。`,
    en: `An earlier row has the same ${label} (line ${line}${file === undefined ? '' : ` of ${file}`}).`,
  }),
  differentlyRegistered: (): Refusal => ({
    code: 'already_enrolled',
    ja: 'すでに登録されていて、その内容と違います。変更は登録の訂正で行ってください。',
    en: 'It is registered already, with other data. Change those by a correction.',
  }),
  personDiffers: (): Refusal => ({
    code: 'already_enrolled',
    ja: 'この社員番号の人の氏名かメールアドレスが登録と違うか、同じ人が別の社員番号で登録されています。',
    en: 'The staff number is registered with another name or address, or the same person under another number.',
  }),
  registeredElsewhere: (): Refusal => ({
    code: 'already_enrolled',
    ja: '同じ人がほかの就労先企業ですでに登録されています。転職のときは先に市へ届け出てください。',
    en: 'The same person is registered by another employer. Report the change of employer to the city first.',
  }),
  childNumberTaken: (): Refusal => ({
    code: 'already_enrolled',
    ja: 'この児童番号の子はすでに登録されています。',
    en: 'The child with this number is enrolled already.',
  }),
} as const;
