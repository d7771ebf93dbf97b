import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    approveTitle: (name: string) => `${name}さんの登録を承認します`,
    approveWhat: (from: string) => `${from}から券が配付されます。本人には利用開始の案内がメールで届きます。`,
    refuseTitle: (name: string) => `${name}さんの登録を不承認にします`,
    refuseWhat: '不承認は取り消せません。必要なときは、企業から改めて申請してもらいます。',
    approved: '登録を承認しました',
    refused: '登録を不承認にしました',
  },
  en: {
    approveTitle: (name: string) => `Approve the enrolment of ${name}`,
    approveWhat: (from: string) => `Coupons are issued from ${from} on. The parent is sent a letter to begin.`,
    refuseTitle: (name: string) => `Refuse the enrolment of ${name}`,
    refuseWhat: 'This cannot be undone. If need be, the employer applies again.',
    approved: 'The enrolment was approved',
    refused: 'The enrolment was refused',
  },
});
