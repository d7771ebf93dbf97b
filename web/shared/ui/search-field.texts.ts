import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({ ja: { clear: '検索の言葉を消す' }, en: { clear: 'Clear the search' } });
