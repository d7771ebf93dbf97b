import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { PayingTown } from './paying-town.js';

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('refuses a month whose closing nobody has approved', async () => {
  const town = await PayingTown.make(app, 1);
  await town.pay(0, 1);
  await expect(town.settle('2026-06')).rejects.toMatchObject({ code: 'closing_not_approved' });
  expect(await town.settlements()).toEqual([]);
});

test('settles what was redeemed less what was voided, each operation once, with the shares of the ledger', async () => {
  const town = await PayingTown.make(app, 3);
  await town.pay(0, 3);
  await town.void(await town.pay(0, 2));
  await town.pay(1, 4);
  await town.until('2026-07-01');
  await town.close('2026-06');
  const late = await town.pay(1, 1);
  expect(await town.settle('2026-06')).toEqual({
    month: '2026-06',
    settlements: 2,
    operations: 4,
    amount: 7_000,
    employerShare: 3_500,
    cityShare: 3_500,
  });
  expect(await town.settlements(0)).toEqual([expect.objectContaining({ amount: 3_000, part: 1 })]);
  expect(await town.settlements(1)).toEqual([expect.objectContaining({ amount: 4_000 })]);
  expect(await town.settlements(2)).toEqual([]);
  expect((await town.settlements()).map((one) => one.number)).toEqual([1, 2]);
  const [line] = await town.town.query('select 1 from settlement_lines where operation_id = $1', [late]);
  expect(line).toBeUndefined();
  expect(await town.town.differences()).toEqual([]);
});

test('settled again it adds nothing; by two at once each operation is settled once and no number is lost', async () => {
  const town = await PayingTown.make(app, 4);
  for (const shop of [0, 1, 2, 3]) await town.pay(shop, 2);
  await town.until('2026-07-01');
  await town.close('2026-06');
  const runs = await Promise.all(Array.from({ length: 4 }, () => town.settle('2026-06')));
  expect(runs.map((one) => one.settlements).sort()).toEqual([0, 0, 0, 4]);
  expect(await town.settle('2026-06')).toMatchObject({ settlements: 0, operations: 0, amount: 0 });
  expect((await town.settlements()).map((one) => one.number)).toEqual([1, 2, 3, 4]);
  await town.pay(0, 1);
  await town.until('2026-08-01');
  await town.close('2026-07');
  await town.settle('2026-07');
  expect((await town.settlements()).map((one) => one.number)).toEqual([1, 2, 3, 4, 5]);
});

test('a void after its settlement comes off the next one, and what is below zero waits', async () => {
  const town = await PayingTown.make(app, 1);
  const big = await town.pay(0, 9);
  await town.until('2026-07-01');
  await town.close('2026-06');
  await town.settle('2026-06');
  await town.void(big);
  await town.pay(0, 4);
  await town.until('2026-08-01');
  await town.close('2026-07');
  expect(await town.settle('2026-07')).toMatchObject({ settlements: 0, operations: 0 });
  await town.pay(0, 7);
  await town.until('2026-09-01');
  await town.close('2026-08');
  expect(await town.settle('2026-08')).toMatchObject({ settlements: 1, operations: 3, amount: 2_000 });
  expect((await town.settlements(0)).map(({ month, amount }) => [month, amount])).toEqual([
    ['2026-06', 9_000],
    ['2026-08', 2_000],
  ]);
  expect(await town.town.differences()).toEqual([]);
});

test('twice a month: through the 15th, and the rest; a first half below zero goes into the second', async () => {
  const town = await PayingTown.make(app, 3, { settlementsAMonth: 2 });
  await town.pay(0, 1);
  await town.pay(1, 5);
  await town.until('2026-06-15');
  await town.pay(0, 2);
  await town.until('2026-06-16');
  await town.pay(0, 4);
  const undone = await town.pay(2, 6);
  await town.until('2026-07-01');
  await town.close('2026-06');
  await town.settle('2026-06');
  await town.void(undone);
  await town.until('2026-07-20');
  await town.pay(2, 8);
  await town.until('2026-08-01');
  await town.close('2026-07');
  await town.settle('2026-07');
  const parts = async (shop: number) =>
    (await town.settlements(shop)).map(({ month, part, amount }) => [month, part, amount]);
  expect(await parts(0)).toEqual([
    ['2026-06', 1, 3_000],
    ['2026-06', 2, 4_000],
  ]);
  expect(await parts(1)).toEqual([['2026-06', 1, 5_000]]);
  expect(await parts(2)).toEqual([
    ['2026-06', 2, 6_000],
    ['2026-07', 2, 2_000],
  ]);
  expect(await town.town.differences()).toEqual([]);
});

