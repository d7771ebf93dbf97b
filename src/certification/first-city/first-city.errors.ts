import { DomainError } from '../../domain/domain-error.js';

export const cityNotDescribed = () =>
  new DomainError({
    kind: 'invalid',
    code: 'city_not_described',
    ja: 'まだ市がありません。市の名称・コード・開始月を入力してください。',
    en: 'There is no city yet: give its name, its code and the first month of its programme.',
  });

export const addressHasAccount = () =>
  new DomainError({
    kind: 'conflict',
    code: 'address_has_account',
    ja: 'このメールアドレスにはすでにアカウントがあります。コマンド sankyu account invite で招待してください。',
    en: 'This address has an account already. Invite it by the command sankyu account invite.',
  });
