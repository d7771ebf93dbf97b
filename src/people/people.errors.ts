import { DomainError } from '../domain/domain-error.js';

export const unauthenticated = () =>
  new DomainError({
    kind: 'unauthenticated',
    code: 'unauthenticated',
    ja: 'サインインするか、有効なアクセストークンを送ってください。',
    en: 'Sign in, or send a valid access token.',
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

export const roleNotNamed = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'role_not_named',
    ja: 'どの役割で行うかを選んでください（/api/v1/as/<役割ID>/...）。',
    en: 'Choose the role in which you do this: /api/v1/as/<role grant id>/...',
  });

export const strongSignInNeeded = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'strong_sign_in_needed',
    ja: 'この役割には、パスワードと認証アプリのコード（またはパスキー）でのサインインが必要です。',
    en: 'This role needs a sign-in with a password and a code of the authenticator app, or with a passkey.',
  });

export const signInAgain = () =>
  new DomainError({
    kind: 'unauthenticated',
    code: 'sign_in_again',
    ja: 'しばらく操作がなかったため、もう一度サインインしてください。',
    en: 'This role was not used for a while, or for a long time on end: sign in again.',
  });

export const confirmFirst = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'confirm_first',
    ja: '大切な変更のため、もう一度本人確認をしてください（10分間有効）。',
    en: 'Show again that it is you, with the second factor if you have one; this then holds for ten minutes.',
  });

export const permissionNotOfRole = (permissions: readonly string[]) =>
  new DomainError({
    kind: 'invalid',
    code: 'permission_not_of_role',
    ja: 'この役割のキーに、指定された権限を与えることはできません。',
    en: 'A key of this role cannot be given these permissions.',
    details: { permissions },
  });

export const notYourKeys = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'not_your_keys',
    ja: '人事担当者は人事システム用、協賛企業の管理者はPOS用のキーだけを扱えます。',
    en: 'HR has keys for its own HR system, and a merchant’s owner for its own tills, and no others.',
  });

export const tokenEnded = () =>
  new DomainError({
    kind: 'conflict',
    code: 'token_ended',
    ja: 'このトークンはすでに終わっているため、更新できません。作り直してください。',
    en: 'This token has ended and cannot be rotated. Make another.',
  });
