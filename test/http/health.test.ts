import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

describe('health', () => {
  it('says that it lives, without a token', async () => {
    expect(await app.fetch('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('is ready when the database is there and migrated', async () => {
    const answer = await app.fetch('/health/ready');
    expect(answer).toMatchObject({ status: 200, body: { status: 'ok', details: { database: { status: 'up' } } } });
  });

  it('is not ready while a migration is missing, and lives all the same', async () => {
    await query(db.adminUrl, 'alter table schema_migrations rename to schema_migrations_away');
    const answer = await app.fetch('/health/ready');
    expect(answer).toMatchObject({ status: 503, body: { code: 'not_ready' } });
    expect(answer.body.details.details.database).toEqual({ status: 'down', message: 'not migrated' });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await app.fetch('/health/live')).status).toBe(200);
    await query(db.adminUrl, 'alter table schema_migrations_away rename to schema_migrations');
    expect((await app.fetch('/health/ready')).status).toBe(200);
  });
});
