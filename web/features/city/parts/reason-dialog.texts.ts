import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    reason: '理由',
    kept: '記録に残り、あとから見返せます。',
    missing: '理由を書いてください。',
    ready: 'よく使う理由',
    cancel: 'やめる',
  },
  en: {
    reason: 'Reason',
    kept: 'It is kept with the record.',
    missing: 'Give a reason.',
    ready: 'Often used',
    cancel: 'Cancel',
  },
});
