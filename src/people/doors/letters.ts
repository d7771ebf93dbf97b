import type { NewLetter } from '../../mail/letter.js';
import { linkTo } from './links.js';

/** What a letter of a door says; the rest of it is who gets it. */
type Text = Pick<NewLetter, 'template' | 'subject' | 'text'>;

const NOT_YOU_JA = 'お心当たりがない場合は、このメールを無視してください。リンクを開くだけでは何も起こりません。';
const NOT_YOU_EN = 'If you did not ask for this, ignore it. Opening the link alone does nothing.';

export const signInLetter = (secret: string): Text =>
  text(
    'sign-in-link',
    'サインイン用のリンク / Your sign-in link',
    [
      'サンキューにサインインするには、次のリンクを開き、ボタンを押してください（10分間、1回だけ有効）。',
      'Open this link and press the button to sign in (10 minutes, once):',
    ],
    linkTo('sign-in', secret),
  );

export const resetLetter = (secret: string): Text =>
  text(
    'password-reset',
    'パスワードの再設定 / Setting a new password',
    [
      '新しいパスワードを設定するには、次のリンクを開いてください（10分間、1回だけ有効）。認証アプリをお使いの方は、そのコードか回復コードも必要です。',
      'Open this link to set a new password (10 minutes, once). Have a code of your authenticator app or a recovery code at hand if you use one:',
    ],
    linkTo('recover', secret),
  );

export const invitationLetter = (secret: string, role: string, of: string): Text =>
  text(
    'invitation',
    'サンキューへの招待 / An invitation to Sankyu',
    [
      `${of} の「${role}」として招待されました。次のリンクを開いて、お引き受けください（72時間、1回だけ有効）。`,
      `You are invited to be "${role}" of ${of}. Open this link to accept (72 hours, once):`,
    ],
    linkTo('invitation', secret),
  );

export const emailChangeLetter = (secret: string): Text =>
  text(
    'email-change',
    'メールアドレスの確認 / Confirm this e-mail address',
    [
      'このアドレスをサンキューで使うには、次のリンクを開いてください（60分間、1回だけ有効）。',
      'Open this link to use this address with Sankyu (60 minutes, once):',
    ],
    linkTo('confirm-email', secret),
  );

export const identityLetter = (secret: string, nameJa: string, nameEn: string): Text =>
  text(
    'identity-link',
    '外部サービスでのサインインの確認 / Confirm a sign-in by another provider',
    [
      `今後 ${nameJa} のアカウントでサンキューにサインインするには、次のリンクを開き、ボタンを押してください（10分間、1回だけ有効）。`,
      `To sign in to Sankyu by your account of ${nameEn} from now on, open this link and press the button (10 minutes, once):`,
    ],
    linkTo('link-identity', secret),
  );

const CHANGES = {
  password: ['パスワードが変更されました。', 'Your password was changed.'],
  email: ['メールアドレスが変更されました。', 'Your e-mail address was changed.'],
  email_asked: ['メールアドレスの変更が申し込まれました。', 'A change of your e-mail address was asked for.'],
  totp: ['認証アプリが設定されました。', 'An authenticator app was set up.'],
  totp_removed: ['認証アプリが外されました。', 'The authenticator app was removed.'],
  passkey: ['パスキーが追加されました。', 'A passkey was added.'],
  passkey_removed: ['パスキーが削除されました。', 'A passkey was removed.'],
  passkey_suspect: [
    'パスキーが複製されたおそれがあるため、サインインを断りました。そのパスキーを削除してください。',
    'A sign-in was refused since one of your passkeys may have been copied. Remove that passkey.',
  ],
  identity: ['外部サービスのアカウントでのサインインが追加されました。', 'A sign-in by another provider was added.'],
  identity_removed: [
    '外部サービスのアカウントでのサインインが削除されました。',
    'A sign-in by another provider was removed.',
  ],
  recovery_codes: ['回復コードが新しくなりました。', 'Your recovery codes were renewed.'],
  recovery_code_used: ['回復コードが1つ使われました。', 'One of your recovery codes was used.'],
  recovery_asked: [
    '認証アプリと回復コードを失ったとの申し出がありました。ご本人でなければ、サインインすると取り消されます。',
    'Somebody said that your authenticator app and recovery codes are lost. If it was not you, signing in cancels it.',
  ],
  recovery_approved: [
    '回復の申し出が承認されました。「パスワードの再設定」からリンクを受け取り、続けてください。',
    'Your recovery was approved. Ask for a password link to go on.',
  ],
  recovered: [
    'アカウントが回復され、以前の認証は使えなくなりました。',
    'Your account was recovered; what it was signed in with before is void.',
  ],
} as const;

export type AccountChange = keyof typeof CHANGES;

/** Tells a person what was done about the account, so that somebody else's doing does not stay hidden. */
export const changeLetter = (change: AccountChange): Text =>
  text('account-changed', 'アカウントについてのお知らせ / About your account', CHANGES[change], undefined);

function text(template: string, subject: string, [ja, en]: readonly [string, string], link: string | undefined): Text {
  const [notJa, notEn] = link ? [NOT_YOU_JA, NOT_YOU_EN] : [WARN_JA, WARN_EN];
  const parts = [ja, ...(link ? [link] : []), notJa, '', en, ...(link ? [link] : []), notEn, ''];
  return { template, subject, text: parts.join('\n\n') };
}

const WARN_JA = 'お心当たりがない場合は、すぐにパスワードを再設定し、組織の管理者に知らせてください。';
const WARN_EN = 'If it was not you, set a new password at once and tell the administrator of your organisation.';
