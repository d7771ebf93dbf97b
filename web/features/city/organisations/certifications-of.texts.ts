import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '認定',
    none: '認定はまだありません。',
    number: '認定番号',
    application: '申請を開く',
    state: '状態',
    tier: '区分',
    until: '有効期間の末日',
    apply: '認定の申請を作る',
    applyTitle: (name: string) => `${name} の認定を申請します`,
    applyWhat: '申請を作ると、審査の画面に移ります。基準への回答と資料は、企業の画面から入れてもらいます。',
    ready: '企業から申請がありました。',
  },
  en: {
    title: 'Certification',
    none: 'None yet.',
    number: 'Number',
    application: 'Open the application',
    state: 'State',
    tier: 'Tier',
    until: 'Valid until',
    apply: 'Make an application',
    applyTitle: (name: string) => `Apply for the certification of ${name}`,
    applyWhat: 'The review opens next. The business answers the criteria and sends files on its own screens.',
    ready: 'The business asked for it.',
  },
});
