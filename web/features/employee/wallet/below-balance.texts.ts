import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    activate: '市が登録をみとめました',
    activateLead: 'じぶんのスマホで「つかいはじめる」を押すと、登録が終わります。',
    activateLeadEmpty: '「つかいはじめる」を押すと、つぎの配付から券がとどきます。',
    toActivation: 'つかいはじめる',
    latest: 'とどいた ありがとう',
    all: 'すべて見る',
  },
  en: {
    activate: 'The city approved your place',
    activateLead: 'Press “Start” on your own phone to complete it.',
    activateLeadEmpty: 'Press “Start”, and your notes arrive with the next issue.',
    toActivation: 'Start',
    latest: 'Latest thanks for you',
    all: 'See all',
  },
});
