import { defineTexts } from '../../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    month: '対象の月',
    hint: '締めが承認された月を選べます。',
    none: '締めが承認された月がまだありません',
    noneNext: '月次締めを準備し、別の人が承認すると、その月の書類をつくれます。',
    toClosing: '月次締めへ',
  },
  en: {
    month: 'Month',
    hint: 'Months whose closing is approved.',
    none: 'No closing is approved yet',
    noneNext: 'Once a month is closed and approved by another person, its papers can be made.',
    toClosing: 'To the closing',
  },
});
