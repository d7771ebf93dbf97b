import { DomainError } from '../../domain/domain-error.js';

export const providerAway = (cause?: unknown) =>
  new DomainError({
    kind: 'busy',
    code: 'provider_away',
    ja: '外部サービスに接続できません。しばらくしてからお試しいただくか、別の方法でサインインしてください。',
    en: 'The other provider cannot be reached. Try again later, or sign in another way.',
    cause,
  });

/** @param error as the provider names it (RFC 6749, 4.1.2.1), e.g. access_denied */
export const providerRefused = (error: string) =>
  new DomainError({
    kind: 'refused',
    code: 'provider_refused',
    ja: '外部サービスでのサインインが取り消されたか、断られました。',
    en: 'At the other provider the sign-in was cancelled or refused.',
    details: { error },
  });

export const answerNotValid = () =>
  new DomainError({
    kind: 'unauthenticated',
    code: 'provider_answer_not_valid',
    ja: '外部サービスからの応答を確認できませんでした。はじめからやり直してください。',
    en: 'The answer of the other provider was not accepted. Begin again.',
  });

export const identityNotLinked = () =>
  new DomainError({
    kind: 'unauthenticated',
    code: 'identity_not_linked',
    ja: 'この外部サービスのアカウントは登録されていません。別の方法でサインインしてから追加してください。',
    en: 'This account of the other provider is not linked to anybody here. Sign in another way first, and add it.',
  });

export const identityEmailDiffers = () =>
  new DomainError({
    kind: 'refused',
    code: 'identity_email_differs',
    ja: '外部サービスで確認済みのメールアドレスが、このアカウントのものと同じではありません。',
    en: 'The other provider has not verified the e-mail address that this account has.',
  });

export const identityTaken = () =>
  new DomainError({
    kind: 'conflict',
    code: 'identity_taken',
    ja: 'この外部サービスのアカウントはすでに登録されています。',
    en: 'This account of the other provider is linked already.',
  });

export const identityOfIssuerLinked = () =>
  new DomainError({
    kind: 'conflict',
    code: 'identity_of_issuer_linked',
    ja: 'この外部サービスの別のアカウントがすでに登録されています。先に削除してください。',
    en: 'Another account of this provider is linked already. Remove that one first.',
  });

export const providerNotForYou = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'provider_not_for_you',
    ja: 'この外部サービスでのサインインは、お持ちの役割では使えません。',
    en: 'This provider is not for any of your roles.',
  });
