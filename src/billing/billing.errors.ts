import { declareConstraint } from '../database/constraint-errors.js';
import { DomainError } from '../domain/domain-error.js';

export const badVirtualAccount = () =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_virtual_account',
    ja: '仮想口座番号は7桁から14桁の数字です。',
    en: 'A virtual account number has 7 to 14 digits.',
  });

export const virtualAccountTaken = () =>
  new DomainError({
    kind: 'conflict',
    code: 'virtual_account_taken',
    ja: 'この仮想口座番号はほかの企業に割り当てられています。',
    en: 'This virtual account belongs to another employer.',
  });

export const invoiceNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'invoice_not_found',
    ja: 'その請求書は見つかりません。',
    en: 'There is no such invoice.',
  });

declareConstraint('virtual_accounts_account_key', virtualAccountTaken);
