import type { INestApplicationContext } from '@nestjs/common';
import { businessNow } from '../../src/domain/city-clock.js';
import { addMonths } from '../../src/domain/month.js';
import { IssuanceModule } from '../../src/issuance/issuance.module.js';
import { ScheduleIssuanceService } from '../../src/issuance/schedule-issuance.service.js';
import { JobHandlers } from '../../src/jobs/job-handlers.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { BudgetsService } from '../../src/programmes/budgets.service.js';
import { fiscalYearOf } from '../../src/domain/month.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startServices } from '../support/services.js';
import { IssuingCity } from './issuing-city.js';

const { month: present } = businessNow({ kind: 'live' }, new Date());

let db: TestDatabase;
let app: INestApplicationContext;
let schedule: ScheduleIssuanceService;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, IssuanceModule);
  schedule = app.get(ScheduleIssuanceService);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('a live city is issued its present month and the missed months of late enrolments, as many as the programme allows', async () => {
  const city = await IssuingCity.make(app, { startsMonth: addMonths(present, -12), rules: { catchUpMonths: 2 } });
  await city.parents(1, { firstMonth: addMonths(present, -5) });
  await city.parents(1, { firstMonth: present });
  const issued = await schedule.issueDue(city.id);
  expect(issued.map((one) => [one.month, one.allocations])).toEqual([
    [addMonths(present, -2), 1],
    [addMonths(present, -1), 1],
    [present, 2],
  ]);
  expect(await schedule.issueDue(city.id)).toEqual([]);
  const [runs] = await city.query('select count(*)::integer as runs from issuance_runs where city_id = $1', [city.id]);
  expect(runs).toEqual({ runs: 3 });
});

test('a run that was killed when all was issued, and before it said so, is not left as if it still went on', async () => {
  const city = await IssuingCity.make(app, { startsMonth: present });
  await city.parents(2);
  await schedule.issueDue(city.id);
  await city.query(`update issuance_runs set state = 'running', finished_at = null where city_id = $1`, [city.id]);
  expect(await schedule.issueDue(city.id)).toMatchObject([{ month: present, allocations: 0, already: 2 }]);
  const runs = await city.query<{ state: string }>(
    'select state, issued from issuance_runs where city_id = $1 order by started_at',
    [city.id],
  );
  expect(runs).toEqual([
    { state: 'failed', issued: 2 },
    { state: 'done', issued: 0 },
  ]);
  expect(await schedule.issueDue(city.id)).toEqual([]);
});

test('a rehearsal city moves by the commands that act on it: the schedule issues nothing there', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-06-10' });
  await city.parents(1);
  expect(await schedule.issueDue(city.id)).toEqual([]);
  expect(await city.allocations()).toEqual([]);
});

test('a programme that has not begun is left alone', async () => {
  const city = await IssuingCity.make(app, { startsMonth: addMonths(present, 1) });
  await city.parents(1);
  expect(await schedule.issueDue(city.id)).toEqual([]);
});

test('where one month is refused, what can be issued is issued, and the job says that something is left', async () => {
  const city = await IssuingCity.make(app, { startsMonth: addMonths(present, -1), rules: { catchUpMonths: 1 } });
  await city.parents(1, { firstMonth: addMonths(present, -1), lastMonth: addMonths(present, -1) });
  await city.parents(2, { firstMonth: present });
  await app.get(BudgetsService).set(city.id, city.programmeId, fiscalYearOf(present), 10_000);
  await expect(schedule.issueDue(city.id)).rejects.toMatchObject({ errors: [{ code: 'budget_passed' }] });
  expect((await city.allocations()).map((one) => one.month)).toEqual([addMonths(present, -1)]);
});

test('the jobs are there under their names', () => {
  const handlers = app.get(JobHandlers);
  expect(['issue-month', 'lapse', 'expire-certifications'].map((name) => handlers.has(name as 'lapse'))).toEqual([
    true,
    true,
    true,
  ]);
});
