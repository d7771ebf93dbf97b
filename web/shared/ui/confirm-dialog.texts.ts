import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({ ja: { cancel: 'やめる' }, en: { cancel: 'Cancel' } });
