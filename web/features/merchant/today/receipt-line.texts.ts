import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    undo: '取り消す',
    undoThis: (what: string) => `${what}の受け取りを取り消す`,
    details: (what: string) => `${what}の受け取りをくわしく見る`,
    undone: '取り消しずみ',
  },
  en: {
    undo: 'Undo',
    undoThis: (what: string) => `Undo ${what}`,
    details: (what: string) => `Details of ${what}`,
    undone: 'Undone',
  },
});
