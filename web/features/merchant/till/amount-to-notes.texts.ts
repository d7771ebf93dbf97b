import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '金額から枚数を出す',
    label: 'お会計の金額（円）',
    hint: '入れなくても受け取れます。おつりは出ません。',
    notes: '券',
    rest: '現金など',
    less: '券より小さい金額です。おつりは出せません。',
    more: '1枚ふやす',
    fewer: '1枚へらす',
    clear: 'けす',
    over: (yen: string) => `おつり ${yen} は出せません。お客さまにたしかめてください。`,
    asked: (notes: number) => `お客さまに「${notes}枚でお願いします」と伝えてください。`,
  },
  en: {
    title: 'Notes for an amount',
    label: 'Amount to pay (yen)',
    hint: 'Not needed to take coupons. No change is given.',
    notes: 'Notes',
    rest: 'Cash or other',
    less: 'Less than one note. No change can be given.',
    more: 'One more',
    fewer: 'One less',
    clear: 'Clear',
    over: (yen: string) => `No change is given for ${yen}. Ask the customer whether that is all right.`,
    asked: (notes: number) => `Ask the customer for ${notes === 1 ? '1 note' : `${notes} notes`}.`,
  },
});
