import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '市に相談したもの',
    back: '受け取りの一覧',
    none: '相談したものはありません',
    noneLead: 'まちがいがあった受け取りを一覧からえらぶと、市に相談できます。',
    receipt: '受け取りを見る',
  },
  en: {
    title: 'What you asked the city',
    back: 'Receipts',
    none: 'You have not asked anything',
    noneLead: 'Choose a receipt in the list to ask the city about it.',
    receipt: 'Show the receipt',
  },
});
