import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    undo: '取り消す',
    undoThis: (what: string) => `${what}の受け取りを取り消す`,
    undone: '取り消しずみ',
  },
  en: {
    undo: 'Undo',
    undoThis: (what: string) => `Undo ${what}`,
    undone: 'Undone',
  },
});
