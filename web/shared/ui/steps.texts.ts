import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  ja: {
    done: '済み',
    current: 'いまここ',
    waiting: 'これから',
    blocked: 'まだ進めません',
    failed: '確認が必要です',
    step: (number: number) => `手順${number}`,
  },
  en: {
    done: 'Done',
    current: 'Now',
    waiting: 'Later',
    blocked: 'Cannot go on yet',
    failed: 'Needs a look',
    step: (number: number) => `Step ${number}`,
  },
});
