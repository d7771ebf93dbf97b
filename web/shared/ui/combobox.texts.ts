import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  ja: {
    open: '候補を見る',
    searching: '探しています',
    none: '見つかりません。別の言葉でためしてください。',
    type: '名前を入れると候補が出ます。',
    trouble: '候補を取得できませんでした。少し待って、もう一度入れてください。',
  },
  en: {
    open: 'Show what there is',
    searching: 'Searching',
    none: 'Nothing found. Try other words.',
    type: 'Type a name to see what there is.',
    trouble: 'What there is could not be fetched. Wait a moment and type again.',
  },
});
