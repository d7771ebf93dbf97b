import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: { by: '行った人', reason: '理由', recorded: (at: string) => `${at} 記録`, none: 'まだ何もありません。' },
  en: { by: 'By', reason: 'Reason', recorded: (at: string) => `Recorded ${at}`, none: 'Nothing yet.' },
});
