import { DatabasePool } from '../../src/database/servers/database-pool.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db?.drop());

test('a connection that breaks while it is lent fails the next statement, and not the process', async () => {
  const pool = new DatabasePool({ connectionString: db.appUrl });
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  expect(client.listenerCount('error')).toBeGreaterThan(0);
  const broken = new Promise((resolve) => client.once('end', resolve));
  await query(db.adminUrl, `select pg_terminate_backend(${rows[0]!.pid})`);
  await broken;
  await expect(client.query('select 1')).rejects.toThrow();
  client.release();
  expect((await pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
});
