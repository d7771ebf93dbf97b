import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    poster: 'お店ではらう',
    claim: '「ありがとう」を受けとる',
    which: 'どの券をつかいますか',
    whichClaim: 'どちらで受けとりますか',
    of: (city: string, employer: string) => [city, employer].filter(Boolean).join('・'),
    none: 'このアカウントには、この市の券がありません',
    noneLead:
      '会社からもらったメールのリンクで登録すると、つかえます。ほかのアカウントの人は、サインインしなおしてください。',
    home: 'ホームへ',
  },
  en: {
    poster: 'Pay at a shop',
    claim: 'Claim your thanks',
    which: 'Which notes do you want to use?',
    whichClaim: 'Where do you want to receive them?',
    of: (city: string, employer: string) => [city, employer].filter(Boolean).join(', '),
    none: 'This account holds no notes of this city',
    noneLead: 'Register with the link in the e-mail from your company, or sign in with another account.',
    home: 'Home',
  },
});
