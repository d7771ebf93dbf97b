import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  ja: {
    searching: '探しています',
    none: '見つかりません。別の言葉でためしてください。',
    type: '名前を入れると候補が出ます。',
    trouble: '候補を取得できませんでした。少し待って、もう一度入れてください。',
    found: (count: number) => `${count}件の候補があります。上下の矢印キーでえらべます。`,
  },
  en: {
    searching: 'Searching',
    none: 'Nothing found. Try other words.',
    type: 'Type a name to see what there is.',
    trouble: 'What there is could not be fetched. Wait a moment and type again.',
    found: (count: number) => `${count} found. Choose with the arrow keys.`,
  },
});
