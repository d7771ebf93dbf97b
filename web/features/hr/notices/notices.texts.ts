import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: 'お知らせの設定',
    lead: 'メールで届くお知らせを選びます。この設定は、あなただけのものです。',
    kinds: {
      certificate_ends_60: '認定の期限が 60 日後にせまったとき',
      certificate_ends_30: '認定の期限が 30 日後にせまったとき',
    },
    other: 'そのほかのお知らせ',
    mandatory: '大切なお知らせなので、止められません。',
    which: '受け取るお知らせ',
    language: 'お知らせの言葉',
    ja: '日本語',
    en: 'English',
    save: '保存する',
    saved: '保存しました',
  },
  en: {
    title: 'Notices',
    lead: 'Choose what you are told by e-mail. The choice is yours alone.',
    kinds: {
      certificate_ends_60: 'The certification ends in 60 days',
      certificate_ends_30: 'The certification ends in 30 days',
    },
    other: 'Other notices',
    mandatory: 'It matters too much to be switched off.',
    which: 'Notices that you want',
    language: 'Language of the notices',
    ja: '日本語',
    en: 'English',
    save: 'Save',
    saved: 'Saved',
  },
});
