import { defineTexts } from '../../../../shared/i18n/texts';

export const texts = defineTexts({ ja: { year: '年度' }, en: { year: 'Fiscal year' } });
