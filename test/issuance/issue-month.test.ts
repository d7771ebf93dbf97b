import type { INestApplicationContext } from '@nestjs/common';
import { businessNow } from '../../src/domain/city-clock.js';
import { addMonths } from '../../src/domain/month.js';
import { CityClockService } from '../../src/programmes/city-clock.service.js';
import { RulesService } from '../../src/programmes/rules.service.js';
import { IssuanceModule } from '../../src/issuance/issuance.module.js';
import { IssuanceRunsService } from '../../src/issuance/issuance-runs.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startServices } from '../support/services.js';
import { IssuingCity } from './issuing-city.js';

let db: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, IssuanceModule);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('a month gives everybody who is owed it 20,000 yen, half from each payer, valid through the fifth month after', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await city.parents(3);
  expect(await city.issue('2026-04')).toMatchObject({
    month: '2026-04',
    allocations: 3,
    amount: 60_000,
    employerShare: 30_000,
    cityShare: 30_000,
    already: 0,
  });
  const allocations = await city.allocations();
  expect(allocations).toHaveLength(3);
  for (const one of allocations) {
    expect(one).toMatchObject({
      month: '2026-04',
      issuedMonth: '2026-04',
      expiresOn: '2026-09-30',
      employer: 10_000,
      city: 10_000,
    });
  }
  const [budget] = await city.query<{ issued: number }>(
    'select issued_city_yen::integer as issued from programme_budgets where city_id = $1 and fiscal_year = 2026',
    [city.id],
  );
  expect(budget?.issued).toBe(30_000);
});

test('a month issued again issues nothing again, and says how many had it', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await city.parents(3);
  await city.issue('2026-04');
  expect(await city.issue('2026-04')).toMatchObject({
    allocations: 0,
    amount: 0,
    employerShare: 0,
    cityShare: 0,
    already: 3,
  });
  expect(await city.allocations()).toHaveLength(3);
});

test('who is enrolled after the run is caught up by the next one', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await city.parents(2);
  await city.issue('2026-04');
  await city.parents(1);
  expect(await city.issue('2026-04')).toMatchObject({ allocations: 1, amount: 20_000, already: 2 });
});

test('a parent with two small children, or two enrolments, has one allocation, of the enrolment that began first', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-06-01' });
  const [parent] = await city.people(1);
  const [, first] = await city.enrol([
    { employeeId: parent!, firstMonth: '2026-05' },
    { employeeId: parent!, firstMonth: '2026-04' },
  ]);
  expect(await city.issue('2026-06')).toMatchObject({ allocations: 1, amount: 20_000 });
  expect(await city.allocations()).toEqual([expect.objectContaining({ employeeId: parent, enrolmentId: first })]);
});

test.each([
  ['an application that is not decided', { state: 'applied' as const }, 0],
  ['a refused application', { state: 'refused' as const }, 0],
  ['an approved enrolment', { state: 'approved' as const }, 1],
  ['an active one', { state: 'active' as const, activated: true }, 1],
  ['a leaver, for the month of leaving', { state: 'ended' as const, lastMonth: '2026-06' as const }, 1],
  ['a leaver, for the month after', { state: 'ended' as const, lastMonth: '2026-05' as const }, 0],
  ['a child that reaches the age in this month', { lastMonth: '2026-06' as const }, 1],
  ['a child that reached it the month before', { lastMonth: '2026-05' as const }, 0],
  ['a return to work in this month', { firstMonth: '2026-06' as const }, 1],
  ['a return to work in the next month', { firstMonth: '2026-07' as const }, 0],
])('issues for %s as owed', async (_what, place, expected) => {
  const city = await IssuingCity.make(app, { asOf: '2026-06-01' });
  await city.parents(1, place);
  expect(await city.issue('2026-06')).toMatchObject({ allocations: expected });
});

test.each([
  ['before it begins', '2026-05', null, '2026-04' as const, 1],
  ['while nobody knows its end', '2026-05', null, '2026-06' as const, 0],
  ['in its first month', '2026-05', '2026-06', '2026-05' as const, 0],
  ['in its last month', '2026-05', '2026-06', '2026-06' as const, 0],
  ['in the month after it', '2026-05', '2026-06', '2026-07' as const, 1],
])('a leave again: %s', async (_what, from, until, month, expected) => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  const [parent] = await city.people(1);
  const [enrolment] = await city.enrol([
    { employeeId: parent!, state: until ? 'active' : 'on_leave', activated: true },
  ]);
  await city.query(
    'insert into enrolment_absences (city_id, enrolment_id, from_month, until_month) values ($1, $2, $3, $4)',
    [city.id, enrolment, `${from}-01`, until && `${until}-01`],
  );
  expect(await city.issue(month)).toMatchObject({ allocations: expected });
});

