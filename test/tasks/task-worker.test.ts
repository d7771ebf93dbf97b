import { Client } from 'pg';
import type { FaultPoint } from '../../src/database/fault-point.js';
import { DoTaskService } from '../../src/tasks/do-task.service.js';
import { type Outcome, outcomeOf } from '../faults/outcome.js';
import { startTestApp } from '../support/app.js';
import { closeMonth } from '../closing/closed-month.js';
import { query } from '../support/query.js';
import { Service } from '../support/service.js';
import { type April, Aprils, type Ask, comparable, comparableRows } from './aprils.js';
import { askLater, doAll, readTask, until } from './task-town.js';

let aprils: Aprils;
let cityId: number;
let reference: { told: unknown; outcome: Outcome };

beforeAll(async () => {
  aprils = await Aprils.live();
  ({ cityId } = aprils);
  const april = await aprils.another();
  reference = { told: await aprils.end(april, byTask(april)), outcome: await outcomeOf(april.db.adminUrl) };
}, 120_000);

afterAll(() => aprils?.forget());

/** Has every step done as a task; before it is done, something may happen to whoever does it. */
function byTask({ app }: April, meanwhile: (path: string, id: string) => Promise<void> = async () => undefined): Ask {
  return async (token, path, body) => {
    const { id } = await askLater(app, token, path, body);
    await meanwhile(path, id);
    await doAll(app, cityId);
    const task = await readTask(app, token, id);
    expect([path, task.state, task.problem]).toEqual([path, 'done', null]);
    return task.hasFile ? (await app.fetch(`/api/v1/tasks/${id}/file`, { token })).body : task.result;
  };
}

const change = ({ db }: April, id: string, what: string) =>
  query(db.adminUrl, `update tasks set ${what} where id = '${id}'`);
const leaseRunsOut = (april: April, id: string) =>
  change(april, id, `running_until = clock_timestamp() - interval '1 second'`);
const waitIsOver = (april: April, id: string) => change(april, id, 'not_before = clock_timestamp()');

/** A worker as a process of its own, which kills itself there. */
async function workerKilledAt(point: FaultPoint, { db, heads }: April): Promise<void> {
  const worker = Service.start({
    ROLE: 'worker',
    DATABASE_URL: db.ownerUrl,
    DATABASE_APP_URL: db.appUrl,
    SANKYU_SEAL_HEADS: heads,
    SANKYU_FAULT: point,
  });
  const ended = await worker.end();
  if (ended !== 'SIGKILL') throw new Error(`The worker ended with ${ended}:\n${worker.output}`);
}

const KILLED = [
  ['closing:after-flip', /prepare$/],
  ['closing:half-computed', /prepare$/],
  ['closing:after-approval', /approve$/],
  ['invoicing:half-written', /^invoice-runs$/],
  ['invoicing:after', /^invoice-runs$/],
  ['settling:after', /^settlement-runs$/],
  ['batch:after', /^payout-batches$/],
  ['export:marked', /export$/],
] as const satisfies [FaultPoint, RegExp][];

test.each(KILLED)(
  'a worker killed at %s is followed by another one, and the month ends the same, with nothing twice',
  async (point, step) => {
    const april = await aprils.another();
    let killed = 0;
    const told = await aprils.end(
      april,
      byTask(april, async (path, id) => {
        if (!step.test(path)) return;
        await workerKilledAt(point, april);
        killed += 1;
        const [left] = await query(april.db.adminUrl, `select state, attempts from tasks where id = '${id}'`);
        expect(left).toEqual({ state: 'running', attempts: 1 });
        // Nobody takes it up while it may still be done by somebody.
        expect(await april.app.get(DoTaskService).doNext(cityId)).toBe(false);
        await leaseRunsOut(april, id);
      }),
    );
    expect(killed).toBe(1);
    expect(comparable(told)).toEqual(comparable(reference.told));
    expect(comparableRows(await outcomeOf(april.db.adminUrl))).toEqual(comparableRows(reference.outcome));
  },
  120_000,
);

