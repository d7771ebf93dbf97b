import { DomainError } from '../domain/domain-error.js';

export const urlNotAllowed = () =>
  new DomainError({
    kind: 'invalid',
    code: 'webhook_url_not_allowed',
    ja: '送信先は、インターネット上の https:// のアドレスにしてください（ユーザー名・パスワード・#以降は含められません）。',
    en: 'A webhook goes to an https:// address on the public internet, without user name, password or fragment.',
  });

export const kindsNotForOwner = () =>
  new DomainError({
    kind: 'invalid',
    code: 'webhook_kinds_not_for_owner',
    ja: '企業には登録・退職・お礼、店舗には利用・取消の通知だけを送ることができます。',
    en: 'An employer is told of enrolments, leavers and thanks; a shop of redemptions and voids. Nothing else.',
  });

export const tooManyWebhooks = () =>
  new DomainError({
    kind: 'conflict',
    code: 'too_many_webhooks',
    ja: '送信先は20件までです。使わないものを削除してください。',
    en: 'There are twenty webhooks already. Remove one that is not used.',
  });

export const webhookMadeMeanwhile = () =>
  new DomainError({
    kind: 'busy',
    code: 'webhook_made_meanwhile',
    ja: '同時に別の送信先が登録されました。もう一度お試しください。',
    en: 'Another webhook was made at the same moment. Try again.',
  });

export const secretShownAlready = () =>
  new DomainError({
    kind: 'conflict',
    code: 'webhook_secret_shown_already',
    ja: 'この送信先は登録済みで、署名の鍵は一度しか表示できません。鍵を更新してください。',
    en: 'This webhook was made already, and its secret is shown only once. Rotate the secret.',
  });

export const webhookOff = () =>
  new DomainError({
    kind: 'conflict',
    code: 'webhook_off',
    ja: 'この送信先は停止中です。再開してからお試しください。',
    en: 'This webhook is switched off. Switch it on first.',
  });
