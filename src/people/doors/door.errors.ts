import { DomainError } from '../../domain/domain-error.js';

export const signInFailed = () =>
  new DomainError({
    kind: 'unauthenticated',
    code: 'sign_in_failed',
    ja: 'サインインできませんでした。メールアドレスとパスワード、またはコードを確かめてください。',
    en: 'This did not work. Check the e-mail address and the password, or the code.',
  });

export const codeWrong = () =>
  new DomainError({
    kind: 'refused',
    code: 'code_wrong',
    ja: 'コードが違うか、すでに使われています。次のコードが出るまで待ってお試しください。',
    en: 'This code is wrong or was used already. Wait for the next one.',
  });

export const passwordTooShort = (shortest: number) =>
  new DomainError({
    kind: 'invalid',
    code: 'password_too_short',
    ja: `パスワードは${shortest}文字以上にしてください。`,
    en: `A password has at least ${shortest} characters.`,
    details: { shortest },
  });

export const passwordTooLong = (longest: number) =>
  new DomainError({
    kind: 'invalid',
    code: 'password_too_long',
    ja: `パスワードは${longest}文字以内にしてください。`,
    en: `A password has at most ${longest} characters.`,
    details: { longest },
  });

export const passwordTooCommon = () =>
  new DomainError({
    kind: 'invalid',
    code: 'password_too_common',
    ja: 'このパスワードは推測されやすいため使えません。いくつかの言葉を組み合わせた長いものにしてください。',
    en: 'This password is easily guessed. Take a longer one, for example of several words.',
  });

export const secondFactorSetUp = () =>
  new DomainError({
    kind: 'conflict',
    code: 'second_factor_set_up',
    ja: '認証アプリはすでに設定されています。',
    en: 'An authenticator app is set up already.',
  });

export const secondFactorMissing = () =>
  new DomainError({
    kind: 'refused',
    code: 'second_factor_missing',
    ja: '先に認証アプリを設定してください。',
    en: 'Set up an authenticator app first.',
  });

export const passwordMissing = () =>
  new DomainError({
    kind: 'refused',
    code: 'password_missing',
    ja: '先にパスワードを設定してください。',
    en: 'Set a password first.',
  });

export const addressNotUsable = () =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_email',
    ja: 'メールアドレスの形が正しくありません。',
    en: 'This is no e-mail address.',
  });
