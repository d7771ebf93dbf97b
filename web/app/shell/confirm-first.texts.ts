import { defineTexts } from '../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '本人確認',
    lead: '大事な操作です。もう一度、本人であることをたしかめます。',
    passkey: 'パスキーでたしかめる',
    or: 'または',
    password: 'パスワード',
    code: '認証アプリの6けたの数字',
    codeHint: '認証アプリを設定していない人は、空のままにします。',
    confirm: 'たしかめる',
    cancel: 'やめる',
    noPassword:
      'パスワードもパスキーもないときは、いちどサインアウトして、メールのリンクでサインインしなおしてください。',
    refused: 'パスキーでたしかめられませんでした。もう一度ためすか、パスワードを使ってください。',
  },
  en: {
    title: 'Show that it is you',
    lead: 'This is an important step. Show once more that it is you.',
    passkey: 'Use a passkey',
    or: 'or',
    password: 'Password',
    code: 'Six digits of the authenticator app',
    codeHint: 'Leave empty if you have not set it up.',
    confirm: 'Confirm',
    cancel: 'Cancel',
    noPassword: 'Without a password or passkey, sign out and sign in again by a mailed link.',
    refused: 'The passkey did not work. Try again or use your password.',
  },
});
