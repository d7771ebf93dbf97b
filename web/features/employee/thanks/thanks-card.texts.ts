import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    from: (name: string) => `${name}さんから`,
    to: (name: string) => `${name}さんへ`,
    byLink: 'リンクで贈りました',
    justThanks: 'ありがとう',
    takenBack: 'とりもどしました',
    notClaimed: 'まだ受けとられていません',
  },
  en: {
    from: (name: string) => `From ${name}`,
    to: (name: string) => `To ${name}`,
    byLink: 'Given by link',
    justThanks: 'Thank you',
    takenBack: 'Taken back',
    notClaimed: 'Not claimed yet',
  },
});
