import { randomUUID } from 'node:crypto';
import type { LedgerAnswer } from '../../src/ledger/ledger-items.js';
import { ledgerBench, type LedgerBench } from '../support/ledger-bench.js';
import type { LedgerCity } from '../support/ledger-city.js';

/*
 * Everything that the ledger does, once: on one server, and with SANKYU_CITUS_URL on the nodes of a cluster, where a call that
 * did not go whole to one of them fails, since the role that defines the functions cannot log in.
 */
let bench: LedgerBench;
let city: LedgerCity;

beforeAll(async () => {
  bench = await ledgerBench();
  city = await bench.city('rehearsal', '2026-11-10');
  await bench.source.query(`insert into cities (id, code, name, kind) values ($1, 'x', 'x', 'rehearsal')`, [city.id]);
}, 120_000);

afterAll(() => bench.close());

const one = async (answers: Promise<LedgerAnswer[]>) => (await answers)[0]!.status;

test('a book is kept from the first coupon to the closed month, and verify finds no difference', async () => {
  const { id, ledger } = city;
  const [mother, friend, other] = (await city.wallets(3)) as [string, string, string];
  const merchant = await city.merchant();
  const coupons = {
    month: '2026-11',
    expiresOn: '2027-04-30',
    employerYen: 3333,
    cityYen: 16_667,
    noteYen: 1000,
  } as const;
  const issued = await city.issueAll([mother, friend].map((employee) => ({ employee, ...coupons })));
  expect(issued).toMatchObject({ taken: 2, amount: 40_000, employerShare: 6666 });

  const caps = { maxHands: 0, noteYen: 1000, pairMonthlyCapNotes: 10 };
  const thanks = { ...city.keyed(), giver: mother, receiver: other, notes: 3, ...caps };
  expect(await one(ledger.give(id, [thanks]))).toBe('done');
  expect(await one(ledger.give(id, [thanks]))).toBe('replayed');
  expect(await one(ledger.give(id, [{ ...thanks, ...city.keyed(), notes: 8 }]))).toBe('pair_cap_passed');
  const link = randomUUID();
  expect(await one(ledger.give(id, [{ ...city.keyed(), giver: mother, link, notes: 2, ...caps }]))).toBe('done');
  expect(await one(ledger.claim(id, [{ ...city.keyed(), link, claimant: friend }]))).toBe('done');
  expect(await one(ledger.claim(id, [{ ...city.keyed(), link, claimant: other }]))).toBe('nothing_to_claim');

  const paid = await city.redeem(city.redemption(other, merchant, 2));
  expect(paid).toMatchObject({ status: 'done', amount: 2000 });
  expect((await city.undo('take_back', thanks.id)).status).toBe('touched');
  expect((await city.undo('void', paid.operationId!)).status).toBe('done');
  expect((await city.undo('void', paid.operationId!)).status).toBe('already_undone');

  const recall = { ...city.keyed(), allocation: city.allocationId({ employee: friend, month: '2026-11' }) };
  expect(await one(ledger.recall(id, [recall]))).toBe('done');
  expect(await one(ledger.recall(id, [recall]))).toBe('replayed');
  expect((await city.undo('unrecall', recall.id)).status).toBe('done');
  await ledger.barOwnPerson(id, merchant, friend, true);
  expect((await city.redeem(city.redemption(friend, merchant, 1))).status).toBe('own_merchant');

  await ledger.advanceClock(id, '2027-05-03');
  expect((await ledger.expire(id)).amount).toBe(40_000);
  await bench.seals.seal(id);
  await ledger.closeMonth(id, '2026-11');
  await bench.seals.seal(id);
  const { ok, differences, checked } = await bench.verifier.verify(id);
  expect({ ok, differences }).toEqual({ ok: true, differences: [] });
  expect(checked.operations).toBeGreaterThan(12);
}, 120_000);
