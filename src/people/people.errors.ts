import { DomainError } from '../domain/domain-error.js';

export const unauthenticated = () =>
  new DomainError({
    kind: 'unauthenticated',
    code: 'unauthenticated',
    ja: '有効なアクセストークンが必要です。',
    en: 'A valid access token is needed.',
  });

export const forbidden = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'forbidden',
    ja: 'この操作は許可されていません。',
    en: 'Your role may not do this.',
  });

export const scopeDoesNotFit = () =>
  new DomainError({
    kind: 'invalid',
    code: 'scope_does_not_fit',
    ja: '役割に合う対象（企業・協賛企業・店舗・従業員）を指定してください。',
    en: 'Name exactly what the role is bound to: an employer, a merchant, a shop or an employee.',
  });

export const scopeNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'scope_not_found',
    ja: '指定された企業・協賛企業・店舗・従業員が見つかりません。',
    en: 'There is no such employer, merchant, shop of that merchant, or employee.',
  });

export const tokenShownAlready = () =>
  new DomainError({
    kind: 'conflict',
    code: 'token_shown_already',
    ja: 'このトークンは発行済みで、一度しか表示できません。失効させて作り直してください。',
    en: 'This token was made already and is shown only once. Revoke it and make another.',
  });
