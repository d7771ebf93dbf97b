import { defineTexts } from '../../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: 'プログラム連携',
    lead: '勤務先の人事システムやお店のレジの鍵と、できごとの知らせ先です。鍵は、それぞれの勤務先とお店の画面でつくります。',
  },
  en: {
    title: 'Programs',
    lead: 'Keys of employers’ HR systems and shops’ tills, and where events are told. Keys are made in the workplace of the employer or shop.',
  },
});
