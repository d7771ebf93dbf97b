import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Transactions } from '../../src/database/transactions.js';
import { JobHandlers } from '../../src/jobs/job-handlers.js';
import { JobMetrics } from '../../src/jobs/job-metrics.js';
import { JobRounds } from '../../src/jobs/job-rounds.js';
import { JobSettings } from '../../src/jobs/job-settings.js';
import { JobWorker } from '../../src/jobs/job-worker.js';
import { openQueue } from '../../src/jobs/queue-place.js';
import { JOB_NAMES, SCHEDULES } from '../../src/jobs/schedules.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { bareCity } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

let db: TestDatabase;

// A database for each test: what comes round every so often begins at once only where it is new.
beforeEach(async () => {
  db = await freshDatabase();
  for (const id of [1, 2, 3]) await bareCity(db, id);
});

afterEach(async () => db?.drop());

/** Waits until it holds, for ten seconds at most. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await delay(50);
  }
  throw new Error('it never came to hold');
}

describe('what falls due', () => {
  it('has its time in Japan', () => {
    expect(SCHEDULES.lapse).toEqual({ pattern: '5,20 0 * * *', tz: 'Asia/Tokyo' });
    expect(SCHEDULES.seal.every).toBeLessThanOrEqual(60_000);
  });

  it('is done in every city, whatever happens in one of them', async () => {
    const app = await startTestApp(db);
    const handlers = new JobHandlers(app.get(Transactions));
    const visited: number[] = [];
    handlers.register('seal', async (cityId) => {
      visited.push(cityId);
      if (cityId === 2) throw new Error('trouble in city 2');
    });
    await expect(handlers.run('seal')).rejects.toThrow('seal failed in 1 cities');
    expect(visited).toEqual([1, 2, 3]);
    await app.close();
  });

  it('is done by one handler only', async () => {
    const app = await startTestApp(db);
    const handlers = new JobHandlers(app.get(Transactions));
    handlers.register('seal', async () => undefined);
    expect(() => handlers.register('seal', async () => undefined)).toThrow(/Two handlers/);
    await expect(handlers.run('lapse')).rejects.toThrow(/Nobody does/);
    await app.close();
  });
});

describe('a worker on PostgreSQL', () => {
  let worker: JobWorker | undefined;

  afterEach(async () => {
    await worker?.beforeApplicationShutdown();
    worker = undefined;
  });

  function startWorker(app: TestApp, settings: JobSettings, done: () => void): JobWorker {
    const handlers = new JobHandlers(app.get(Transactions));
    handlers.register('seal', async () => done());
    worker = new JobWorker(settings, handlers, app.get(JobRounds), app.get(JobMetrics));
    worker.onApplicationBootstrap();
    return worker;
  }

  it('does its jobs as the application’s role, and no others come round', async () => {
    const app = await startTestApp(db);
    let seals = 0;
    startWorker(app, new JobSettings(true, db.appUrl), () => (seals += 1));
    // The first round of what is done every so often begins at once.
    await until(() => seals >= 3);
    const queue = await openQueue(new JobSettings(true, db.appUrl), () => undefined);
    await queue.ready();
    expect(await queue.scheduled()).toEqual(['seal']);
    await queue.close();
    await app.close();
  });

  it('does not begin, and keeps nobody waiting, while the queue is away', async () => {
    const app = await startTestApp(db);
    await query(db.adminUrl, 'alter schema bullmq rename to bullmq_away');
    let seals = 0;
    startWorker(app, new JobSettings(true, db.appUrl), () => (seals += 1));
    await delay(500);
    expect((await app.fetch('/health/ready')).status).toBe(200);
    expect(seals).toBe(0);
    await query(db.adminUrl, 'alter schema bullmq_away rename to bullmq');
    await until(() => seals > 0);
    await app.close();
  });

  it('ends at once although the queue was never there', async () => {
    const app = await startTestApp(db);
    const nowhere = 'postgres://nobody:x@127.0.0.1:1/nothing';
    const started = startWorker(app, new JobSettings(true, nowhere), () => undefined);
    await delay(200);
    const before = Date.now();
    await started.beforeApplicationShutdown();
    expect(Date.now() - before).toBeLessThan(2_000);
    await app.close();
  });
});

describe('the program', () => {
  it('has somebody for every job that comes round', async () => {
    const app = await startTestApp(db);
    expect(JOB_NAMES.filter((name) => !app.get(JobHandlers).has(name))).toEqual([]);
    await app.close();
  });

  it('starts its jobs when it is a worker, and leaves no connection when it ends', async () => {
    let rounds = 0;
    @Injectable()
    class Counting implements OnModuleInit {
      constructor(private readonly handlers: JobHandlers) {}
      onModuleInit(): void {
        const run = this.handlers.run.bind(this.handlers);
        this.handlers.run = async (name) => {
          rounds += 1;
          await run(name);
        };
      }
    }
    @Module({ providers: [Counting] })
    class CountingModule {}

    const app = await startTestApp(db, { jobs: true, imports: [CountingModule] });
    await until(() => rounds > 0);
    await app.close();
    const name = new URL(db.appUrl).pathname.slice(1);
    await until(async () => {
      const left = await query(
        db.adminUrl,
        `select 1 from pg_stat_activity where datname = '${name}' and application_name like 'sankyu%'`,
      );
      return left.length === 0;
    });
  });
});
