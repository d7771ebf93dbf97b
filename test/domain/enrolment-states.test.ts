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
  expect(Object.keys(endReasons).sort()).toEqual(['aged_out', 'left', 'moved', 'withdrawn']);
});
