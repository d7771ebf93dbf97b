import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

/** Unique keys that do not begin with the city, and why. */
const NOT_OF_ONE_CITY: Record<string, string> = {
  'public.cities': 'is the list of the cities itself',
  'public.schema_migrations': 'says how far this database has been migrated',
  'public.applied_functions': 'says which functions this database has',
  'public.job_rounds': 'says how the jobs fare, which belong to no city',
  'ledger.movements': 'is the rule of which movements there are, the same in every city',
};

/** Made by the library that runs the migrations; nobody is ever shown a violation of its key. */
const NAMED_BY_A_LIBRARY = 'schema_migrations';

let db: TestDatabase;

beforeAll(async () => {
  db = await freshDatabase();
});

afterAll(() => db.drop());

describe('every unique key of the database', () => {
  it('begins with the city, so that the tables can be spread over a cluster by city', async () => {
    expect(await keysNotBeginningWithCity()).toEqual([]);
  });

  it('is judged, also one planted', async () => {
    await query(db.adminUrl, 'create table planted (id uuid constraint planted_pkey primary key, city_id integer)');
    await query(db.adminUrl, 'create unique index planted_late on planted (id, city_id)');
    expect(await keysNotBeginningWithCity()).toEqual(['planted_late', 'planted_pkey']);
    await query(db.adminUrl, 'drop table planted');
  });

  it('has an exception only where a table is not of one city', async () => {
    const tables = await query(
      db.adminUrl,
      `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'ledger')`,
    );
    expect(tables.map((table) => table.name)).toEqual(expect.arrayContaining(Object.keys(NOT_OF_ONE_CITY)));
  });

  async function keysNotBeginningWithCity(): Promise<(string | undefined)[]> {
    const keys = await query(
      db.adminUrl,
      `select i.indexrelid::regclass::text as name, n.nspname || '.' || t.relname as of_table, a.attname as first
         from pg_index i
         join pg_class t on t.oid = i.indrelid
         join pg_namespace n on n.oid = t.relnamespace
         left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
        where n.nspname in ('public', 'ledger') and i.indisunique
        order by 1`,
    );
    expect(keys.length).toBeGreaterThan(30);
    return keys.filter((key) => key.first !== 'city_id' && !(key.of_table! in NOT_OF_ONE_CITY)).map((key) => key.name);
  }
});

describe('every table', () => {
  it('has a primary key', async () => {
    const without = await query(
      db.adminUrl,
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'ledger', 'people') and c.relkind in ('r', 'p')
          and not exists (select from pg_constraint p where p.conrelid = c.oid and p.contype = 'p')`,
    );
    expect(without).toEqual([]);
  });
});

describe('every constraint and index', () => {
  it('has a name that we gave it, so that a violation can be told in plain words', async () => {
    expect(await namesNotGiven()).toEqual([]);
  });

  it('is judged, also one planted', async () => {
    await query(
      db.adminUrl,
      `create table planted (city_id integer primary key references cities, other integer unique check (other > 0))`,
      'create index on planted (other)',
    );
    expect(await namesNotGiven()).toEqual([
      'planted_city_id_fkey',
      'planted_other_check',
      'planted_other_idx',
      'planted_other_key',
      'planted_pkey',
    ]);
    await query(db.adminUrl, 'drop table planted');
  });

  async function namesNotGiven(): Promise<string[]> {
    const given = new Set([...textsThatMakeTables().matchAll(/\b(?:constraint|index) (\w+)/g)].map(([, name]) => name));
    const found = await query(
      db.adminUrl,
      `with ours as (
         select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('public', 'ledger', 'people') and c.relname <> '${NAMED_BY_A_LIBRARY}')
       select conname as name from pg_constraint join ours on ours.oid = conrelid where contype in ('c', 'f', 'p', 'u', 'x')
       union
       select c.relname from pg_index i join ours on ours.oid = i.indrelid join pg_class c on c.oid = i.indexrelid
       order by 1`,
    );
    expect(found.length).toBeGreaterThan(100);
    return found.map((row) => row.name!).filter((name) => !given.has(name));
  }

  function textsThatMakeTables(): string {
    const migrations = join(packageRoot(), 'migrations');
    const files = readdirSync(migrations).filter((name) => name.endsWith('.sql'));
    return [...files.map((name) => join(migrations, name)), join(packageRoot(), 'src/database/apply-functions.ts')]
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
  }
});
