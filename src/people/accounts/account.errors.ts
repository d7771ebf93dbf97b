import { DomainError } from '../../domain/domain-error.js';

export const emailTaken = () =>
  new DomainError({
    kind: 'conflict',
    code: 'email_taken',
    ja: 'このメールアドレスは使えません。',
    en: 'This e-mail address cannot be used.',
  });

export const lastWayIn = () =>
  new DomainError({
    kind: 'conflict',
    code: 'last_way_in',
    ja: 'これを削除すると役割を使えなくなります。先に別のパスキーか認証アプリを設定してください。',
    en: 'Without it none of your roles could be used. Set up another passkey or an authenticator app first.',
  });
