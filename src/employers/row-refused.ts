import { DomainError } from '../domain/domain-error.js';

const SENTENCES = {
  missing_field: { ja: '必須の項目が空です。', en: 'A required field is empty.' },
  bad_corporate_number: {
    ja: '法人番号が正しくありません（13桁、検査数字）。',
    en: 'This is no corporate number (13 digits with a check digit).',
  },
  bad_email: { ja: 'メールアドレスが正しくありません。', en: 'This is no e-mail address.' },
  municipality_not_found: {
    ja: 'その市町村はこの事業に参加していません。',
    en: 'There is no such municipality in this city.',
  },
  already_registered: {
    ja: '同じものが別の内容で登録されています。',
    en: 'It is registered already, with other data.',
  },
  employed_elsewhere: {
    ja: 'この人はほかの企業に在籍しています。',
    en: 'This person is employed elsewhere at the same time.',
  },
  unknown_bank: { ja: 'その金融機関または支店はありません。', en: 'There is no such bank, or it has no such branch.' },
  bad_account_kind: {
    ja: '預金種目は「普通」「当座」「貯蓄」「その他」のいずれかです。',
    en: 'A bank account is ordinary, current, savings or other.',
  },
  bad_account_number: { ja: '口座番号は7桁の数字です。', en: 'An account number has seven digits.' },
  bad_holder_kana: {
    ja: '口座名義は、全銀協の形式で使えるカナで書いてください。',
    en: "The holder's name must be kana that a bank file can carry.",
  },
} as const;

/** Why a row of an employer, employee or merchant cannot be taken. */
export type RowRefusal = keyof typeof SENTENCES;

/** The same as an error, where one is registered by itself. */
export function rowRefused(code: RowRefusal): DomainError {
  const contradicts = code === 'already_registered' || code === 'employed_elsewhere';
  return new DomainError({ kind: contradicts ? 'conflict' : 'invalid', code, ...SENTENCES[code] });
}
