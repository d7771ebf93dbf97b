import type { LedgerAnswer } from '../../src/ledger/ledger-items.js';
import { ledgerBench, type LedgerBench } from '../support/ledger-bench.js';
import type { Coupons, LedgerCity } from '../support/ledger-city.js';
import { brokenInvariants } from '../support/ledger-invariants.js';

/** Most of the work waits for locks, so many more connections than cores. */
const CONNECTIONS = 20;

let bench: LedgerBench;
let city: LedgerCity;
let merchant: string;

beforeAll(async () => {
  bench = await ledgerBench(CONNECTIONS);
});
beforeEach(async () => {
  city = await bench.city();
  merchant = await city.merchant();
});
afterEach(async () => {
  expect(await brokenInvariants(bench.transactions, city.id)).toEqual({});
});
afterAll(() => bench.close());

const month = (employee: string): Coupons => ({
  employee,
  month: '2026-11',
  expiresOn: '2027-04-30',
  employerYen: 3333,
  cityYen: 16_667,
  noteYen: 1000,
});

function tally(answers: LedgerAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function paidToMerchant() {
  const [row] = await bench.source.query<Record<string, string>[]>(
    `select count(*) as operations, sum(t.amount) as amount, sum(t.employer_share) as employer
       from ledger.transfers t where t.city_id = $1 and t.to_account = $2`,
    [city.id, merchant],
  );
  return { operations: Number(row!.operations), amount: Number(row!.amount), employer: Number(row!.employer) };
}

test('1,000 wallets pay their 20 notes at once, each exactly once and to the yen', async () => {
  const wallets = await city.wallets(1000);
  await city.issueAll(wallets.map(month));
  const answers = await Promise.all(wallets.map((wallet) => city.redeem(city.redemption(wallet, merchant, 20))));
  expect(tally(answers)).toEqual({ done: 1000 });
  expect(await paidToMerchant()).toEqual({ operations: 1000, amount: 20_000_000, employer: 3_333_000 });
});

test('50 requests race for the 20 notes of one wallet: exactly 20 succeed', async () => {
  const wallet = await city.wallet();
  await city.issueAll([month(wallet)]);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => city.redeem(city.redemption(wallet, merchant, 1))),
  );
  expect(tally(answers)).toEqual({ done: 20, insufficient_notes: 30 });
  expect(await paidToMerchant()).toEqual({ operations: 20, amount: 20_000, employer: 3333 });
  expect(await city.held(wallet)).toEqual({ amount: 0, employerShare: 0 });
});

test('50 gathered calls of the same 20 wallets, in other orders, take each wallet’s 20 notes and no more', async () => {
  const wallets = await city.wallets(20);
  await city.issueAll(wallets.map(month));
  const turned = (n: number) => [...wallets.slice(n % 20), ...wallets.slice(0, n % 20)];
  const calls = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      city.ledger.redeem(
        city.id,
        turned(n).map((wallet) => city.redemption(wallet, merchant, 1)),
      ),
    ),
  );
  expect(tally(calls.flat())).toEqual({ done: 400, insufficient_notes: 600 });
});

test('200 copies at once of one request under one key have one effect and one answer', async () => {
  const wallet = await city.wallet();
  await city.issueAll([month(wallet)]);
  const item = city.redemption(wallet, merchant, 7);
  const answers = await Promise.all(Array.from({ length: 200 }, () => city.redeem(item)));
  expect(tally(answers)).toEqual({ done: 1, replayed: 199 });
  expect(new Set(answers.map(({ status: _, ...answer }) => JSON.stringify(answer))).size).toBe(1);
  expect((await paidToMerchant()).operations).toBe(1);
});

test('200 copies at once in calls of many, mixed with copies under another body: one effect, the others conflict', async () => {
  const wallet = await city.wallet();
  await city.issueAll([month(wallet)]);
  const item = city.redemption(wallet, merchant, 7);
  const other = { ...item, notes: 8, digest: city.keyed().digest };
  const calls = await Promise.all(
    Array.from({ length: 20 }, () =>
      city.ledger.redeem(city.id, [item, other, item, other, item, other, item, other, item, other]),
    ),
  );
  const { done, replayed, key_conflict, ...rest } = tally(calls.flat());
  expect(rest).toEqual({});
  expect([done, (done ?? 0) + (replayed ?? 0), key_conflict]).toEqual([1, 100, 100]);
  expect((await paidToMerchant()).operations).toBe(1);
});

test('one key, or one code, used at once for twenty wallets pays for one of them, and harms none of its neighbours', async () => {
  const wallets = await city.wallets(40);
  await city.issueAll(wallets.map(month));
  const neighbours = wallets.splice(20);
  for (const shared of ['id', 'code'] as const) {
    const calls = await Promise.all(
      wallets.map((wallet, n) => {
        const item = city.redemption(wallet, merchant, 1, { [shared]: city.programme });
        return city.ledger.redeem(city.id, [item, city.redemption(neighbours[n]!, merchant, 1)]);
      }),
    );
    const refused = shared === 'id' ? 'key_conflict' : 'code_used';
    expect(tally(calls.map(([first]) => first!))).toEqual({ done: 1, [refused]: 19 });
    expect(tally(calls.map(([, second]) => second!))).toEqual({ done: 20 });
  }
});

test('100 redemptions are each voided by 20 requests at once: 100 voids succeed', async () => {
  const wallets = await city.wallets(5);
  await city.issueAll(wallets.map(month));
  const paid = await Promise.all(
    Array.from({ length: 100 }, (_, n) => city.redeem(city.redemption(wallets[n % 5]!, merchant, 1))),
  );
  const voids = paid.flatMap(({ operationId }) => Array.from({ length: 20 }, () => operationId!));
  const answers = await Promise.all(voids.map((operation) => city.undo('void', operation)));
  expect(tally(answers)).toEqual({ done: 100, already_undone: 1900 });
  for (const wallet of wallets) expect(await city.held(wallet)).toEqual({ amount: 20_000, employerShare: 3333 });
});

test('four runs at once that issue the same month issue each allocation once', async () => {
  const wallets = await city.wallets(800);
  const all = wallets.map(month);
  const runs = await Promise.all([all, [...all].reverse(), all, all.slice(400)].map((items) => city.issueAll(items)));
  expect(runs.reduce((sum, run) => sum + run.taken, 0)).toBe(800);
  expect(runs.reduce((sum, run) => sum + run.amount, 0)).toBe(16_000_000);
});
