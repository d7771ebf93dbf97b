import {
  endReasons,
  enrolmentTable,
  nextEnrolmentState,
  type EnrolmentEvent,
  type EnrolmentState,
} from '../../src/domain/enrolment-states.js';

const allowed: [EnrolmentState, EnrolmentEvent, EnrolmentState][] = [
  ['applied', 'approve', 'approved'],
  ['applied', 'refuse', 'refused'],
  ['applied', 'end', 'ended'],
  ['approved', 'activate', 'active'],
  ['approved', 'go_on_leave', 'on_leave'],
  ['approved', 'end', 'ended'],
  ['active', 'go_on_leave', 'on_leave'],
  ['active', 'end', 'ended'],
  ['on_leave', 'return_active', 'active'],
  ['on_leave', 'return_approved', 'approved'],
  ['on_leave', 'end', 'ended'],
];

it.each(allowed)('an enrolment that is %s: %s leads to %s', (state, event, next) => {
  expect(nextEnrolmentState(state, event)).toBe(next);
});

it('refuses every other pair of state and event', () => {
  const states = Object.keys(enrolmentTable.states) as EnrolmentState[];
  const events = Object.keys(enrolmentTable.events) as EnrolmentEvent[];
  const refused = states.flatMap((state) =>
    events
      .filter((event) => !allowed.some(([s, e]) => s === state && e === event))
      .map((event) => [state, event] as const),
  );
  expect(refused).toHaveLength(states.length * events.length - allowed.length);
  for (const [state, event] of refused) {
    expect(() => nextEnrolmentState(state, event)).toThrow(
      expect.objectContaining({ kind: 'conflict', code: 'transition_not_allowed' }),
    );
  }
});

it('names every reason for which an enrolment ends', () => {
  expect(endReasons).toEqual({ left: '退職', aged_out: '年齢到達', withdrawn: '辞退', moved: '転職' });
});

it('calls every state and event by the word that the city uses for it', () => {
  expect(enrolmentTable).toMatchObject({
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
  });
});
