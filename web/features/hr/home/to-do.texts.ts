import { defineTexts } from '../../../shared/i18n/texts';

/** In a word, what kind of thing waits. */
export const signs = defineTexts({
  ja: {
    late: '期限を過ぎています',
    waits: '人が待っています',
    correct: '直してください',
    pay: 'お支払い',
    send: '送ってください',
  },
  en: { late: 'Overdue', waits: 'Somebody waits', correct: 'To correct', pay: 'To pay', send: 'To send' },
});
