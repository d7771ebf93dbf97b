import { DomainError } from '../../domain/domain-error.js';

export const passkeyNotValid = () =>
  new DomainError({
    kind: 'refused',
    code: 'passkey_not_valid',
    ja: 'このパスキーは登録できません。画面ロック（顔・指紋・PIN）を使えるものでやり直してください。',
    en: 'This passkey cannot be taken. Try again with one that asks for a face, a finger or a PIN.',
  });

export const passkeyFailed = () =>
  new DomainError({
    kind: 'unauthenticated',
    code: 'passkey_failed',
    ja: 'パスキーを確認できませんでした。もう一度お試しいただくか、別の方法でサインインしてください。',
    en: 'The passkey was not accepted. Try again, or sign in another way.',
  });

export const passkeySuspect = () =>
  new DomainError({
    kind: 'unauthenticated',
    code: 'passkey_suspect',
    ja: 'このパスキーは複製されたおそれがあるため使えません。別の方法でサインインし、削除してください。',
    en: 'This passkey may have been copied and is not accepted. Sign in another way and remove it.',
  });

export const passkeyKnown = () =>
  new DomainError({
    kind: 'conflict',
    code: 'passkey_known',
    ja: 'このパスキーはすでに登録されています。',
    en: 'This passkey is registered already.',
  });

export const tooManyPasskeys = (most: number) =>
  new DomainError({
    kind: 'refused',
    code: 'too_many_passkeys',
    ja: `パスキーは${most}個まで登録できます。使わないものを削除してください。`,
    en: `An account has at most ${most} passkeys. Remove one that is not used.`,
    details: { most },
  });
