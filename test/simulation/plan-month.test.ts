import { expect, test } from '@jest/globals';
import type { Cast, Parent } from '../../src/simulation/life.js';
import { planMonth } from '../../src/simulation/plan-month.js';

function castOf(parents: number, coworkers: number, notes = 20): Cast {
  const parent = (index: number): Parent => ({
    employeeId: `parent ${index}`,
    employerId: `employer ${index % 5}`,
    label: `${index % 5}:${index}`,
    enrolmentId: `enrolment ${index}`,
    allocationId: `allocation ${index}`,
    notes,
    noteYen: 1_000,
  });
  const coworker = (employerId: string, index: number) => {
    const employeeId = `co-worker ${index} of ${employerId}`;
    return { employeeId, employerId, label: employeeId };
  };
  const employers = Array.from({ length: 5 }, (_, index) => `employer ${index}`);
  return {
    parents: Array.from({ length: parents }, (_, index) => parent(index)),
    coworkers: new Map(
      employers.map((id) => [id, Array.from({ length: coworkers }, (_, index) => coworker(id, index))]),
    ),
    tills: [
      { shopId: 'shop 1', merchantId: 'merchant 1' },
      { shopId: 'shop 2', merchantId: 'merchant 2' },
    ],
  };
}

test('the same seed plans the same month, down to every key', () => {
  expect(planMonth(castOf(50, 3), '2026-04', 1)).toEqual(planMonth(castOf(50, 3), '2026-04', 1));
  expect(planMonth(castOf(50, 3), '2026-04', 1)).not.toEqual(planMonth(castOf(50, 3), '2026-04', 2));
  expect(planMonth(castOf(50, 3), '2026-04', 1)).not.toEqual(planMonth(castOf(50, 3), '2026-05', 1));
});

test('no key is used twice, also across months and seeds', () => {
  const keys = (['2026-04', '2026-05'] as const).flatMap((month) =>
    [1, 2].flatMap((seed) => {
      const { gifts, purchases, recalls } = planMonth(castOf(80, 2), month, seed);
      return [...gifts, ...purchases, ...recalls].map(({ key }) => key);
    }),
  );
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([20, 5, 2, 1])('nobody plans to give and spend more than the month of %i notes', (notes) => {
  const { gifts, purchases } = planMonth(castOf(300, 3, notes), '2026-02', 5);
  const planned = new Map<string, number>();
  const add = (id: string, more: number) => planned.set(id, (planned.get(id) ?? 0) + more);
  for (const gift of gifts) add(gift.giver.employeeId, gift.notes);
  for (const { payer, notes } of purchases) {
    // A thousand notes are asked for on purpose, to be refused.
    if (payer.employeeId.startsWith('parent') && notes < 1000) add(payer.employeeId, notes);
  }
  for (const sum of planned.values()) expect(sum).toBeLessThanOrEqual(notes);
});

test('everything happens within the month, gifts stay within the employer, and a co-worker spends only after receiving', () => {
  const { gifts, purchases } = planMonth(castOf(300, 3), '2026-02', 5);
  const received = new Map<string, number>();
  const events = [...gifts, ...purchases].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 'giver' in a ? -1 : 1));
  for (const event of events) {
    expect(event.on >= '2026-02-01' && event.on <= '2026-02-28').toBe(true);
    if ('giver' in event) {
      const { giver, receiver, claim, takenBack, notes } = event;
      const target = receiver ?? claim?.claimant;
      if (target) expect([target.employerId, target === giver]).toEqual([giver.employerId, false]);
      if (receiver && !takenBack) received.set(receiver.employeeId, (received.get(receiver.employeeId) ?? 0) + notes);
    } else if (event.payer.employeeId.startsWith('co-worker')) {
      const left = (received.get(event.payer.employeeId) ?? 0) - event.notes;
      expect(left).toBeGreaterThanOrEqual(0);
      received.set(event.payer.employeeId, left);
    }
  }
});

test('every kind of event comes up in a large month', () => {
  const { gifts, purchases, recalls } = planMonth(castOf(2_000, 3), '2026-07', 1);
  for (const kind of [
    gifts.some(({ takenBack }) => takenBack),
    gifts.some(({ receiver, claim }) => receiver === null && claim !== null),
    gifts.some(({ receiver, claim }) => receiver === null && claim === null),
    purchases.some(({ byCode }) => byCode),
    purchases.some(({ voided }) => voided),
    purchases.some(({ late }) => late),
    purchases.some(({ notes }) => notes === 1000),
    recalls.some(({ undoneOn }) => undoneOn === null),
    recalls.some(({ undoneOn }) => undoneOn !== null),
  ])
    expect(kind).toBe(true);
});

test('where there is nobody to thank and nowhere to spend, nothing is planned that could not be', () => {
  const alone: Cast = { ...castOf(5, 0), tills: [] };
  expect(planMonth(alone, '2026-04', 1)).toMatchObject({ gifts: [], purchases: [] });
});
