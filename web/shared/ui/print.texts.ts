import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({ ja: { print: '印刷する' }, en: { print: 'Print' } });