describe('the database refuses', () => {
  let town: PayingTown;
  const broken = (...statements: string[]) => query(db.adminUrl, 'begin', ...statements, 'commit');
  const settlement = (id: string, amount: number) =>
    `insert into settlements select city_id, '${id}', merchant_id, month, 2, fiscal_year, 99, ${amount}, ${amount}, 0
       from settlements where city_id = ${town.id} limit 1`;

  beforeAll(async () => {
    town = await PayingTown.make(app, 2);
    await town.pay(0, 3);
    await town.void(await town.pay(0, 1));
    await town.until('2026-07-01');
    await town.close('2026-06');
    await town.settle('2026-06');
    await town.pay(0, 1);
    await town.pay(1, 1);
  });

  test('an operation in two settlements', async () => {
    await expect(
      broken(`insert into settlement_lines select * from settlement_lines where city_id = ${town.id} limit 1`),
    ).rejects.toMatchObject({ constraint: 'settlement_lines_pkey' });
  });

  test('a settlement that is not the sum of its lines', async () => {
    await expect(broken(settlement(randomUUID(), 1_000))).rejects.toMatchObject({ constraint: 'settlements_add_up' });
  });

  test.each([
    ['of a later month', 0],
    ['of another merchant', 1],
  ])('a line %s', async (_what, shop) => {
    const id = randomUUID();
    const line = `insert into settlement_lines
      select o.city_id, o.id, '${id}', 1000, 1000, 0 from ledger.operations o
       where o.city_id = ${town.id} and o.to_account = '${town.shops[shop]!.merchantId}' and o.period = '2026-07-01'`;
    await expect(broken(settlement(id, 1_000), line)).rejects.toMatchObject({
      constraint: 'settlement_lines_of_the_ledger',
    });
  });

  test('a line added to a settlement that stands', async () => {
    const line = `insert into settlement_lines
      select o.city_id, o.id, s.id, 1000, 500, 500 from ledger.operations o join settlements s on s.city_id = o.city_id
       where o.city_id = ${town.id} and o.to_account = s.merchant_id and o.period = '2026-07-01'`;
    await expect(broken(line)).rejects.toMatchObject({ constraint: 'settlement_lines_with_their_settlement' });
  });

  test.each(['settlements', 'settlement_lines'])('a change or a removal in %s', async (table) => {
    const of = `where city_id = ${town.id}`;
    const never = { constraint: `${table}_never_changed` };
    await expect(broken(`update ${table} set amount = amount + 1 ${of}`)).rejects.toMatchObject(never);
    await expect(broken(`delete from ${table} ${of}`)).rejects.toMatchObject(never);
  });
});

describe('verify finds', () => {
  test.each([
    [
      'an amount that was changed',
      'update settlements set amount = amount + 1, city_share = city_share + 1',
      'settlements-add-up',
    ],
    [
      'a line that was changed',
      'update settlement_lines set amount = amount + 1, city_share = city_share + 1',
      'settlement-lines-of-the-ledger',
    ],
    ['lines that were removed', 'delete from settlement_lines', 'settled-whole'],
    ['a number that was skipped', 'update settlements set number = number + 1', 'settlement-numbers-gapless'],
  ])('%s', async (_what, statement, check) => {
    const town = await PayingTown.make(app, 1);
    await town.pay(0, 3);
    await town.until('2026-07-01');
    await town.close('2026-06');
    await town.settle('2026-06');
    expect(await town.town.differences()).toEqual([]);
    await tamper(`${statement} where city_id = ${town.id}`);
    const found = await town.town.differences();
    expect(found).toContainEqual(expect.objectContaining({ check }));
  });
});

/** What nobody can do while the guards stand: they are taken away for it, and put back. */
async function tamper(statement: string): Promise<void> {
  const guards = [
    ['settlements', 'settlements_never_changed'],
    ['settlement_lines', 'settlement_lines_never_changed'],
  ] as const;
  await query(
    db.adminUrl,
    'begin',
    ...guards.map(([table, guard]) => `alter table ${table} disable trigger ${guard}`),
    statement,
    ...guards.map(([table, guard]) => `alter table ${table} enable always trigger ${guard}`),
    'commit',
  );
}
