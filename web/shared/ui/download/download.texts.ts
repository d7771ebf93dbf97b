import { defineTexts } from '../../i18n/texts';

export const texts = defineTexts({
  ja: { download: 'ダウンロード', preparing: 'ファイルを準備しています', saved: 'ファイルを保存しました' },
  en: { download: 'Download', preparing: 'Preparing the file', saved: 'The file was saved' },
});
