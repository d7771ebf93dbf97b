import { Client } from 'pg';
import type { TaskView } from '../../src/tasks/dto/task.view.js';
import { AuthenticateService } from '../../src/people/authenticate.service.js';
import { TaskEventsService } from '../../src/tasks/task-events.service.js';
import { closeMonth } from '../closing/closed-month.js';
import { liveApril } from '../faults/april.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { askLater, doAll, readTask, until } from './task-town.js';

let db: TestDatabase;
let app: TestApp;
let cityId: number;
let token: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  cityId = await liveApril(app);
  await closeMonth(app, cityId, '2026-04');
  token = await app.tokenFor(cityId, 'city_finance');
}, 60_000);

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** Reads a stream of events as a browser does, until it ends. */
class Events {
  readonly tasks: TaskView[] = [];
  comments = 0;
  readonly ended: Promise<void>;

  constructor(
    readonly response: Response,
    private readonly leaving: AbortController,
  ) {
    this.ended = this.read().catch(() => undefined);
  }

  static async of(id: string, from = app, by = token): Promise<Events> {
    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${by}` };
    return new Events(
      await fetch(`${from.url}/api/v1/tasks/${id}/events`, { headers, signal: leaving.signal }),
      leaving,
    );
  }

  leave(): void {
    this.leaving.abort();
  }

  private async read(): Promise<void> {
    let left = '';
    for await (const chunk of this.response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = `${left}${chunk}`.split('\n\n');
      left = blocks.pop()!;
      for (const block of blocks) {
        if (block.trimStart().startsWith(':')) this.comments += 1;
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data === undefined) continue;
        expect(block).toMatch(/^event: task$/m);
        this.tasks.push(JSON.parse(data) as TaskView);
      }
    }
  }
}

/** Connections that listen for what happens to tasks. */
async function listening(): Promise<number> {
  const name = new URL(db.appUrl).pathname.slice(1);
  const rows = await query(
    db.adminUrl,
    `select 1 from pg_stat_activity where datname = '${name}' and application_name = 'sankyu-tasks'`,
  );
  return rows.length;
}

/** Keeps the work from going on at that table, until it is let go. */
async function heldAt(table: string): Promise<() => Promise<void>> {
  const holder = new Client({ connectionString: db.adminUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query(`lock table ${table} in access exclusive mode`);
  return () => holder.end();
}

test('progress is seen growing while the transaction of the work is open, by reading and by events', async () => {
  const asked = await askLater(app, token, 'invoice-runs', { month: '2026-04' });
  const events = await Events.of(asked.id);
  expect(events.response.headers.get('content-type')).toBe('text/event-stream');
  expect(events.response.headers.get('x-content-type-options')).toBe('nosniff');
  const letGo = await heldAt('receipt_matches');
  const work = doAll(app, cityId);
  const seen = await until(async () => {
    const task = await readTask(app, token, asked.id);
    return task.step === 'counting_credits' && task;
  });
  expect(seen).toMatchObject({ state: 'running', doneCount: 4, totalCount: 4, result: null });
  expect(await query(db.adminUrl, 'select from invoices')).toEqual([]);
  await until(async () => events.tasks.at(-1)?.step === 'counting_credits');
  await letGo();
  await work;
  await events.ended;

  expect(events.tasks[0]).toMatchObject({ id: asked.id, state: 'waiting' });
  expect(events.tasks.at(-1)).toEqual(await readTask(app, token, asked.id));
  expect(events.tasks.at(-1)).toMatchObject({ state: 'done', result: { made: 4 } });
  const counts = events.tasks.map(({ doneCount }) => doneCount);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(new Set(events.tasks.map((task) => JSON.stringify(task))).size).toBe(events.tasks.length);
});

test('events of a task that has ended are its end, and theirs', async () => {
  const asked = await askLater(app, token, 'settlement-runs', { month: '2026-04' });
  await doAll(app, cityId);
  const events = await Events.of(asked.id);
  await events.ended;
  expect(events.tasks).toEqual([await readTask(app, token, asked.id)]);
});

test('whose role has ended is heard out for a minute at most, and then let in no more', async () => {
  expect(TaskEventsService.longestMs).toBe(60_000);
  TaskEventsService.longestMs = 1_000;
  const asked = await askLater(app, token, 'closings/2026-07/prepare');
  const leaver = await app.tokenFor(cityId, 'city_finance');
  const events = await Events.of(asked.id, app, leaver);
  await until(async () => events.tasks.length > 0);
  await query(
    db.adminUrl,
    `update access_tokens set revoked_at = now() where city_id = ${cityId} and token_hash = sha256('${leaver}')`,
  );
  app.get(AuthenticateService).forgetAll();
  const began = Date.now();
  await events.ended;
  expect(Date.now() - began).toBeLessThan(30_000);
  TaskEventsService.longestMs = 60_000;
  expect((await app.fetch(`/api/v1/tasks/${asked.id}/events`, { token: leaver })).status).toBe(401);
  await doAll(app, cityId);
});

test('what is not there is refused before any event', async () => {
  for (const id of ['018f0000-0000-7000-8000-000000000000', 'x']) {
    expect((await app.fetch(`/api/v1/tasks/${id}/events`, { token })).status).toBe(404);
  }
  expect((await app.fetch('/api/v1/tasks/x/events')).status).toBe(401);
});

test('nobody takes the streams of all others', async () => {
  const asked = await askLater(app, token, 'settlement-runs', { month: '2026-04' });
  const own: Events[] = [];
  for (let count = 0; count < 11; count += 1) own.push(await Events.of(asked.id));
  expect(own.map(({ response }) => response.status)).toEqual([...Array<number>(10).fill(200), 503]);
  const colleague = await app.tokenFor(cityId, 'city_finance');
  const headers = { authorization: `Bearer ${colleague}` };
  const leaving = new AbortController();
  const others = await fetch(`${app.url}/api/v1/tasks/${asked.id}/events`, { headers, signal: leaving.signal });
  expect(others.status).toBe(200);
  leaving.abort();
  own.forEach((events) => events.leave());
  await until(async () => {
    const again = await Events.of(asked.id);
    again.leave();
    return again.response.status === 200;
  });
  await doAll(app, cityId);
});

test('events come while nothing happens too, and their reader’s leaving leaves nothing behind', async () => {
  const asked = await askLater(app, token, 'closings/2026-05/prepare');
  const readers = await Promise.all(Array.from({ length: 5 }, () => Events.of(asked.id)));
  await until(async () => readers.every(({ tasks }) => tasks.length === 1));
  await until(async () => (await listening()) === 1);
  await until(async () => readers.every(({ comments }) => comments > 0));
  for (const reader of readers) reader.leave();
  await Promise.all(readers.map(({ ended }) => ended));
  await until(async () => (await listening()) === 0);
  await doAll(app, cityId);
});

test('a listener that is cut off hears again', async () => {
  const asked = await askLater(app, token, 'closings/2026-05/prepare');
  const events = await Events.of(asked.id);
  await until(async () => (await listening()) === 1);
  await query(
    db.adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sankyu-tasks' and datname = current_database()`,
  );
  await doAll(app, cityId);
  await events.ended;
  expect(events.tasks.at(-1)).toMatchObject({ state: 'failed', problem: { code: 'month_not_over' } });
});

test('a service that ends keeps no reader waiting', async () => {
  const ending = await startTestApp(db);
  const asked = await askLater(app, token, 'closings/2026-06/prepare');
  const events = await Events.of(asked.id, ending);
  await until(async () => events.tasks.length > 0);
  const before = Date.now();
  await Promise.all([ending.close(), events.ended]);
  expect(Date.now() - before).toBeLessThan(5_000);
  await doAll(app, cityId);
});
