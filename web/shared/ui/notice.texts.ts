import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  ja: { info: 'お知らせ', success: '完了', warning: '注意', error: 'エラー' },
  en: { info: 'Note', success: 'Done', warning: 'Warning', error: 'Error' },
});
