import { Transactions } from '../../src/database/transactions.js';
import { SplitService } from '../../src/closing/split.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { BilledTown } from './billed-town.js';

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

const short = (papers: Awaited<ReturnType<BilledTown['papers']>>) =>
  papers.map(({ kind, number, month, employerName, amount, open }) => [
    kind,
    number,
    month,
    employerName,
    amount,
    open,
  ]);

test('a month is invoiced only when its closing is approved', async () => {
  const billed = await BilledTown.make(app);
  await expect(billed.invoice('2026-06')).rejects.toMatchObject({ code: 'closing_not_approved' });
  expect(await billed.papers()).toEqual([]);
});

test('on issue: the employer share of what was issued, less by a credit note what lapsed in a later month', async () => {
  const billed = await BilledTown.make(app);
  const { town } = billed;
  const shop = await town.shop();
  const mother = await town.parent({ expiresOn: '2026-06-30' });
  await town.parent({});
  await billed.employerOf('髙﨑商事株式会社', 77, 3_333);
  await billed.pay(mother, shop, 3);
  const june = await billed.bill('2026-06', '2026-07-02');
  expect(june).toEqual({
    month: '2026-06',
    made: 2,
    invoices: { count: 2, amount: 23_333 },
    creditNotes: { count: 0, amount: 0 },
  });
  await billed.bill('2026-07', '2026-08-01');
  expect(short(await billed.papers())).toEqual([
    ['credit_note', '2026-000001', '2026-07', '株式会社永山木工', 8_500, 0],
    ['invoice', '2026-000001', '2026-06', '髙﨑商事株式会社', 3_333, 3_333],
    ['invoice', '2026-000002', '2026-06', '株式会社永山木工', 20_000, 11_500],
  ]);
  const [paper] = await billed.papers({ month: '2026-06' });
  expect(paper).toMatchObject({ basis: 'issue', issuedOn: '2026-07-02', dueOn: '2026-08-01' });
  expect(await town.differences()).toEqual([]);
});

test('what was recalled comes off, and is owed again in the month in which the recall was undone', async () => {
  const billed = await BilledTown.make(app);
  const mother = await billed.town.person();
  const recall = await billed.recall(await billed.town.coupons(mother));
  await billed.bill('2026-06', '2026-07-02');
  await billed.undo(recall, 'unrecall');
  await billed.bill('2026-07', '2026-08-01');
  expect(short(await billed.papers()).map(([kind, , month, , amount]) => [kind, month, amount])).toEqual([
    ['credit_note', '2026-06', 10_000],
    ['invoice', '2026-06', 10_000],
    ['invoice', '2026-07', 10_000],
  ]);
  expect(await billed.town.held(mother)).toBe(20_000);
});

test('a lapse that was undone after the last day lapses again in the same call, and makes no paper', async () => {
  const billed = await BilledTown.make(app);
  const mother = await billed.town.parent({ expiresOn: '2026-06-30' });
  await billed.bill('2026-06', '2026-07-02');
  await billed.bill('2026-07', '2026-08-01');
  const [lapse] = await billed.town.query<{ id: string }>(
    `select id from ledger.operations where city_id = $1 and code = 'expire' and from_account = $2`,
    [billed.id, mother],
  );
  await billed.undo(lapse!.id, 'unexpire');
  expect(await billed.bill('2026-08', '2026-09-01')).toMatchObject({ made: 0 });
  expect(await billed.papers({ month: '2026-08' })).toEqual([]);
});

test('on redemption: the employer share of what was redeemed less voided, and a credit note where more was voided', async () => {
  const billed = await BilledTown.make(app);
  const { town } = billed;
  const shop = await town.shop();
  const mother = await town.parent({ employerYen: 3_333, cityYen: 6_667, billingBasis: 'redemption' });
  const spent = await billed.pay(mother, shop, 4);
  await billed.undo(await billed.pay(mother, shop, 1), 'void');
  await billed.bill('2026-06', '2026-07-01');
  await billed.undo(spent, 'void');
  await billed.pay(mother, shop, 1);
  await billed.bill('2026-07', '2026-08-01');
  const papers = await billed.papers();
  expect(short(papers).map(([kind, , month, , amount]) => [kind, month, amount])).toEqual([
    ['credit_note', '2026-07', 1_000],
    ['invoice', '2026-06', 1_334],
  ]);
  expect(papers.map(({ basis }) => basis)).toEqual(['redemption', 'redemption']);
});

