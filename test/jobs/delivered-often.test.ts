import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { businessNow } from '../../src/domain/city-clock.js';
import { addDays, type DateIso } from '../../src/domain/date.js';
import { addMonths, firstDay, monthOf } from '../../src/domain/month.js';
import { derivedId } from '../../src/domain/operation-key.js';
import { JobHandlers } from '../../src/jobs/job-handlers.js';
import { JOB_NAMES, type JobName } from '../../src/jobs/schedules.js';
import { SealService } from '../../src/ledger/seal.service.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { Random } from '../../src/simulation/random.js';
import { ACTOR, IssuingCity } from '../issuance/issuing-city.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { takeLedgerClock } from '../support/ledger-clock.js';
import { copyOfDatabase, freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { askLater } from '../tasks/task-town.js';

const DELIVERIES = Number(process.env.PROVE_DELIVERIES ?? 2);
const SEED = Number(process.env.PROVE_SEED ?? Date.now() % 0x7fffffff);
/** As a worker does jobs. */
const AT_ONCE = 3;
/** A job that failed is tried again, as the queue does it. */
const MOST_TRIES = 3;
const DAY_MS = 86_400_000;

const today = businessNow({ kind: 'live' }, new Date()).date;
const LAPSED_ON = addDays(today, -3);
const BEGAN_ON = addDays(today, -45);

/** All that the ledger says, but for when and in which order things were written that do not depend on each other. */
const LEDGER = {
  allocations: `select id, employee_id, month, issued_month, expires_on, amount, employer_share from ledger.allocations`,
  transfers: `select code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
    from_hands, to_hands from ledger.transfers`,
  holdings: `select account_id, allocation_id, hands, amount, employer_share, city_share from ledger.holdings`,
  closings: `select month, state from closings`,
  figures: `select month, grouping, group_id, figure, amount from closing_figures`,
  runs: `select month, state, sum(issued) as issued from issuance_runs group by month, state`,
  links: `select id, settled_at is not null as settled from claim_links`,
};

let town: TestDatabase;
let cityId: number;
let reference: unknown;

beforeAll(async () => {
  town = await freshDatabase();
  cityId = await townWithWork(town);
  reference = await inCopy(async (app) => {
    for (const name of JOB_NAMES) await deliver(app, name);
  });
}, 120_000);
afterAll(() => town?.drop());

/**
 * A live city that has been left alone for weeks: coupons that lapsed, links whose time has come, enrolments to be issued
 * for two months, a month to be closed, and nothing sealed.
 */
async function townWithWork(db: TestDatabase): Promise<number> {
  const app = await startTestApp(db);
  const source = app.get(DataSource);
  const clock = await takeLedgerClock(db, source);
  await clock.set(new Date(Date.now() - 45 * DAY_MS));
  const city = await IssuingCity.make(app.app, {
    startsMonth: addMonths(monthOf(today), -1),
    rules: { catchUpMonths: 1 },
  });
  await issueTo(city, await city.people(10), BEGAN_ON, LAPSED_ON);
  await clock.set(new Date());
  const givers = await city.people(6);
  await issueTo(city, givers, today, addDays(today, 90));
  for (const giver of givers) await giveLink(app, city.id, giver);
  await query(db.adminUrl, `update claim_links set returns_at = now() - interval '1 second'`);
  await city.parents(5, { firstMonth: addMonths(monthOf(today), -1) });
  await city.parents(7, { firstMonth: monthOf(today) });
  const token = await app.tokenFor(city.id, 'city_finance');
  await askLater(app, token, `closings/${monthOf(BEGAN_ON)}/prepare`, {});
  await app.close();
  return city.id;
}

async function issueTo(city: IssuingCity, people: string[], on: DateIso, expiresOn: DateIso): Promise<void> {
  const month = firstDay(monthOf(on));
  const items = people.map((employeeId) => ({
    ...{ allocation_id: derivedId(city.programmeId, `${employeeId}:${month}`), programme_id: city.programmeId },
    ...{ employee_id: employeeId, enrolment_id: derivedId(employeeId, 'enrolment'), employer_id: city.employerId },
    ...{ month, issued_month: month, expires_on: expiresOn, employer_yen: 6_667, city_yen: 13_333, note_yen: 1_000 },
    ...{ billing_basis: 'issue', actor_id: ACTOR },
  }));
  const [answer] = await city.query<{ taken: number }>(
    'select taken from ledger.issue($1, array(select i from jsonb_populate_recordset(null::ledger.issue_item, $2) i))',
    [city.id, JSON.stringify(items)],
  );
  expect(Number(answer?.taken)).toBe(people.length);
}

async function giveLink(app: TestApp, city: number, giver: string): Promise<void> {
  const token = await app.tokenFor(city, 'employee', { employeeId: giver });
  const { status } = await app.fetch('/api/v1/wallet/claim-links', {
    token,
    body: { notes: 5, message: '応援ありがとう' },
    headers: { 'Idempotency-Key': giver },
  });
  expect(status).toBe(201);
}

/** Lets jobs be delivered in a copy of the town; answers what its ledger says afterwards. */
async function inCopy(work: (app: TestApp) => Promise<void>): Promise<unknown> {
  const db = await copyOfDatabase(town);
  // Each copy is sealed by itself, and keeps its own heads.
  const usualHeads = process.env.SANKYU_SEAL_HEADS;
  const heads = await mkdtemp(join(tmpdir(), 'sankyu-delivered-'));
  process.env.SANKYU_SEAL_HEADS = heads;
  const app = await startTestApp(db);
  try {
    await work(app);
    await untilTasksEnded(db);
    await app.get(SealService).seal(cityId);
    expect(await app.get(VerifyService).verify(cityId)).toMatchObject({ ok: true, differences: [] });
    const said: Record<string, string[]> = {};
    for (const [name, sql] of Object.entries(LEDGER)) {
      said[name] = (await query(db.adminUrl, `select t::text as line from (${sql}) t order by 1`)).map(
        (row) => row.line!,
      );
    }
    return said;
  } finally {
    await app.close();
    await db.drop();
    process.env.SANKYU_SEAL_HEADS = usualHeads;
    await rm(heads, { recursive: true, force: true });
  }
}

async function deliver(app: TestApp, name: JobName): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await app.get(JobHandlers).run(name);
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
    }
  }
}

