import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '市に知らせた支払い',
    back: 'きろく',
    none: '知らせた支払いはありません',
    noneLead: '支払いがおかしいときは、「きろく」からえらんで、市に知らせてください。',
    more: 'もっと見る',
    states: { open: '市がしらべています', upheld: '券がもどりました', dismissed: 'もどりませんでした' },
    you: 'あなたのことば',
    city: '市のこたえ',
    notes: (notes: number, yen: string) => `${notes}まい ${yen}`,
  },
  en: {
    title: 'Payments that you reported',
    back: 'History',
    none: 'You have reported no payment',
    noneLead: 'If a payment is wrong, choose it in your history and tell the city.',
    more: 'Show more',
    states: { open: 'The city is looking into it', upheld: 'The notes were returned', dismissed: 'The payment stands' },
    you: 'Your words',
    city: 'The city’s answer',
    notes: (notes: number, yen: string) => `${notes === 1 ? '1 note' : `${notes} notes`} ${yen}`,
  },
});
