import { defineTexts } from '../../../shared/i18n/texts';
import type { Tone } from '../../../shared/ui/status-tag';

export type EnrolmentState = 'applied' | 'approved' | 'refused' | 'active' | 'on_leave' | 'ended';

export const enrolmentStates = ['applied', 'approved', 'active', 'on_leave', 'refused', 'ended'] as const;

export const STATE_TONES: Record<EnrolmentState, Tone> = {
  applied: 'warn',
  approved: 'info',
  active: 'good',
  on_leave: 'neutral',
  refused: 'bad',
  ended: 'neutral',
};

/** What the codes of an enrolment are called. */
export const words = defineTexts({
  ja: {
    states: {
      applied: '承認待ち',
      approved: '承認済み（利用前）',
      active: '利用中',
      on_leave: '休業中',
      refused: '不承認',
      ended: '終了',
    },
    endReasons: { left: '退職', aged_out: '子の年齢到達', withdrawn: '辞退', moved: '転職' },
    events: {
      apply: '申請',
      approve: '承認',
      refuse: '不承認',
      activate: '本人が利用を開始',
      go_on_leave: 'ふたたび休業',
      return: '復職',
      correct: '訂正',
      end: '終了',
      recall: '券の回収',
    },
    fields: {
      childBirthDate: '子の生年月日',
      childNumber: '児童番号',
      leaveStartedOn: '休業開始日',
      returnedOn: '復職日',
      state: '状態',
      firstMonth: '最初の月',
      lastMonth: '最後の月',
      activatedAt: '利用開始',
      endedOn: '終了日',
      endReason: '終了の理由',
    },
    clues: { family_name: '名字の読みが同じ', email: 'メールアドレスが同じ' },
  },
  en: {
    states: {
      applied: 'To be approved',
      approved: 'Approved, not begun',
      active: 'Active',
      on_leave: 'On leave',
      refused: 'Refused',
      ended: 'Ended',
    },
    endReasons: {
      left: 'Left the employer',
      aged_out: 'Child’s age',
      withdrawn: 'Withdrawn',
      moved: 'Changed employer',
    },
    events: {
      apply: 'Applied',
      approve: 'Approved',
      refuse: 'Refused',
      activate: 'Begun by the parent',
      go_on_leave: 'On leave again',
      return: 'Back at work',
      correct: 'Corrected',
      end: 'Ended',
      recall: 'Coupons recalled',
    },
    fields: {
      childBirthDate: 'Child born',
      childNumber: 'Child’s number',
      leaveStartedOn: 'Leave began',
      returnedOn: 'Back at work',
      state: 'State',
      firstMonth: 'First month',
      lastMonth: 'Last month',
      activatedAt: 'Begun',
      endedOn: 'Ended on',
      endReason: 'Why it ended',
    },
    clues: { family_name: 'Family name reads the same', email: 'Same e-mail address' },
  },
});
