import { DomainError } from '../../domain/domain-error.js';

export const nothingLost = () =>
  new DomainError({
    kind: 'refused',
    code: 'nothing_lost',
    ja: '認証アプリは設定されていません。リンクから新しいパスワードを設定してください。',
    en: 'No authenticator app is set up: set a new password by the link.',
  });

export const recoveryNotReady = () =>
  new DomainError({
    kind: 'refused',
    code: 'recovery_not_ready',
    ja: '回復の申し出は、まだ承認されていないか待ち時間の途中です。',
    en: 'This recovery was not approved yet, or its waiting time has not passed.',
  });

export const ownRecovery = () =>
  new DomainError({
    kind: 'refused',
    code: 'own_recovery',
    ja: '自分の回復は自分では承認できません。',
    en: 'Nobody approves the own recovery.',
  });
