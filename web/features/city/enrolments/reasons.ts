import { defineTexts } from '../../../shared/i18n/texts';

/** Sentences that are often given as reasons. */
export const reasons = defineTexts({
  ja: {
    checked: '申請内容を確認しました。',
    asked: '企業に確認しました。',
    double: '同じ子の登録がすでにあります。',
    wrong: '申請内容に誤りがあります。',
    reported: '企業から届け出がありました。',
    wished: '本人から申し出がありました。',
    twins: '別の子であることを確認しました。',
    otherPerson: '同姓の別の世帯であることを確認しました。',
  },
  en: {
    checked: 'What was applied for has been checked.',
    asked: 'The employer was asked.',
    double: 'There is an enrolment for the same child.',
    wrong: 'What was applied for is wrong.',
    reported: 'The employer reported it.',
    wished: 'The parent asked for it.',
    twins: 'These are different children.',
    otherPerson: 'These are different families of one name.',
  },
});
