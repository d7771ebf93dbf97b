import { defineTexts } from '../../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '進行中の作業',
    lead: '時間のかかる作業は、画面をはなれても進みます。ここで進み具合と結果を見られます。',
  },
  en: {
    title: 'Work under way',
    lead: 'What takes long goes on when you leave its screen. Here you see how far it has come, and what came of it.',
  },
});
