import { defineTexts } from '../../../../shared/i18n/texts';

export const texts = defineTexts({ ja: { total: '合計' }, en: { total: 'Total' } });
