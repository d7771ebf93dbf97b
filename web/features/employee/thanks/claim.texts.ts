import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '「ありがとう」がとどいています',
    lead: 'いっしょに働く人から、券とメッセージが贈られました。',
    claim: '受けとる',
    claimed: '受けとりました',
    from: (name: string) => `${name}さんから`,
    justThanks: 'ありがとう',
    intoWallet: (yen: string) => `${yen}があなたの券に入りました。お店でつかえます。`,
    home: 'わたしの券を見る',
    shops: 'つかえるお店を見る',
    refusedNext: 'リンクをくれた人に、たしかめてください。',
  },
  en: {
    title: 'Thanks are waiting for you',
    lead: 'Somebody you work with gave you notes and a message.',
    claim: 'Claim them',
    claimed: 'They are yours',
    from: (name: string) => `From ${name}`,
    justThanks: 'Thank you',
    intoWallet: (yen: string) => `${yen} went into your wallet. Spend it at the shops.`,
    home: 'See my notes',
    shops: 'See the shops',
    refusedNext: 'Ask the person who gave you the link.',
  },
});
