import { defineTexts } from '../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    ready: '新しいサンキューがあります',
    lead: '切りかえると、画面をひらきなおします。書きかけのものは消えます。',
    update: '切りかえる',
    later: 'あとで',
  },
  en: {
    ready: 'There is a new version',
    lead: 'Switching opens the page anew. What you are writing is lost.',
    update: 'Switch now',
    later: 'Later',
  },
});
