import { defineTexts } from '../../i18n/texts';

export const texts = defineTexts({
  ja: {
    asTable: '表で見る',
    tableOf: (title: string) => `${title}（表）`,
    drawing: '図を準備しています',
    nothing: '—',
  },
  en: {
    asTable: 'See as a table',
    tableOf: (title: string) => `${title} (table)`,
    drawing: 'Drawing the chart',
    nothing: '—',
  },
});
