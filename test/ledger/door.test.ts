/** The door from TypeScript to the ledger's functions: what goes in, and in which form answers come out. */
import { randomUUID } from 'node:crypto';
import { type LedgerCall, MAX_ITEMS } from '../../src/ledger/ledger.js';
import { earlierMonthOpen, monthNotOver } from '../../src/ledger/ledger.errors.js';
import { ledgerBench, type LedgerBench } from '../support/ledger-bench.js';
import type { LedgerCity } from '../support/ledger-city.js';

let bench: LedgerBench;
let city: LedgerCity;
let merchant: string;

beforeAll(async () => {
  bench = await ledgerBench(2);
  city = await bench.city();
  merchant = await city.merchant();
});
afterAll(() => bench.close());

test('answers stand in the order of their items, whichever were refused', async () => {
  const [rich, poor] = (await city.wallets(2)) as [string, string];
  await city.issue(rich);
  const items = [rich, poor, rich, poor, rich].map((wallet, n) => city.redemption(wallet, merchant, n + 1));
  const answers = await city.ledger.redeem(city.id, items);
  expect(answers.map(({ status, amount }) => [status, amount])).toEqual([
    ['done', 1000],
    ['insufficient_notes', 0],
    ['done', 3000],
    ['insufficient_notes', 0],
    ['done', 5000],
  ]);
  expect(answers.map(({ operationId }) => operationId)).toEqual([items[0]!.id, null, items[2]!.id, null, items[4]!.id]);
  expect(answers[1]).toEqual({
    status: 'insufficient_notes',
    operationId: null,
    amount: 0,
    employerShare: 0,
    cityShare: 0,
    happenedAt: null,
    recordedAt: null,
  });
  expect(answers[0]!.recordedAt).toBeInstanceOf(Date);
});

test('nothing asked is nothing answered; a thousand items are one call, and one more is a mistake', async () => {
  expect(await city.ledger.redeem(city.id, [])).toEqual([]);
  expect(await city.ledger.recall(9_999_999, [])).toEqual([]);
  const nobody = Array.from({ length: MAX_ITEMS }, () => ({ ...city.keyed(), allocation: randomUUID() }));
  expect(MAX_ITEMS).toBe(1000);
  const answers = await city.ledger.recall(city.id, nobody);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['unknown_allocation']));
  expect(answers).toHaveLength(1000);
  await expect(city.ledger.recall(city.id, [...nobody, ...nobody.slice(0, 1)])).rejects.toThrow(
    new RangeError('One call takes at most 1000 items, not 1001.'),
  );
});

test('whoever measures is told of each call: its name, how long it took, and what was answered', async () => {
  const wallet = await city.wallet();
  const calls: LedgerCall[] = [];
  const begun = performance.now();
  city.ledger.told = (call) => calls.push(call);
  await city.redeem(city.redemption(wallet, merchant, 1));
  const [call] = calls;
  expect(calls).toHaveLength(1);
  expect([call!.name, call!.answers.map(({ status }) => status)]).toEqual(['redeem', ['insufficient_notes']]);
  expect(call!.milliseconds).toBeGreaterThan(0);
  expect(call!.milliseconds).toBeLessThanOrEqual(performance.now() - begun);
  city.ledger.told = () => undefined;
});

test('caps and limits of a gift and of a claim are judged as they were given', async () => {
  const [giver, receiver] = (await city.wallets(2)) as [string, string];
  await city.issue(giver);
  const gift = (more: object) => city.gift(giver, { receiver }, 3, more);
  const capped = [
    gift({ pairMonthlyCapNotes: 2 }),
    gift({ receiverMonthlyCapNotes: 2 }),
    gift({ dailyCapNotes: 2 }),
    gift({ pairMonthlyCapNotes: 3, receiverMonthlyCapNotes: 3, dailyCapNotes: 3 }),
  ];
  const answers = [];
  for (const item of capped) answers.push((await city.give(item)).status);
  expect(answers).toEqual(['pair_cap_passed', 'receiver_cap_passed', 'giver_cap_passed', 'done']);
  const link = randomUUID();
  await city.give(city.gift(giver, { link }, 2));
  const claim = async (more: object) =>
    (await city.ledger.claim(city.id, [{ ...city.keyed(), link, claimant: receiver, ...more }]))[0]!.status;
  expect([
    await claim({ pairMonthlyCapNotes: 4 }),
    await claim({ receiverMonthlyCapNotes: 4 }),
    await claim({ pairMonthlyCapNotes: 5, receiverMonthlyCapNotes: 5 }),
  ]).toEqual(['pair_cap_passed', 'receiver_cap_passed', 'done']);
});

test('a lapse of more holdings than one call takes is counted whole', async () => {
  const many = await bench.city();
  const holders = await many.wallets(1001);
  await many.issueAll(
    holders.map((employee) => ({
      employee,
      month: '2026-11',
      expiresOn: '2026-11-30',
      employerYen: 1000,
      cityYen: 3000,
      noteYen: 1000,
    })),
  );
  await many.ledger.advanceClock(many.id, '2026-12-01');
  expect(await many.ledger.expire(many.id)).toEqual({
    holdings: 1001,
    amount: 4_004_000,
    employerShare: 1_001_000,
    cityShare: 3_003_000,
  });
  expect(await many.ledger.expire(many.id)).toEqual({ holdings: 0, amount: 0, employerShare: 0, cityShare: 0 });
});

test('the clock of a city tells a live one from a rehearsal, and is asked in vain where there is no book', async () => {
  const live = await bench.city('live');
  expect(await live.ledger.clock(live.id)).toEqual({ kind: 'live' });
  expect(await city.ledger.clock(city.id)).toEqual({ kind: 'rehearsal', on: '2026-11-10' });
  await expect(city.ledger.clock(9_999_999)).rejects.toThrow('City 9999999 has no book.');
});

test('what an open month refuses is said in plain words', () => {
  expect(monthNotOver()).toMatchObject({
    kind: 'conflict',
    ja: 'この月はまだ終わっていないため、締めることができません。',
    en: 'This month is not over yet and cannot be closed.',
  });
  expect(earlierMonthOpen()).toMatchObject({
    kind: 'conflict',
    ja: 'この月より前に、まだ締めていない月があります。先にその月を締めてください。',
    en: 'An earlier month is not closed yet. Close that month first.',
  });
});
