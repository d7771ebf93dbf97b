import type { INestApplicationContext } from '@nestjs/common';
import { inCity } from '../../src/database/scope.js';
import { IssuanceModule } from '../../src/issuance/issuance.module.js';
import { IssuanceRunsService } from '../../src/issuance/issuance-runs.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { BudgetsService } from '../../src/programmes/budgets.service.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startServices } from '../support/services.js';
import { IssuingCity } from './issuing-city.js';

let db: TestDatabase;
let app: INestApplicationContext;
let budgets: BudgetsService;
let city: IssuingCity;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, IssuanceModule);
  budgets = app.get(BudgetsService);
});

beforeEach(async () => {
  city = await IssuingCity.make(app, { asOf: '2026-04-01' });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const runs = () => inCity(city.id, () => app.get(IssuanceRunsService).list(city.id, {}).all('-id'));

test('a month that would pass the budget is refused whole, before anything is issued, and says by how much', async () => {
  await city.parents(3);
  await budgets.set(city.id, city.programmeId, 2026, 59_000);
  await city.issue('2026-04');
  await expect(city.issue('2026-05')).rejects.toMatchObject({ code: 'budget_passed', details: { over: 1_000 } });
  expect(await city.allocations()).toHaveLength(3);
  expect((await runs())[0]).toMatchObject({
    month: '2026-05',
    state: 'refused',
    issued: 0,
    problem: { code: 'budget_passed', details: { over: 1_000 } },
  });
});

test('a budget that is just enough is enough, and only what the city gives counts', async () => {
  await city.parents(3);
  await budgets.set(city.id, city.programmeId, 2026, 60_000);
  await city.issue('2026-04');
  await city.issue('2026-05');
  expect(await budgets.list(city.id, city.programmeId)).toEqual([
    expect.objectContaining({ fiscalYear: 2026, budgetYen: 60_000, issuedCityYen: 60_000 }),
  ]);
});

test('with the budget used up, a month of which nothing is due any more answers as issued already', async () => {
  await city.parents(1);
  await budgets.set(city.id, city.programmeId, 2026, 10_000);
  await city.issue('2026-04');
  expect(await city.issue('2026-04')).toMatchObject({ allocations: 0, already: 1 });
});

test('the fiscal year in which a month is issued pays, also for a catch-up of the year before', async () => {
  await city.parents(1);
  await city.issue('2027-04');
  await city.issue('2027-03');
  const rows = await budgets.list(city.id, city.programmeId);
  expect(rows.map((row) => [row.fiscalYear, row.issuedCityYen])).toEqual([[2027, 20_000]]);
});

test('a budget is never set below what is issued', async () => {
  await city.parents(2);
  await city.issue('2026-04');
  const lower = budgets.set(city.id, city.programmeId, 2026, 19_999);
  await expect(lower).rejects.toMatchObject({ code: 'budget_below_issued' });
  expect(await budgets.set(city.id, city.programmeId, 2026, 20_000)).toMatchObject({ budgetYen: 20_000 });
  expect(await budgets.set(city.id, city.programmeId, 2026, null)).toMatchObject({ budgetYen: null });
});

test('the database itself refuses to issue beyond a budget, and a run stops there with what it has done standing', async () => {
  await city.parents(1);
  await city.issue('2026-04');
  await budgets.set(city.id, city.programmeId, 2026, 20_000);
  const past = `update programme_budgets set issued_city_yen = 20001 where city_id = ${city.id}`;
  await expect(query(db.ownerUrl, past)).rejects.toMatchObject({ constraint: 'programme_budgets_not_passed' });
  const below = `update programme_budgets set budget_yen = 9999 where city_id = ${city.id}`;
  await expect(query(db.ownerUrl, below)).rejects.toMatchObject({ constraint: 'programme_budgets_not_passed' });

  // Somebody empties the budget by hand, behind the programme's lock, after the run has looked at it.
  await query(
    db.ownerUrl,
    `create function empty_budget() returns trigger language plpgsql security definer as $$ begin
       update public.programme_budgets set budget_yen = issued_city_yen where city_id = ${city.id}; return null; end $$`,
    `create trigger empty_budget after insert on ledger.allocations for each statement execute function empty_budget()`,
  );
  try {
    await expect(city.issue('2026-05')).rejects.toMatchObject({ code: 'budget_passed' });
  } finally {
    await query(db.ownerUrl, 'drop trigger empty_budget on ledger.allocations', 'drop function empty_budget()');
  }
  expect(await city.allocations()).toHaveLength(1);
  expect((await runs())[0]).toMatchObject({ month: '2026-05', issued: 0, problem: { code: 'budget_passed' } });
});
