import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '券を読み取る',
    lead: 'お客さまの券のコードを、カメラにうつしてください。',
    other: 'これは券のコードではありません。スマホの券の画面か、紙の券を読み取ってください。',
    otherPoster: 'これはお店のポスターのコードです。ポスターは、お客さまのスマホで読み取ります。',
    digits: '番号を入れる',
    cancel: 'やめる',
  },
  en: {
    title: 'Scan a coupon',
    lead: 'Hold the code of the customer’s coupon before the camera.',
    other: 'This is not the code of a coupon. Scan the coupon on the phone, or the paper slip.',
    otherPoster: 'This is the code of a shop’s poster. It is the customer’s phone that scans a poster.',
    digits: 'Type the number',
    cancel: 'Cancel',
  },
});
