import pg from 'pg';
import { tellWithinTransactions } from '../../../src/database/distribution/within-transactions.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';

let db: TestDatabase;
let pool: pg.Pool;
let client: pg.PoolClient;
let city = '1';

beforeAll(async () => {
  db = await freshDatabase();
  pool = new pg.Pool({ connectionString: db.appUrl, max: 1 });
  client = await pool.connect();
  tellWithinTransactions(client, () => ({ 'sankyu.city': city }));
});

afterAll(async () => {
  client.release();
  await pool.end();
  await db.drop();
});

async function shown(): Promise<unknown> {
  const { rows } = await client.query(`select current_setting('sankyu.city', true) as city, now() as begun`);
  return rows[0].city;
}

test('a statement outside of any transaction is told in one of its own, and what it does stays', async () => {
  city = '1';
  expect(await shown()).toBe('1');
  city = '2';
  expect(await shown()).toBe('2');
});

test('a transaction is told once, at its beginning, and goes on until it ends', async () => {
  city = '3';
  await client.query('START TRANSACTION ISOLATION LEVEL READ COMMITTED');
  city = '4';
  await client.query('savepoint here');
  await client.query('rollback to savepoint here');
  expect(await shown()).toBe('3');
  await client.query('COMMIT');
  expect(await shown()).toBe('4');
});

test('a statement that fails outside of any transaction leaves none behind', async () => {
  await expect(client.query('select 1 / 0')).rejects.toThrow('division by zero');
  expect(await shown()).toBe('4');
});

test('parameters reach the statement', async () => {
  const { rows } = await client.query('select $1::integer + 1 as sum', [41]);
  expect(rows).toEqual([{ sum: 42 }]);
});

test('what is told cannot be made a statement of', async () => {
  city = `1'; drop table cities; --`;
  expect(await shown()).toBe(city);
});
