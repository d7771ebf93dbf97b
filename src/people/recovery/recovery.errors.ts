import { DomainError } from '../../domain/domain-error.js';

export const nothingLost = () =>
  new DomainError({
    kind: 'refused',
    code: 'nothing_lost',
    ja: 'リンクだけで新しいパスワードを設定できます。回復の申し出は要りません。',
    en: 'The link alone suffices for a new password: there is nothing to recover.',
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

export const otherWayNeeded = () =>
  new DomainError({
    kind: 'refused',
    code: 'other_way_needed',
    ja: 'このアカウントはパスキーまたは組織のサインインで守られています。それでサインインして変更するか、失った場合は回復を申し出てください。',
    en: 'A passkey or the sign-in of an organisation guards this account: sign in by it, or ask for a recovery if it is lost.',
  });
