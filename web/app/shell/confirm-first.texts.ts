import { defineTexts } from '../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '本人確認',
    lead: '大事な操作です。もう一度、本人であることをたしかめます。',
    passkey: 'パスキーでたしかめる',
    or: 'または',
    password: 'パスワード',
    code: '認証アプリの6けたの数字',
    confirm: 'パスワードでたしかめる',
    cancel: 'やめる',
    byMail: 'サインインしなおす',
    byMailLead: 'メールのリンクでサインインしなおすと、10分のあいだ、この操作ができます。',
    refused: 'パスキーでたしかめられませんでした。もう一度ためしてください。',
  },
  en: {
    title: 'Show that it is you',
    lead: 'This is an important step. Show once more that it is you.',
    passkey: 'Use a passkey',
    or: 'or',
    password: 'Password',
    code: 'Six digits of the authenticator app',
    confirm: 'Use the password',
    cancel: 'Cancel',
    byMail: 'Sign in again',
    byMailLead: 'Sign in again by a mailed link; for ten minutes after that you can do this.',
    refused: 'The passkey did not work. Please try again.',
  },
});
