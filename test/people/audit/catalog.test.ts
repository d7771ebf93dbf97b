import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { auditTables, NOT_AUDITED } from '../../../src/database/audited-tables.js';
import { PERSONAL_COLUMNS } from '../../../src/database/personal-columns.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { HARMLESS_COLUMNS } from './harmless-columns.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await freshDatabase();
});

afterAll(() => db?.drop());

const names = async (statement: string) => (await query(db.adminUrl, statement)).map(({ name }) => name!);

const tablesOfACity = () =>
  names(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'city_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
const audited = () =>
  names(
    `select tgrelid::regclass::text as name from pg_trigger where tgname = 'audited' and tgenabled = 'A' order by 1`,
  );

describe('the tables of a city', () => {
  it('are all audited, but for a few with their reasons, each of which there is', async () => {
    const all = await tablesOfACity();
    expect(all.length).toBeGreaterThan(30);
    expect(await audited()).toEqual(all.filter((name) => !(name in NOT_AUDITED)));
    expect(Object.keys(NOT_AUDITED).filter((name) => !all.includes(name))).toEqual([]);
  });

  it('are audited also when a table comes later, or had lost its trigger; and only once', async () => {
    await query(
      db.ownerUrl,
      'create table planted (city_id integer, id uuid, constraint planted_pkey primary key (city_id, id))',
      'drop trigger audited on employers',
    );
    const client = new Client({ connectionString: db.ownerUrl });
    await client.connect();
    try {
      await auditTables(client);
      expect(await audited()).toEqual(expect.arrayContaining(['planted', 'employers']));
      const made = await query(
        db.adminUrl,
        `select max(oid::bigint) as newest from pg_trigger where tgname = 'audited'`,
      );
      await auditTables(client);
      const then = await query(
        db.adminUrl,
        `select max(oid::bigint) as newest from pg_trigger where tgname = 'audited'`,
      );
      expect(then).toEqual(made);
    } finally {
      await client.end();
      await query(db.ownerUrl, 'drop table planted');
    }
  });
});

const SUSPICIOUS =
  /name|kana|mail|birth|born|child|holder|account|message|text|note|address|phone|contact|reason|statement|label|body|payload|subject|device|agent|content|words|input|before|after|person|secret/;

interface Column {
  table: string;
  column: string;
  type: string;
}

async function columns(): Promise<Column[]> {
  const rows = await query(
    db.adminUrl,
    `select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as "table",
            a.attname as "column", format_type(a.atttypid, null) as type
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'people', 'ledger') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      order by 1, 2`,
  );
  return rows as unknown as Column[];
}

/** Columns that by name or type may hold what somebody is called or wrote, and that nobody has judged. */
async function unjudged(): Promise<string[]> {
  return (await columns())
    .filter(({ column, type }) => SUSPICIOUS.test(column) || type === 'jsonb')
    .filter(({ type }) => ['text', 'jsonb', 'date', 'inet', 'text[]', 'character varying'].includes(type))
    .filter(({ table, column }) => !PERSONAL_COLUMNS[table]?.columns.includes(column))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((name) => !(name in HARMLESS_COLUMNS));
}

describe('the columns that may hold personal data', () => {
  it('are each listed as personal, or as harmless with the reason', async () => {
    expect(await unjudged()).toEqual([]);
  });

  it('are found also when they are planted', async () => {
    await query(db.adminUrl, 'create table planted (id uuid constraint planted_pkey primary key, nickname text)');
    expect(await unjudged()).toEqual(['planted.nickname']);
    await query(db.adminUrl, 'drop table planted');
  });

  it('are there, those of both lists, and none is in both', async () => {
    const all = new Set((await columns()).map(({ table, column }) => `${table}.${column}`));
    const personal = Object.entries(PERSONAL_COLUMNS).flatMap(([table, { of, columns: own }]) =>
      [of, ...own].map((column) => `${table}.${column}`),
    );
    expect([...personal, ...Object.keys(HARMLESS_COLUMNS)].filter((name) => !all.has(name))).toEqual([]);
    const listed = Object.entries(PERSONAL_COLUMNS).flatMap(([table, own]) =>
      own.columns.map((one) => `${table}.${one}`),
    );
    expect(listed.filter((name) => name in HARMLESS_COLUMNS)).toEqual([]);
  });
});
