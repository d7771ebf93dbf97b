import { DomainError } from '../domain/domain-error.js';

export const addressUnusable = () =>
  new DomainError({
    kind: 'invalid',
    code: 'address_unusable',
    ja: 'このメールアドレスには送信できません。',
    en: 'No mail can be sent to this address.',
  });

export const subjectUnusable = () =>
  new DomainError({
    kind: 'invalid',
    code: 'subject_unusable',
    ja: 'メールの件名は、改行や制御文字を含まない 1〜200 文字にしてください。',
    en: 'The subject of a letter is 1 to 200 characters, without line ends and control characters.',
  });

export const mailSettingWrong = (variable: string, allowed: string) =>
  new DomainError({
    kind: 'invalid',
    code: 'mail_setting_wrong',
    ja: `環境変数 ${variable} の値が正しくありません（${allowed}）。`,
    en: `The environment variable ${variable} makes no sense; it may be ${allowed}.`,
  });