test('one employer has a paper for each basis, and together they are what the split says', async () => {
  const billed = await BilledTown.make(app);
  const { town } = billed;
  const shop = await town.shop();
  const mother = await town.parent({ billingBasis: 'redemption' });
  await town.parent({});
  await billed.pay(mother, shop, 7);
  await billed.bill('2026-06', '2026-07-01');
  const papers = await billed.papers();
  expect(papers.map(({ basis, amount }) => [basis, amount])).toEqual([
    ['issue', 10_000],
    ['redemption', 3_500],
  ]);
  const [row] = await app.get(SplitService).split(billed.id, { from: '2026-06', to: '2026-06', by: 'employer' });
  expect(row).toMatchObject({ issued: { employerShare: 20_000 }, redeemed: { employerShare: 3_500 } });
});

test('each employee and allocation stands on a line of its own, in the order of readings', async () => {
  const billed = await BilledTown.make(app);
  const { town } = billed;
  const first = await town.person('阿部 葵', 'アベ アオイ');
  const last = await town.person('和田 﨑', 'ワダ サキ');
  await town.coupons(last);
  await town.coupons(first, { month: '2026-05' });
  await town.coupons(first);
  await billed.bill('2026-06', '2026-07-01');
  const [paper] = await billed.papers();
  const token = await app.tokenFor(billed.id, 'city_finance');
  const { body } = await app.fetch(`/api/v1/invoices/${paper!.id}`, { token });
  expect(body.lines).toEqual(
    [
      ['阿部 葵', '2026-05'],
      ['阿部 葵', '2026-06'],
      ['和田 﨑', '2026-06'],
    ].map(([employeeName, allocationMonth], index) => ({
      line: index + 1,
      employeeName,
      allocationMonth,
      staffNumber: expect.any(String),
      allocationId: expect.any(String),
      reason: 'issued',
      amount: 10_000,
    })),
  );
});

test('made again, and by four at once with one that fails between, papers are made once and numbers have no gap', async () => {
  const billed = await BilledTown.make(app);
  for (const [name, number] of [
    ['二番', 2],
    ['三番', 3],
    ['四番', 4],
  ] as const)
    await billed.employerOf(name, number);
  await billed.until('2026-07-01');
  await billed.close('2026-06');
  const rolledBack = app.get(Transactions).run(async () => {
    await billed.invoice('2026-06');
    throw new Error('the power went');
  });
  await expect(rolledBack).rejects.toThrow('the power went');
  expect(await billed.papers()).toEqual([]);
  await billed.until('2026-08-01');
  await billed.town.parent({});
  await billed.until('2026-09-01');
  await billed.close('2026-07');
  await billed.close('2026-08');
  const failing = app.get(Transactions).run(async () => {
    await billed.invoice('2026-08');
    throw new Error('the power went');
  });
  const runs = await Promise.allSettled([
    billed.invoice('2026-06'),
    failing,
    billed.invoice('2026-08'),
    billed.invoice('2026-06'),
    billed.invoice('2026-08'),
  ]);
  expect(runs.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  const papers = await billed.papers();
  expect(papers.map(({ number }) => number)).toEqual(['2026-000001', '2026-000002', '2026-000003', '2026-000004']);
  expect(await billed.invoice('2026-06')).toMatchObject({ made: 0, invoices: { count: 3, amount: 30_000 } });
  expect(await billed.papers()).toEqual(papers);
});

test('numbers begin again with each fiscal year of the day of issue', async () => {
  const billed = await BilledTown.make(app, { asOf: '2027-02-10' });
  await billed.town.parent({});
  await billed.bill('2027-02', '2027-03-01');
  await billed.town.parent({});
  await billed.bill('2027-03', '2027-04-01');
  expect((await billed.papers()).map(({ number, month }) => [number, month])).toEqual([
    ['2026-000001', '2027-02'],
    ['2027-000001', '2027-03'],
  ]);
});

test('a credit note is counted for the invoice of its own month first, and what is left for the oldest open one', async () => {
  const billed = await BilledTown.make(app);
  const { town } = billed;
  await town.parent({ expiresOn: '2026-07-31' }, { month: '2026-05', expiresOn: '2026-07-31' });
  await town.parent({ expiresOn: '2026-07-31' });
  await billed.bill('2026-06', '2026-07-01');
  await town.parent({});
  await billed.bill('2026-07', '2026-08-01');
  await town.parent({});
  await billed.bill('2026-08', '2026-09-01');
  expect(short(await billed.papers())).toEqual([
    ['credit_note', '2026-000001', '2026-08', '株式会社永山木工', 30_000, 0],
    ['invoice', '2026-000001', '2026-06', '株式会社永山木工', 30_000, 10_000],
    ['invoice', '2026-000002', '2026-07', '株式会社永山木工', 10_000, 10_000],
    ['invoice', '2026-000003', '2026-08', '株式会社永山木工', 10_000, 0],
  ]);
});
