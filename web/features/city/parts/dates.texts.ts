import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({ ja: { until: '〜' }, en: { until: ' – ' } });
