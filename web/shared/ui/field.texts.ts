import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({ ja: { required: '※必須' }, en: { required: 'required' } });
