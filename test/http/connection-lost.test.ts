import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Transactions } from '../../src/database/transactions.js';
import { problemOf } from '../../src/http/problems/problem-of.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

let db: TestDatabase;
let app: TestApp;
let transactions: Transactions;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  transactions = app.get(Transactions);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** Ends every connection of the program, as a server does that dies. */
async function breakConnections(): Promise<void> {
  await query(
    db.adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sankyu' and datname = current_database()`,
  );
  await delay(50);
}

const SLOW = 'select pg_sleep(5)';

it.each([
  ['in a statement', () => transactions.query(SLOW)],
  ['in a statement of a transaction', () => transactions.run(() => transactions.query(SLOW))],
  [
    'between two statements of a transaction',
    () =>
      transactions.run(async () => {
        await transactions.query('select 1');
        await delay(400);
        await transactions.query('select 2');
      }),
  ],
  [
    'before the commit of a transaction',
    () =>
      transactions.run(async () => {
        await transactions.query('select 1');
        await delay(400);
      }),
  ],
])(
  'a connection that breaks %s is answered 503 with Retry-After, and the next request has another',
  async (_when, work) => {
    const failing = work().then(
      () => 'it did not fail',
      (error: unknown) => problemOf(error),
    );
    await delay(150);
    await breakConnections();
    expect(await failing).toMatchObject({ status: 503, details: { retryAfterSeconds: 5 } });
    expect(await transactions.query('select 1 as one')).toEqual([{ one: 1 }]);
  },
);
