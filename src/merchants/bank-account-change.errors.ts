import { declareConstraint } from '../database/constraint-errors.js';
import { DomainError } from '../domain/domain-error.js';
import type { BankAccountRefusal } from './bank-account.js';

const REFUSALS: Readonly<Record<BankAccountRefusal, { ja: string; en: string }>> = {
  missing_field: { ja: '口座情報に空の項目があります。', en: 'A field of the bank details is empty.' },
  unknown_bank: {
    ja: 'その金融機関コードと支店コードは公表されている一覧にありません。',
    en: 'The published list of banks has no such bank or branch.',
  },
  bad_account_kind: {
    ja: '預金種目は 普通・当座・貯蓄・その他 のいずれかにしてください。',
    en: 'The kind of the account is none of 普通, 当座, 貯蓄, その他.',
  },
  bad_account_number: { ja: '口座番号は 7 桁の数字です。', en: 'An account number has seven digits.' },
  bad_holder_kana: {
    ja: '口座名義は、カナ・英数字と ( ) - . 空白だけで書いてください。',
    en: 'The holder is written in kana, letters, digits and ( ) - . and spaces only.',
  },
};

export const badBankDetails = (code: BankAccountRefusal) =>
  new DomainError({ kind: 'invalid', code, ...REFUSALS[code] });

export const bankAccountChangeNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'bank_account_change_not_found',
    ja: 'その口座変更の申請は見つかりません。',
    en: 'There is no such change of bank details.',
  });

export const bankAccountChangeWaits = () =>
  new DomainError({
    kind: 'conflict',
    code: 'bank_account_change_waits',
    ja: 'この協賛企業の口座変更が既に承認を待っています。',
    en: 'A change of this merchant’s bank details is waiting for approval already.',
  });

export const bankAccountChangeDecided = () =>
  new DomainError({
    kind: 'conflict',
    code: 'bank_account_change_decided',
    ja: 'この口座変更は既に承認または却下されています。',
    en: 'This change of bank details has been decided already.',
  });

export const decidedByRequester = () =>
  new DomainError({
    kind: 'refused',
    code: 'same_person',
    ja: '申請した人とは別の人が決定してください。',
    en: 'Whoever asked for it cannot decide it: another person must.',
  });

declareConstraint('bank_account_changes_two_people', decidedByRequester);
declareConstraint('bank_account_changes_one_waiting', bankAccountChangeWaits);
declareConstraint('bank_account_changes_decided_once', bankAccountChangeDecided);

export const noBankAccount = () =>
  new DomainError({
    kind: 'not_found',
    code: 'no_bank_account',
    ja: '振込先の口座がまだ登録されていません。',
    en: 'There is no bank account yet.',
  });
