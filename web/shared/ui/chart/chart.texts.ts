import { defineTexts } from '../../i18n/texts';

export const texts = defineTexts({
  ja: { asTable: '表で見る', drawing: '図を準備しています', nothing: '—' },
  en: { asTable: 'See as a table', drawing: 'Drawing the chart', nothing: '—' },
});
