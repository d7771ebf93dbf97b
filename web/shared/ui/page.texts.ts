import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  ja: { name: 'サンキュー', back: 'もどる' },
  en: { name: 'Sankyu', back: 'Back' },
});
