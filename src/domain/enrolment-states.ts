import { nextState, type StateTable } from './state-table.js';

export type EnrolmentState = 'applied' | 'approved' | 'refused' | 'active' | 'on_leave' | 'ended';

/**
 * A parent on leave again comes back to where he or she was: `return_active` for who had activated the enrolment
 * before, `return_approved` for who had not yet.
 */
export type EnrolmentEvent =
  'approve' | 'refuse' | 'activate' | 'go_on_leave' | 'return_active' | 'return_approved' | 'end';

/** Why an enrolment ended. */
export const endReasons = {
  left: '退職',
  aged_out: '年齢到達',
  withdrawn: '辞退',
  moved: '転職',
} as const;
export type EndReason = keyof typeof endReasons;

/**
 * An enrolment begins as `applied`, is approved by the city and activated by the employee in person. Once refused or
 * ended it stays so: a new application, or a new employer, is a new enrolment.
 */
export const enrolmentTable: StateTable<EnrolmentState, EnrolmentEvent> = {
  ja: '登録',
  en: 'enrolment',
  states: {
    applied: '申請中',
    approved: '承認済み',
    refused: '不承認',
    active: '利用中',
    on_leave: '休業中',
    ended: '終了',
  },
  events: {
    approve: '承認',
    refuse: '不承認',
    activate: '利用開始',
    go_on_leave: '再休業',
    return_active: '復職',
    return_approved: '復職（利用開始前）',
    end: '終了',
  },
  transitions: {
    applied: { approve: 'approved', refuse: 'refused', end: 'ended' },
    approved: { activate: 'active', go_on_leave: 'on_leave', end: 'ended' },
    refused: {},
    active: { go_on_leave: 'on_leave', end: 'ended' },
    on_leave: { return_active: 'active', return_approved: 'approved', end: 'ended' },
    ended: {},
  },
};

/** @throws DomainError transition_not_allowed */
export function nextEnrolmentState(state: EnrolmentState, event: EnrolmentEvent): EnrolmentState {
  return nextState(enrolmentTable, state, event);
}
