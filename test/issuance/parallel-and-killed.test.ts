import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { addMonths } from '../../src/domain/month.js';
import { inCity } from '../../src/database/scope.js';
import { IssuanceModule } from '../../src/issuance/issuance.module.js';
import { IssuanceRunsService } from '../../src/issuance/issuance-runs.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { BudgetsService } from '../../src/programmes/budgets.service.js';
import { RulesService } from '../../src/programmes/rules.service.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { SERVICES_POOL, startServices } from '../support/services.js';
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

const runs = (city: IssuingCity) => inCity(city.id, () => app.get(IssuanceRunsService).list(city.id, {}).all('-id'));

test('runs at the same moment issue each allocation once: one issues, the others find it done', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await city.parents(500);
  const answers = await Promise.all(Array.from({ length: 5 }, () => city.issue('2026-04')));
  expect(answers.map((one) => one.allocations).sort((a, b) => a - b)).toEqual([0, 0, 0, 0, 500]);
  expect(answers.map((one) => one.already).sort((a, b) => a - b)).toEqual([0, 500, 500, 500, 500]);
  expect(await city.allocations()).toHaveLength(500);
});

test('the database itself holds that a person has one allocation of a programme and month', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  await city.parents(1);
  await city.issue('2026-04');
  const double = `insert into ledger.allocations select city_id, gen_random_uuid(), programme_id, employee_id, enrolment_id,
    employer_id, municipality_id, month, issued_month, expires_on, amount, employer_share, city_share, note_yen, billing_basis
    from ledger.allocations where city_id = ${city.id}`;
  await expect(query(db.adminUrl, double)).rejects.toMatchObject({ constraint: 'allocations_one_a_person_and_month' });
});

describe('a run of more than one chunk', () => {
  const PEOPLE = 20_500;
  let city: IssuingCity;

  beforeAll(async () => {
    city = await IssuingCity.make(app, { asOf: '2026-04-01' });
    await city.parents(PEOPLE);
  });

  test('killed in the middle, it is run again and issues the rest, each allocation once', async () => {
    // The server process that works for the run is killed as soon as its first chunk is there for others to see.
    const broken = city.issue('2026-04');
    broken.catch(() => undefined);
    await until(async () => ((await runs(city))[0]?.issued ?? 0) > 0);
    const [mid] = await runs(city);
    expect(mid).toMatchObject({ state: 'running', due: PEOPLE });
    await query(
      db.adminUrl,
      `select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and d.datname = current_database() and l.mode = 'ExclusiveLock' and l.granted`,
    );
    await expect(broken).rejects.toThrow();
    const done = (await city.allocations()).length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(PEOPLE);
    const [budget] = await app.get(BudgetsService).list(city.id, city.programmeId);
    expect(budget?.issuedCityYen).toBe(done * 10_000);

    const rest = await city.issue('2026-04');
    expect(rest).toMatchObject({ allocations: PEOPLE - done, already: done, amount: (PEOPLE - done) * 20_000 });
    expect(await city.allocations()).toHaveLength(PEOPLE);
    const [totals] = await city.query<{ yen: number; operations: number }>(
      `select sum(amount)::integer as yen, count(*)::integer as operations from ledger.operations where city_id = $1`,
      [city.id],
    );
    expect(totals).toEqual({ yen: PEOPLE * 20_000, operations: PEOPLE });
    expect((await runs(city)).map((run) => run.state)).toEqual(['done', 'failed']);
  });

  test('its progress is seen while it runs, and meanwhile neither rules nor budget change', async () => {
    const seen: number[] = [];
    const month = addMonths('2026-04', 1);
    // Nothing can be issued while the table is held, so the run is not over before it is looked at.
    const letGo = await holdAllocations();
    const running = city.issue(month);
    await until(async () => {
      const [run] = await runs(city);
      if (run?.month !== month || run.state !== 'running') return false;
      seen.push(run.issued);
      return true;
    });
    const rule = app.get(RulesService).change(city.id, city.programmeId, '2026-07', { cityYen: 5_000 });
    await expect(rule).rejects.toMatchObject({ code: 'programme_is_issuing' });
    const budget = app.get(BudgetsService).set(city.id, city.programmeId, 2026, 1_000_000_000);
    await expect(budget).rejects.toMatchObject({ code: 'programme_is_issuing' });
    await letGo();
    expect(await running).toMatchObject({ allocations: PEOPLE });
    expect(seen[0]).toBeLessThan(PEOPLE);
  });
});

describe('a run uses two connections', () => {
  const PEOPLE = 5_100;

  test('at once', async () => {
    const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
    await city.parents(PEOPLE);
    const letGo = await holdAllocations();
    const running = city.issue('2026-04');
    const waiting = `select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%from issuance_chunk(%'`;
    await until(async () => Number((await query(db.adminUrl, waiting))[0]?.count) === 2);
    await letGo();
    expect(await running).toMatchObject({ allocations: PEOPLE, amount: PEOPLE * 20_000, already: 0 });
    expect(await city.allocations()).toHaveLength(PEOPLE);
    expect((await runs(city))[0]).toMatchObject({ state: 'done', issued: PEOPLE, issuedYen: PEOPLE * 20_000 });
  });

  test('and one alone where no other is to be had', async () => {
    const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
    await city.parents(PEOPLE);
    const taken = Array.from({ length: SERVICES_POOL - 1 }, () => app.get(DataSource).createQueryRunner());
    await Promise.all(taken.map((one) => one.connect()));
    try {
      expect(await city.issue('2026-04')).toMatchObject({ allocations: PEOPLE });
    } finally {
      await Promise.all(taken.map((one) => one.release()));
    }
    expect((await runs(city))[0]).toMatchObject({ state: 'done', issued: PEOPLE });
  });

  test('and fails as a whole where the second breaks, to be run again for the rest', async () => {
    const city = await IssuingCity.make(app, { asOf: '2026-04-01' });
    await city.parents(PEOPLE);
    const letGo = await holdAllocations();
    const broken = city.issue('2026-04');
    broken.catch(() => undefined);
    const killSecond = `select pg_terminate_backend(pid) from pg_stat_activity a
      where datname = current_database() and wait_event_type = 'Lock' and query like '%from issuance_chunk(%'
        and not exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.mode = 'ExclusiveLock')`;
    await until(async () => (await query(db.adminUrl, killSecond)).length === 1);
    await letGo();
    await expect(broken).rejects.toThrow();
    expect((await runs(city))[0]).toMatchObject({ state: 'failed' });
    const done = (await city.allocations()).length;
    expect(done).toBeLessThan(PEOPLE);
    expect(await city.issue('2026-04')).toMatchObject({ allocations: PEOPLE - done, already: done });
    const [budget] = await app.get(BudgetsService).list(city.id, city.programmeId);
    expect(budget?.issuedCityYen).toBe(PEOPLE * 10_000);
  });
});

/** Keeps anything from being issued until it is let go. */
async function holdAllocations(): Promise<() => Promise<void>> {
  const holding = new Client({ connectionString: db.adminUrl });
  await holding.connect();
  await holding.query('begin; lock table ledger.allocations in share mode');
  return () => holding.end();
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await condition()); waited += 5) {
    if (waited > 30_000) throw new Error('It did not come to that.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
