import type pg from 'pg';
import { CityYear } from '../finance/city-year.js';
import type { TestApp } from '../support/app.js';
import { sampleCity } from '../support/sample-city.js';

/** A table of a city, as the catalog has it. */
export interface CityTable {
  name: string;
  /** The columns that a row can be written with. */
  columns: string[];
}

/** All tables of schemas public and ledger that have a city. */
export async function cityTables(admin: pg.Client): Promise<CityTable[]> {
  const { rows } = await admin.query<CityTable>(
    `select c.oid::regclass::text as name,
            array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'ledger'::regnamespace)
      group by c.oid having bool_or(a.attname = 'city_id') order by 1`,
  );
  return rows;
}

/**
 * Two cities with the same rows in every table. The first one has lived: a month of its simulation, closed, invoiced,
 * settled and paid. A table that this leaves empty gets a made-up row, which is only there to be seen or not.
 * @returns their ids, and which tables have rows of real life
 */
export async function twoCities(app: TestApp, admin: pg.Client): Promise<{ a: number; b: number; lived: string[] }> {
  const { files } = sampleCity({ employers: 2, parents: 12, merchants: 3, coworkersPerEmployer: 2 });
  const year = await CityYear.make(app, files);
  await year.finish('2026-04');
  const [a, b] = [year.id, year.id + 1];
  await app.tokenFor(a, 'city_admin');
  await admin.query(
    `insert into cities (id, code, name, kind) select $2, 'other', name, kind from cities where id = $1`,
    [a, b],
  );
  const lived: string[] = [];
  for (const table of await cityTables(admin)) {
    const { rowCount } = await admin.query(`select from ${table.name} where city_id = $1`, [a]);
    if (rowCount) lived.push(table.name);
    const list = table.columns.map((column) => `"${column}"`).join(', ');
    await withoutTriggers(admin, table.name, async () => {
      if (!rowCount) await makeUp(admin, table.name, a);
      await admin.query(
        `insert into ${table.name} (${list}) overriding system value
         select ${list.replace('"city_id"', '$2')} from ${table.name} where city_id = $1`,
        [a, b],
      );
    });
  }
  return { a, b, lived };
}

/** Neither triggers nor foreign keys have a say in what is only copied or made up. */
async function withoutTriggers(admin: pg.Client, table: string, work: () => Promise<void>): Promise<void> {
  const { rows } = await admin.query<{ name: string; enabled: string }>(
    `select tgname as name, tgenabled as enabled from pg_trigger where tgrelid = $1::regclass and not tgisinternal`,
    [table],
  );
  await admin.query(`alter table ${table} disable trigger all`);
  await work();
  await admin.query(`alter table ${table} enable trigger all`);
  for (const { name } of rows.filter(({ enabled }) => enabled === 'A')) {
    await admin.query(`alter table ${table} enable always trigger ${name}`);
  }
}

/** A row with something of its type in every column; what the table's checks would say of it is left aside. */
async function makeUp(admin: pg.Client, table: string, cityId: number): Promise<void> {
  const checks = await admin.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  );
  for (const { name } of checks.rows) await admin.query(`alter table ${table} drop constraint ${name}`);
  const { rows } = await admin.query<{ name: string; type: string }>(
    `select attname as name, atttypid::regtype::text as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const values = rows.map(({ name, type }) => (name === 'city_id' ? cityId : valueOf(type)));
  await admin.query(
    `insert into ${table} (${rows.map(({ name }) => `"${name}"`).join(', ')}) overriding system value
     values (${values.join(', ')})`,
  );
}

/** SQL of some value of a type. */
export function valueOf(type: string): string {
  if (type.endsWith('[]')) return `'{}'::${type}`;
  const known: Record<string, string> = {
    uuid: 'gen_random_uuid()',
    text: `'x'`,
    bytea: `'x'`,
    jsonb: `'[]'`,
    boolean: 'true',
    date: `'2026-04-01'`,
    'timestamp with time zone': 'now()',
    'timestamp without time zone': 'now()',
    inet: `'192.0.2.1'`,
  };
  return `${known[type] ?? '1'}::${type}`;
}
