import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({ ja: { shop: 'お店' }, en: { shop: 'Shop' } });
