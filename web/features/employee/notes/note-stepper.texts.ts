import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    fewer: 'へらす',
    more: 'ふやす',
    notes: (notes: number) => `${notes}まい`,
    most: (notes: number) => `${notes}まいまで`,
    size: '券の種類',
    sizeOf: (yen: string, notes: number) => `${yen}の券（${notes}まい）`,
  },
  en: {
    fewer: 'Fewer',
    more: 'More',
    notes: (notes: number) => (notes === 1 ? '1 note' : `${notes} notes`),
    most: (notes: number) => `up to ${notes}`,
    size: 'Kind of note',
    sizeOf: (yen: string, notes: number) => `${yen} notes (${notes})`,
  },
});
