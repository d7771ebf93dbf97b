import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  ja: { loading: '読みこんでいます', again: 'もう一度読みこむ' },
  en: { loading: 'Loading', again: 'Try again' },
});
