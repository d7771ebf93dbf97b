import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: { own: 'じぶんの券', received: 'もらった券', times: (notes: number) => `${notes}まい` },
  en: {
    own: 'My own',
    received: 'Received',
    times: (notes: number) => (notes === 1 ? '1 note' : `${notes} notes`),
  },
});
