import type { components } from '../../../shared/api/schema';
import { defineTexts } from '../../../shared/i18n/texts';
import type { Tone } from '../../../shared/ui/status-tag';

export type Enrolment = components['schemas']['EnrolmentRow'];
export type EnrolmentState = Enrolment['state'];

export const stateTones: Record<string, Tone> = {
  applied: 'info',
  approved: 'info',
  active: 'good',
  on_leave: 'warn',
  ended: 'neutral',
  refused: 'bad',
};

export const enrolmentStates = ['applied', 'approved', 'active', 'on_leave', 'ended', 'refused'] as const;

/** What the codes of an enrolment are called. */
export const words = defineTexts({
  ja: {
    state: {
      applied: '市の承認待ち',
      approved: '承認済み',
      active: '利用中',
      on_leave: '休業中',
      ended: '終了',
      refused: '不承認',
    },
    stateNext: {
      applied: '市が内容を確かめています。承認されると、本人に案内メールが届きます。',
      approved: '市が承認しました。毎月、券が配付されます。',
      approvedWaits: '市が承認しました。本人が案内メールのリンクから手続きをすると、券を受け取れます。',
      active: '毎月、券を受け取っています。',
      on_leave: '休業中のため、券の配付を止めています。復職したら届け出てください。',
      ended: 'この登録は終わりました。',
      refused: '市が承認しませんでした。くわしくは、下の「これまでのこと」を見てください。',
    },
    endReason: { left: '退職', aged_out: '子が対象の年齢に達した', withdrawn: '本人の辞退', moved: '転職' },
    event: {
      apply: '登録を申し込みました',
      approve: '市が承認しました',
      refuse: '市が承認しませんでした',
      activate: '本人が利用を始めました',
      go_on_leave: 'ふたたび休業に入りました',
      return: '復職しました',
      correct: '登録の内容を直しました',
      end: '登録が終わりました',
      recall: '券を回収しました',
    },
  },
  en: {
    state: {
      applied: 'Waiting for the city',
      approved: 'Approved',
      active: 'Active',
      on_leave: 'On leave',
      ended: 'Ended',
      refused: 'Refused',
    },
    stateNext: {
      applied: 'The city is checking it. Once it is approved, the parent gets a letter by e-mail.',
      approved: 'The city approved it. Coupons are issued every month.',
      approvedWaits: 'The city approved it. The parent receives coupons after following the link in the letter.',
      active: 'Receives coupons every month.',
      on_leave: 'No coupons are issued during the leave. Report the return to work.',
      ended: 'This enrolment has ended.',
      refused: 'The city did not approve it. See below what happened.',
    },
    endReason: {
      left: 'Left the company',
      aged_out: 'The child reached the age limit',
      withdrawn: 'The parent withdrew',
      moved: 'Changed employer',
    },
    event: {
      apply: 'Applied for',
      approve: 'Approved by the city',
      refuse: 'Refused by the city',
      activate: 'Taken up by the parent',
      go_on_leave: 'On leave again',
      return: 'Back at work',
      correct: 'Corrected',
      end: 'Ended',
      recall: 'Coupons recalled',
    },
  },
});
