import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '時間のかかる作業',
    lead: '名簿の取り込みなどが、どこまで進んだかを見られます。画面を閉じても、作業は続きます。',
    start: '名簿を取り込む',
  },
  en: {
    title: 'Work under way',
    lead: 'How far uploads and other long work have come. It goes on when you close the page.',
    start: 'Upload a file',
  },
});