async function untilTasksEnded(db: TestDatabase): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 20) {
    const open = await query(db.adminUrl, 'select state, problem from tasks where ended_at is null');
    if (open.length === 0) break;
    await delay(20);
  }
  expect(await query(db.adminUrl, `select kind, problem from tasks where state <> 'done'`)).toEqual([]);
}

test('the town that everything was delivered to once has all that could be lost or doubled', () => {
  const { transfers, closings, runs, links, holdings } = reference as Record<string, string[]>;
  const of = (code: string) => transfers!.filter((line) => line.startsWith(`(${code},`)).length;
  expect({ issued: of('issue'), lapsed: of('expire'), returned: of('take_back') }).toEqual({
    issued: 10 + 6 + 5 + 12,
    lapsed: 10,
    returned: 6,
  });
  expect(closings).toHaveLength(1);
  expect(runs).toHaveLength(2);
  expect(links!.every((line) => line.endsWith(',t)'))).toBe(true);
  expect(holdings!.length).toBeGreaterThan(0);
});

test(
  `jobs delivered two to five times, several at once and in any order, leave the same ledger (${DELIVERIES} towns)`,
  async () => {
    for (let n = 0; n < DELIVERIES; n += 1) {
      const random = new Random(SEED, n);
      const deliveries = JOB_NAMES.flatMap((name) => Array<JobName>(random.between(2, 5)).fill(name))
        .map((name) => ({ name, at: random.next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ name }) => name);
      const said = await inCopy(async (app) => {
        const waiting = [...deliveries];
        const lane = async () => {
          for (let name = waiting.shift(); name; name = waiting.shift()) await deliver(app, name);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, lane));
      });
      expect({ n, said }).toEqual({ n, said: reference });
    }
    process.stdout.write(`jobs: ${DELIVERIES} towns agree (PROVE_SEED=${SEED})\n`);
  },
  120_000 + DELIVERIES * 30_000,
);
