import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '人事システムとの連携',
    lead: '会社の人事システムから、登録や退職の届け出を自動で送れます。設定は、システムの担当者と一緒に行ってください。使っていなければ、何もしなくてかまいません。',
  },
  en: {
    title: 'HR system',
    lead: 'Your HR system can enrol parents and report leavers by itself. Set it up together with whoever looks after that system. If you have none, leave this as it is.',
  },
});
