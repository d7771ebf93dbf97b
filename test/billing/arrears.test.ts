import { ArrearsService } from '../../src/billing/arrears.service.js';
import { InvoiceMonthService } from '../../src/billing/invoice-month.service.js';
import { ImportStatementService } from '../../src/billing/receipts/import-statement.service.js';
import { VirtualAccountsService } from '../../src/billing/virtual-accounts.service.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { closeMonth } from '../closing/closed-month.js';
import { IssuingCity } from '../issuance/issuing-city.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { corporateNumber } from '../support/sample-city.js';
import { BilledTown, CASHIER } from './billed-town.js';

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

const NOTHING = { notDue: 0, days1To30: 0, days31To60: 0, days61To90: 0, over90Days: 0, creditsWaiting: 0 };

test.each([
  ['2026-07-31', { notDue: 10_000 }, null],
  ['2026-08-01', { days1To30: 10_000 }, '2026-07-31'],
  ['2026-08-30', { days1To30: 10_000 }, '2026-07-31'],
  ['2026-08-31', { days31To60: 10_000 }, '2026-07-31'],
  ['2026-09-29', { days31To60: 10_000 }, '2026-07-31'],
  ['2026-09-30', { days61To90: 10_000 }, '2026-07-31'],
  ['2026-10-29', { days61To90: 10_000 }, '2026-07-31'],
  ['2026-10-30', { over90Days: 10_000 }, '2026-07-31'],
] as const)('what fell due on 31 July is on %s of the age %j', async (day, age, overdueSince) => {
  const billed = await BilledTown.make(app);
  await billed.town.parent({ expiresOn: '2027-03-31' });
  await billed.bill('2026-06', '2026-07-01');
  await billed.until(day);
  expect(await app.get(ArrearsService).of(billed.id)).toEqual({
    on: day,
    employers: [
      {
        ...NOTHING,
        ...age,
        employerId: billed.town.employerId,
        employerName: '株式会社永山木工',
        open: 10_000,
        overdueSince,
        issuingStopped: false,
      },
    ],
  });
});

test('a credit note that finds no open invoice waits, and is shown', async () => {
  const billed = await BilledTown.make(app);
  await billed.town.parent({ expiresOn: '2026-07-31' });
  await app.get(VirtualAccountsService).set(billed.id, billed.town.employerId, '1234567');
  await billed.bill('2026-06', '2026-07-01');
  const content = Buffer.from('取引日,入金額,振込依頼人名,仮想口座番号\n2026-07-01,10000,ｱ,1234567\n');
  await app.get(ImportStatementService).import(billed.id, { name: 'a.csv', content }, CASHIER);
  expect((await app.get(ArrearsService).of(billed.id)).employers).toEqual([]);
  await billed.bill('2026-07', '2026-08-01');
  await billed.bill('2026-08', '2026-09-01');
  const { employers } = await app.get(ArrearsService).of(billed.id);
  expect(employers).toEqual([
    expect.objectContaining({ ...NOTHING, open: 0, creditsWaiting: 10_000, overdueSince: null }),
  ]);
});

describe('the rule that stops issuing for employers in arrears for more than 30 days', () => {
  let city: IssuingCity;
  let other: string;

  /** Two parents of 永山木工, one of another employer that pays; April is invoiced on 1 May and due on 31 May. */
  beforeEach(async () => {
    city = await IssuingCity.make(app.app, { asOf: '2026-04-01', rules: { arrearsStopDays: 30 } });
    await city.parents(3);
    const row = {
      corporateNumber: corporateNumber(9),
      name: '別の会社',
      nameKana: 'ベツ',
      contactEmail: 'a@example.jp',
    };
    const [taken] = await app.get(RegisterEmployersService).register(city.id, [row]);
    other = (taken as { id: string }).id;
    await city.query(
      `update enrolments set employer_id = $2 where city_id = $1
         and id = (select id from enrolments where city_id = $1 order by employee_id limit 1)`,
      [city.id, other],
    );
    await app.get(VirtualAccountsService).set(city.id, other, '7654321');
    await app.get(VirtualAccountsService).set(city.id, city.employerId, '1234567');
    await city.issue('2026-04');
    await app.get(AdvanceClockService).advanceTo(city.id, '2026-05-01');
    await closeMonth(app, city.id, '2026-04');
    await app.get(InvoiceMonthService).invoice(city.id, '2026-04', CASHIER);
    await pay('2026-05-01', '7654321', 10_000);
  });

  const pay = (day: string, account: string, yen: number) => {
    const content = Buffer.from(`取引日,入金額,振込依頼人名,仮想口座番号\n${day},${yen},ｱ,${account}\n`);
    return app.get(ImportStatementService).import(city.id, { name: 'a.csv', content }, CASHIER);
  };
  const employersOf = async (month: string) =>
    (
      await city.query<{ id: string }>(
        `select employer_id as id from ledger.allocations where city_id = $1 and month = $2::date order by employee_id`,
        [city.id, `${month}-01`],
      )
    ).map(({ id }) => id);

  test('issues to everybody through the thirtieth day', async () => {
    await app.get(AdvanceClockService).advanceTo(city.id, '2026-06-30');
    expect(await city.issue('2026-06')).toMatchObject({ allocations: 3 });
  });

  test('leaves out that employer from the day after, and nobody else; what was issued stays as it is', async () => {
    await app.get(AdvanceClockService).advanceTo(city.id, '2026-07-01');
    const before = await city.allocations();
    expect(await city.issue('2026-07')).toMatchObject({ allocations: 1, employerShare: 10_000, already: 0 });
    expect(await employersOf('2026-07')).toEqual([other]);
    const { employers } = await app.get(ArrearsService).of(city.id);
    expect(employers).toEqual([expect.objectContaining({ employerId: city.employerId, issuingStopped: true })]);
    expect(await city.allocations()).toEqual(expect.arrayContaining(before));
    const over = await city.query('select 1 from issuance_over_issued($1, null)', [city.id]);
    expect(over).toEqual([]);
    // Nor is an earlier month caught up for it.
    expect(await city.issue('2026-05')).toMatchObject({ allocations: 1 });
    expect(await city.issue('2026-05')).toMatchObject({ allocations: 0, already: 1 });
  });

  test('is over when the employer has paid, and the months that were missed are caught up', async () => {
    await app.get(AdvanceClockService).advanceTo(city.id, '2026-07-01');
    await city.issue('2026-07');
    await pay('2026-07-01', '1234567', 19_999);
    expect(await city.issue('2026-07')).toMatchObject({ allocations: 0, already: 1 });
    await pay('2026-07-01', '1234567', 1);
    expect(await city.issue('2026-07')).toMatchObject({ allocations: 2, already: 1 });
  });

  test('somebody whose earlier place is stopped is not issued to at the cost of another employer', async () => {
    const [person] = await city.people(1);
    const [first, second] = await city.enrol([
      { employeeId: person!, firstMonth: '2026-04' },
      { employeeId: person!, firstMonth: '2026-05' },
    ]);
    expect(first).toBeDefined();
    await city.query('update enrolments set employer_id = $3 where city_id = $1 and id = $2', [city.id, second, other]);
    await app.get(AdvanceClockService).advanceTo(city.id, '2026-07-01');
    await city.issue('2026-07');
    expect(await employersOf('2026-07')).toEqual([other]);
  });
});
