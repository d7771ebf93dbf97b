import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Transactions } from '../../src/database/transactions.js';
import { JobHandlers } from '../../src/jobs/job-handlers.js';
import { JobMetrics } from '../../src/jobs/job-metrics.js';
import { JobRounds } from '../../src/jobs/job-rounds.js';
import { JobSettings } from '../../src/jobs/job-settings.js';
import { JobWorker } from '../../src/jobs/job-worker.js';
import { openQueue } from '../../src/jobs/queue-place.js';
import { Browser } from '../people/doors/browser.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { bareCity } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { RedisServer } from '../support/redis-server.js';

const redis = await RedisServer.start();
let db: TestDatabase;
let apps: TestApp[] = [];

beforeAll(async () => {
  db = await freshDatabase();
  await bareCity(db, 1);
  if (!redis) return;
  const environment = { REDIS_URL: redis.url, SANKYU_LIMIT_SIGN_IN_ACCOUNT: '4/900' };
  apps = [await startTestApp(db, { environment }), await startTestApp(db, { environment })];
});

afterAll(async () => {
  for (const app of apps) await app.close();
  await redis?.close();
  await db?.drop();
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await delay(50);
  if (!holds()) throw new Error('it never came to hold');
}

/** What is tested where there is a Redis; CI always has one. */
function whereThereIsRedis(name: string, test: (url: string) => Promise<void>): void {
  if (redis) it(name, () => test(redis.url));
  else it(`SKIPPED, since this machine has no redis-server: ${name}`, () => expect(process.env.CI).toBeUndefined());
}

describe('with Redis', () => {
  whereThereIsRedis('tries are counted there for all processes together, and not in the database', async () => {
    const email = `${randomUUID()}@example.jp`;
    const statuses = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const answer = await new Browser(apps[tries % 2]!).post('/auth/sign-in', {
        email,
        password: 'wrong wrong wrong',
      });
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
    expect(await query(db.adminUrl, 'select key from people.rate_limits')).toEqual([]);
  });

  whereThereIsRedis('tries all at once are counted too', async () => {
    const email = `${randomUUID()}@example.jp`;
    const wrong = (at: number) =>
      new Browser(apps[at % 2]!).post('/auth/sign-in', { email, password: 'wrong wrong wrong' });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => wrong(at)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
  });

  whereThereIsRedis('what comes round is scheduled and done there, without the queue in the database', async (url) => {
    const settings = new JobSettings(true, 'postgres://nobody:x@127.0.0.1:1/nothing', url);
    const handlers = new JobHandlers(apps[0]!.get(Transactions));
    let seals = 0;
    handlers.register('seal', async () => void (seals += 1));
    const { get } = apps[0]!;
    const worker = new JobWorker(settings, handlers, get(JobRounds), get(JobMetrics));
    worker.onApplicationBootstrap();
    await until(() => seals > 0);
    const queue = await openQueue(settings, () => undefined);
    await queue.ready();
    expect(await queue.scheduled()).toEqual(['seal']);
    await queue.close();
    await worker.beforeApplicationShutdown();
  });

  whereThereIsRedis('tries are counted in the database while Redis is away', async () => {
    const away = (await RedisServer.start())!;
    const app = await startTestApp(db, {
      environment: { REDIS_URL: away.url, SANKYU_LIMIT_SIGN_IN_ACCOUNT: '4/900' },
    });
    await away.close();
    const email = `${randomUUID()}@example.jp`;
    const statuses = [];
    for (let tries = 0; tries < 6; tries += 1) {
      statuses.push((await new Browser(app).post('/auth/sign-in', { email, password: 'wrong wrong wrong' })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
    expect(await query(db.adminUrl, 'select key from people.rate_limits')).not.toEqual([]);
    await app.close();
  });
});
