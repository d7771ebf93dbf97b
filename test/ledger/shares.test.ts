import fc from 'fast-check';
import { derivedId } from '../../src/domain/operation-key.js';
import { takenShare } from '../../src/domain/shares.js';
import { ledgerBench, type LedgerBench } from '../support/ledger-bench.js';

let bench: LedgerBench;

beforeAll(async () => {
  bench = await ledgerBench(1);
});
afterAll(() => bench.close());

const MOST_YEN = 2_147_483_647;

test('the share that leaves a holding is the same in SQL and in TypeScript, up to the largest amount', async () => {
  const amounts = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 20_000 }),
    fc.integer({ min: 1, max: MOST_YEN }),
  );
  const takings = amounts.chain((amount) =>
    fc.record({
      amount: fc.constant(amount),
      employer: fc.integer({ min: 0, max: amount }),
      take: fc.integer({ min: 1, max: amount }),
    }),
  );
  const all = [
    ...fc.sample(takings, { numRuns: 5000 }),
    { amount: MOST_YEN, employer: MOST_YEN, take: 1 },
    { amount: MOST_YEN, employer: MOST_YEN - 1, take: MOST_YEN },
  ];
  const rows = await bench.source.query<{ share: number }[]>(
    `select ledger.taken_share(amount, employer, take) as share
       from unnest($1::int[], $2::int[], $3::int[]) with ordinality t (amount, employer, take, n) order by n`,
    [all.map((t) => t.amount), all.map((t) => t.employer), all.map((t) => t.take)],
  );
  const expected = all.map((t) => takenShare({ amount: t.amount, employerShare: t.employer }, t.take).employerShare);
  expect(rows.map((row) => row.share)).toEqual(expected);
});

test('an id derived from another one is the same in SQL and in TypeScript, whatever it is for', async () => {
  const seeds = fc.sample(
    fc.tuple(
      fc.uuid(),
      fc.string({ unit: 'grapheme' }).filter((label) => !label.includes('\0')),
    ),
    { numRuns: 2000 },
  );
  const all: [string, string][] = [
    ...seeds,
    ['00000000-0000-0000-0000-000000000000', ''],
    ['FFFFFFFF-ABCD-4ABC-8ABC-ABCDEFABCDEF', 'お礼 💐:1'],
  ];
  const rows = await bench.source.query<{ id: string }[]>(
    `select ledger.derived_id(seed, label) as id
       from unnest($1::uuid[], $2::text[]) with ordinality t (seed, label, n) order by n`,
    [all.map(([seed]) => seed), all.map(([, label]) => label)],
  );
  expect(rows.map((row) => row.id)).toEqual(all.map(([seed, label]) => derivedId(seed, label)));
});