describe('an invoice run', () => {
  let april: April;
  let token: string;
  const ask = () => askLater(april.app, token, 'invoice-runs', { month: '2026-04' });
  const invoices = async () => (await query(april.db.adminUrl, 'select from invoices')).length;

  beforeEach(async () => {
    april = await aprils.another();
    await closeMonth(april.app, cityId, '2026-04');
    token = await april.app.tokenFor(cityId, 'city_finance');
  });

  /** Keeps it from going on in its midst, until it is let go. */
  async function held(): Promise<Client> {
    const holder = new Client({ connectionString: april.db.adminUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table receipt_matches in access exclusive mode');
    return holder;
  }

  const reaches = (id: string, step: string) => until(async () => (await readTask(april.app, token, id)).step === step);

  it('whose connection is cut waits a moment, and is done by the next attempt', async () => {
    const { id } = await ask();
    const holder = await held();
    const work = doAll(april.app, cityId);
    await reaches(id, 'counting_credits');
    await query(
      april.db.adminUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'sankyu' and wait_event_type = 'Lock'`,
    );
    await work;
    await holder.end();
    expect(await readTask(april.app, token, id)).toMatchObject({ state: 'waiting', attempts: 1, problem: null });
    expect(await invoices()).toBe(0);
    expect(await april.app.get(DoTaskService).doNext(cityId)).toBe(false);
    await waitIsOver(april, id);
    await doAll(april.app, cityId);
    expect(await readTask(april.app, token, id)).toMatchObject({ state: 'done', attempts: 2, result: { made: 4 } });
  });

  it('that fails three times by a fault is given up, in plain words', async () => {
    const { id } = await ask();
    await query(april.db.adminUrl, 'alter table invoice_lines rename to invoice_lines_away');
    for (const attempt of [1, 2, 3]) {
      await waitIsOver(april, id);
      await doAll(april.app, cityId);
      expect(await readTask(april.app, token, id)).toMatchObject({ attempts: attempt });
    }
    const { state, problem } = await readTask(april.app, token, id);
    expect([state, problem]).toMatchObject(['failed', { code: 'task_given_up', details: { attempts: 3 } }]);
    expect(JSON.stringify(problem)).not.toMatch(/invoice_lines|PostgreSQL/);
    await query(april.db.adminUrl, 'alter table invoice_lines_away rename to invoice_lines');
    expect(await invoices()).toBe(0);
    const again = await ask();
    expect(again.id).not.toBe(id);
    await doAll(april.app, cityId);
    expect(await readTask(april.app, token, again.id)).toMatchObject({ state: 'done', result: { made: 4 } });
  });

  it('that was left behind by three workers is given up', async () => {
    const { id } = await ask();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await change(april, id, `state = 'running', attempts = ${attempt}, running_until = clock_timestamp()`);
    }
    await doAll(april.app, cityId);
    expect(await readTask(april.app, token, id)).toMatchObject({
      state: 'failed',
      problem: { code: 'task_given_up' },
    });
  });

  it('that was taken over leaves nothing of whoever lost it', async () => {
    const { id } = await ask();
    const holder = await held();
    const slow = doAll(april.app, cityId);
    await reaches(id, 'counting_credits');
    await leaseRunsOut(april, id);
    const other = await startTestApp(april.db);
    const taking = doAll(other, cityId);
    await until(async () => (await readTask(april.app, token, id)).attempts === 2);
    await holder.end();
    await Promise.all([slow, taking]);
    expect(await readTask(april.app, token, id)).toMatchObject({ state: 'done', attempts: 2, result: { made: 4 } });
    expect(await invoices()).toBe(4);
    await other.close();
  });

  it('is done as soon as it was asked for where there is a worker, and waits where there is none', async () => {
    const { id } = await ask();
    const worker = await startTestApp(april.db, { jobs: true });
    const done = await until(async () => {
      const task = await readTask(april.app, token, id);
      return task.endedAt !== null && task;
    });
    expect(done).toMatchObject({ state: 'done', attempts: 1, result: { made: 4 } });
    const before = Date.now();
    const second = await ask();
    await until(async () => (await readTask(april.app, token, second.id)).state === 'done');
    // Sooner than any sweep: the worker was told.
    expect(Date.now() - before).toBeLessThan(8_000);
    await worker.close();
    const third = await ask();
    expect(await readTask(april.app, token, third.id)).toMatchObject({ state: 'waiting', attempts: 0 });
  });
});