test('where the rules require it, nothing is issued before the employee has activated the enrolment in person', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01', rules: { requiresActivation: true } });
  await city.parents(2);
  const [active] = await city.parents(1, { state: 'active', activated: true });
  expect(await city.issue('2026-04')).toMatchObject({ allocations: 1 });
  expect(await city.allocations()).toEqual([expect.objectContaining({ employeeId: active })]);
});

test('a change of the rules in the middle of the year changes only what is issued for its months', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await city.parents(1);
  await app
    .get(RulesService)
    .change(city.id, city.programmeId, '2026-06', { cityYen: 15_000, employerYen: 5_000, validityMonths: 3 });
  for (const month of ['2026-04', '2026-05', '2026-06'] as const) await city.issue(month);
  expect(await city.allocations()).toEqual([
    expect.objectContaining({ month: '2026-04', employer: 10_000, city: 10_000, expiresOn: '2026-09-30' }),
    expect.objectContaining({ month: '2026-05', employer: 10_000, city: 10_000, expiresOn: '2026-10-31' }),
    expect.objectContaining({ month: '2026-06', employer: 5_000, city: 15_000, expiresOn: '2026-08-31' }),
  ]);
  const again = app.get(RulesService).change(city.id, city.programmeId, '2026-06', { cityYen: 10_000 });
  await expect(again).rejects.toMatchObject({ code: 'rule_in_the_past' });
});

test.each([
  ['the city', { employerYen: 20_000, cityYen: 0 }, { employerShare: 20_000, cityShare: 0 }],
  ['the employer', { employerYen: 0, cityYen: 20_000 }, { employerShare: 0, cityShare: 20_000 }],
])('issues where %s gives nothing', async (_who, rules, shares) => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01', rules });
  await city.parents(1);
  expect(await city.issue('2026-04')).toMatchObject({ allocations: 1, amount: 20_000, ...shares });
});

test('a rehearsal city moves its clock to the first day of a later month that is issued, and never back', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await city.parents(1);
  await city.issue('2026-06');
  expect(await app.get(Ledger).clock(city.id)).toEqual({ kind: 'rehearsal', on: '2026-06-01' });
  await city.issue('2026-05');
  expect(await app.get(Ledger).clock(city.id)).toEqual({ kind: 'rehearsal', on: '2026-06-01' });
});

test('catch-up in November of the month of May: validity runs from the month of issuing; amount and shares from the rules of May', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await app.get(RulesService).change(city.id, city.programmeId, '2026-09', { cityYen: 30_000 });
  await city.issue('2026-11');
  await city.parents(1);
  expect(await city.issue('2026-05')).toMatchObject({ allocations: 1, amount: 20_000, cityShare: 10_000 });
  expect(await city.allocations()).toEqual([
    expect.objectContaining({
      month: '2026-05',
      issuedMonth: '2026-11',
      expiresOn: '2027-04-30',
      employer: 10_000,
      city: 10_000,
    }),
  ]);
});

test('a missed month further back than the programme allows is refused', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-11-15' });
  await city.parents(1);
  await expect(city.issue('2026-04')).rejects.toMatchObject({ code: 'catch_up_too_late' });
  expect(await city.allocations()).toEqual([]);
});

test('a month before the programme is refused', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await expect(city.issue('2026-03')).rejects.toMatchObject({ code: 'before_programme' });
});

test('a live city refuses a month that has not begun, and issues the present one', async () => {
  const { month } = businessNow({ kind: 'live' }, new Date());
  const city = await IssuingCity.make(app, { startsMonth: addMonths(month, -2) });
  await city.parents(1, { firstMonth: addMonths(month, -2) });
  await expect(city.issue(addMonths(month, 1))).rejects.toMatchObject({ code: 'month_not_begun' });
  expect(await city.allocations()).toEqual([]);
  expect(await city.issue((await app.get(CityClockService).now(city.id)).month)).toMatchObject({ allocations: 1 });
});

test('a run can be seen: what was due, how far it came, that it is done', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await city.parents(2);
  const seen: unknown[] = [];
  const { runId } = await city.issue('2026-04');
  seen.push(await app.get(IssuanceRunsService).find(city.id, runId));
  expect(seen).toEqual([
    expect.objectContaining({
      month: '2026-04',
      state: 'done',
      due: 2,
      dueYen: 40_000,
      issued: 2,
      issuedYen: 40_000,
      already: 0,
      problem: null,
      finishedAt: expect.any(Date),
    }),
  ]);
});
