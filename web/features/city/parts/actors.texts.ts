import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    you: (name: string) => `${name}（あなた）`,
    key: (name: string) => `${name}（プログラム）`,
    calendar: '日付による自動処理',
    other: '本人または取り込み',
  },
  en: {
    you: (name: string) => `${name} (you)`,
    key: (name: string) => `${name} (program)`,
    calendar: 'Automatic, by date',
    other: 'The person, or an import',
  },
});
