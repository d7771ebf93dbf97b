import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/database/migrate.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { asOnCluster, forCity, query } from '../support/query.js';
import { type CityTable, cityTables, twoCities, valueOf } from './two-cities.js';

/** Tables of the schemas public and ledger that show the same to every city, and why. */
const OPEN: Record<string, string> = {
  'public.cities': 'which cities there are anybody may know; it has a policy of its own',
  'public.schema_migrations': 'says how far this database has been migrated',
  'public.applied_functions': 'says which functions this database has',
  'public.job_rounds': 'says how the jobs fare, which belong to no city',
  'ledger.movements': 'is the rule of which movements there are, the same in every city',
};

/** Functions outside of the ledger's schema that work with the owner's rights, for whom all cities are open, and why. */
const DEFINERS: Record<string, string> = {
  'public.audit_row': 'a trigger: writes of the city of the row that was let in',
  'public.billing_check_match': 'a trigger: reads and holds rows of the city of the row that was let in',
  'public.employments_leaver':
    'a trigger: ends roles in the city of the row that was let in, and sessions of one account',
  'public.erase_person': 'does nothing for another city than that of the connection',
  'public.erase_staff':
    'does nothing for another city than that of the connection, and nothing to accounts that another one keeps',
  'public.forget_answers': 'does nothing for another city than that of the connection',
  'public.monitoring_figures': 'counts across cities: numbers, and names of states and jobs',
  'public.role_grants_guard': 'a trigger: reads roles, and voids invitations, of the city of the row that was let in',
  'public.role_grants_own_merchant': 'a trigger: bars one person at a merchant in the city of the row that was let in',
  'people.has_second_factor': 'says yes or no of one account',
  'people.is_staff': 'says yes or no of one account, by its roles',
  'people.passkeys_guard': 'a trigger: looks at one account',
  'people.recovery_ready': 'says yes or no of one account that asks for its recovery',
  'people.roles_of': 'shows one account its own roles, before it has chosen one',
  'people.session_lives': 'says of one session whether it is still good, by the roles of its account',
  'people.session_of': 'shows one session the role that its request names',
  'people.strong_ways': 'counts the ways in of one account',
};

/** The tables of the ledger in which its functions, too, see only the city they were called from. */
const LEDGER_APART = ['ledger.blocks', 'ledger.books', 'ledger.seals'];

/**
 * By the right to the table or by its policy; or by a guard that looks at a row before the policy does; or, on a cluster,
 * since a row's city never changes there.
 */
const REFUSED = expect.stringMatching(/^(42501|23514|0A000)$/);

let db: TestDatabase;
let app: TestApp;
let admin: pg.Client;
let a: number;
let b: number;
let lived: string[];
let tables: CityTable[];

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  ({ a, b, lived } = await twoCities(app, admin));
  tables = await cityTables(admin);
}, 120_000);

afterAll(async () => {
  await admin?.end();
  await app?.close();
  await db?.drop();
});

/** On a connection of the application's role that was told this city, or none; what it did is undone. */
async function inConnectionOf<T>(cityId: number | null, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const connectionString = cityId === null ? db.appUrl : forCity(db.appUrl, cityId);
  const client = new pg.Client({ connectionString });
  await client.connect();
  asOnCluster(client, connectionString);
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The code with which it is refused, or how many rows it touched. */
async function outcome(client: pg.Client, sql: string, parameters: unknown[] = []): Promise<string> {
  await client.query('savepoint before');
  try {
    return `${(await client.query(sql, parameters)).rowCount} rows`;
  } catch (error) {
    return (error as pg.DatabaseError).code ?? String(error);
  } finally {
    await client.query('rollback to savepoint before');
  }
}

/** A digest of all rows of a city. */
async function stateOf(cityId: number): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await admin.query<{ digest: string }>(
      `select count(*) || ' ' || md5(string_agg(t::text, '' order by t::text)) as digest from ${name} t where city_id = $1`,
      [cityId],
    );
    state[name] = rows[0]!.digest;
  }
  return state;
}

/** Writes a row of a city into a table as this client, from its JSON. */
async function insertRow(client: pg.Client, { name, columns }: CityTable, cityId: number): Promise<string> {
  const { rows } = await admin.query<{ row: object }>(
    `select to_jsonb(t) as row from ${name} t where city_id = $1 limit 1`,
    [cityId],
  );
  const list = columns.map((column) => `"${column}"`).join(', ');
  return outcome(
    client,
    `insert into ${name} (${list}) overriding system value select ${list} from jsonb_populate_record(null::${name}, $1)`,
    [rows[0]!.row],
  );
}

describe('the catalog', () => {
  it('has no table that is open to all cities, but those with a reason', async () => {
    expect(await openRelations()).toEqual(Object.keys(OPEN).sort());
  });

  it('has no other policy than the one that keeps cities apart, the names of cities, and what the ledger works by', async () => {
    const { rows } = await admin.query<{ name: string; rule: string }>(
      `select schemaname || '.' || tablename as name, policyname || ' ' || cmd || ' to ' || array_to_string(roles, ',') as rule
         from pg_policies where policyname <> 'city_apart' order by 1`,
    );
    const ofLedger = tables.map(({ name }) => name).filter((name) => name.startsWith('ledger.'));
    const wanted = ofLedger
      .filter((name) => !LEDGER_APART.includes(name))
      .map((name) => ({ name, rule: 'ledger_works ALL to sankyu_ledger' }));
    expect(rows).toEqual([...wanted, { name: 'public.cities', rule: 'cities_known SELECT to public' }]);
  });

  it('finds what is planted: a table, a view, a materialized view, and a policy that lets all see', async () => {
    await query(
      db.ownerUrl,
      'create table planted (city_id integer, id integer)',
      'create view planted_view as select * from employees',
      'create materialized view planted_copy as select * from employees',
    );
    expect(await openRelations()).toEqual(
      [...Object.keys(OPEN), 'public.planted', 'public.planted_copy', 'public.planted_view'].sort(),
    );
    await query(db.ownerUrl, 'drop view planted_view', 'drop materialized view planted_copy');
    await migrate(db.ownerUrl, db.appUrl);
    expect(await openRelations()).toEqual(Object.keys(OPEN).sort());
    await query(db.ownerUrl, 'alter policy city_apart on planted using (true)');
    expect(await openRelations()).toContain('public.planted');
    await query(db.ownerUrl, 'drop table planted');
  });

  it('is brought back by the next start where somebody took the security from a table', async () => {
    await query(db.ownerUrl, 'alter table shops disable row level security', 'drop policy city_apart on employees');
    expect(await openRelations()).toEqual(expect.arrayContaining(['public.employees', 'public.shops']));
    await migrate(db.ownerUrl, db.appUrl);
    expect(await openRelations()).toEqual(Object.keys(OPEN).sort());
  });

  it('knows each function that works with the rights of the owner', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select p.pronamespace::regnamespace || '.' || p.proname as name from pg_proc p
        where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'people'::regnamespace) order by 1`,
    );
    expect(rows.map(({ name }) => name).filter((name) => !(name in DEFINERS))).toEqual([]);
    expect(rows.length).toBeGreaterThan(5);
  });

  it('gives the application a role that row security holds for, and that is no other', async () => {
    const { rows } = await admin.query(
      `select rolsuper or rolbypassrls or pg_has_role(oid, 'sankyu_owner', 'member') or pg_has_role(oid, 'sankyu_ledger', 'member')
              or exists (select from pg_class c where c.relowner = r.oid) as above_it
         from pg_roles r where rolname = 'sankyu_app'`,
    );
    expect(rows).toEqual([{ above_it: false }]);
  });

  it('is not begun with a role of the application that row security does not hold for', async () => {
    for (const url of [db.ownerUrl, db.adminUrl]) {
      await expect(migrate(db.ownerUrl, url)).rejects.toMatchObject({ code: 'app_role_sees_all' });
    }
  });

  /** What can be read with rows in it and shows them to every city. */
  async function openRelations(): Promise<string[]> {
    const { rows } = await admin.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'ledger') and c.relkind in ('r', 'p', 'v', 'm', 'f')
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
          and case c.relkind when 'v' then not coalesce(c.reloptions @> array['security_invoker=true'], false)
            else not (c.relrowsecurity and exists (
              select from pg_policy p
               where p.polrelid = c.oid and p.polname = 'city_apart' and p.polcmd = '*' and p.polroles = array[0::oid]
                 and pg_get_expr(p.polqual, c.oid) = $1 and pg_get_expr(p.polwithcheck, c.oid) = $1)) end
        order by 1`,
      [`(city_id = (NULLIF(current_setting('sankyu.city'::text, true), ''::text))::integer)`],
    );
    return rows.map(({ name }) => name);
  }
});

describe('two cities with the same rows', () => {
  it('have some in every table, and in most of them from a month that was lived through', async () => {
    const state = await stateOf(a);
    expect(Object.values(state).filter((digest) => digest.startsWith('0 '))).toEqual([]);
    expect(lived.length).toBeGreaterThan(35);
    expect(lived).toEqual(
      expect.arrayContaining(['employees', 'merchant_bank_accounts', 'payouts', 'ledger.transfers']),
    );
  });

  it('who names no city reads no row, and writes none', async () => {
    await inConnectionOf(null, async (client) => {
      for (const table of tables) {
        expect([table.name, await outcome(client, `select from ${table.name}`)]).toEqual([table.name, '0 rows']);
        expect([table.name, await insertRow(client, table, a)]).toEqual([table.name, REFUSED]);
      }
    });
  });

  it('each reads all of its own rows, and none of the other', async () => {
    const count = (name: string) => admin.query(`select from ${name} where city_id = $1`, [a]);
    await inConnectionOf(a, async (client) => {
      for (const { name } of tables) {
        const own = (await count(name)).rowCount;
        expect([name, await outcome(client, `select from ${name}`)]).toEqual([name, `${own} rows`]);
        expect([name, await outcome(client, `select from ${name} where city_id = $1`, [b])]).toEqual([name, '0 rows']);
      }
    });
  });

  it('each changes, removes and adds nothing of the other, and gives nothing away to it', async () => {
    const before = await stateOf(b);
    const nothing = expect.stringMatching(/^(0 rows|42501|23514|0A000)$/);
    await inConnectionOf(a, async (client) => {
      for (const table of tables) {
        const { name } = table;
        const touched = {
          update: await outcome(client, `update ${name} set city_id = city_id where city_id = $1`, [b]),
          delete: await outcome(client, `delete from ${name} where city_id = $1`, [b]),
          insert: await insertRow(client, table, b),
          move: await outcome(client, `update ${name} set city_id = $1`, [b]),
        };
        expect({ name, ...touched }).toEqual({
          name,
          update: nothing,
          delete: nothing,
          insert: REFUSED,
          move: REFUSED,
        });
      }
      await client.query('commit');
    });
    expect(await stateOf(b)).toEqual(before);
  });

  it('each may write what is its own, where the application may write at all', async () => {
    await inConnectionOf(a, async (client) => {
      expect(await outcome(client, 'update employers set name = name')).toBe('2 rows');
      expect(await outcome(client, `update cities set name = 'A' where id = $1`, [a])).toBe('1 rows');
      expect(await outcome(client, `update cities set name = 'A' where id = $1`, [b])).toBe('0 rows');
      expect(await outcome(client, 'select from cities')).toBe('2 rows');
    });
  });

  it('foreign keys and guards judge as before, and no key leads into another city', async () => {
    const { rows } = await admin.query<{ id: string }>('select id from employers where city_id = $1 limit 1', [b]);
    await admin.query(`insert into employers (city_id, id, corporate_number, name, name_kana, contact_email)
      values (${b}, '00000000-0000-4000-8000-00000000000b', '9999999999999', 'x', 'x', 'x@example.jp')`);
    const employ = `insert into employments (city_id, id, employee_id, employer_id, staff_number, from_on, until_on)
      select city_id, gen_random_uuid(), id, $1, 'new', '2026-04-01', '2026-04-01' from employees limit 1`;
    await inConnectionOf(a, async (client) => {
      expect(await outcome(client, employ, ['00000000-0000-4000-8000-00000000000b'])).toBe('23503');
      expect(await outcome(client, employ, [rows[0]!.id])).toBe('1 rows');
      expect(await outcome(client, 'update programme_rules set note_yen = 500')).toBe('23514');
    });
  });
});

describe('functions that work with more rights than the application’s', () => {
  it('of the ledger find no book when they are called for another city, each of them, and change nothing', async () => {
    const functions = await calledForCity(['ledger']);
    expect(functions.length).toBeGreaterThan(14);
    const before = await stateOf(b);
    await inConnectionOf(a, async (client) => {
      for (const { name, call } of functions) {
        const answer = await outcome(client, call);
        expect({ name, answer }).toEqual({ name, answer: expect.stringMatching(/^(P0002|42501)$/) });
      }
    });
    expect(await stateOf(b)).toEqual(before);
  });

  it('of all others none changes anything of the city that it is called for from another', async () => {
    const before = await stateOf(b);
    for (const { call } of await calledForCity(['public', 'people'])) {
      await query(forCity(db.appUrl, a), call).catch(() => undefined);
    }
    expect(await stateOf(b)).toEqual(before);
  });

  /** Calls, for city B and with something of each type, of all definers' functions that take a city first. */
  async function calledForCity(schemas: string[]): Promise<{ name: string; call: string }[]> {
    const { rows } = await admin.query<{ name: string; types: string[] }>(
      `select p.oid::regproc::text as name, array(select t::regtype::text from unnest(p.proargtypes) t) as types
         from pg_proc p
        where p.pronamespace = any($1::regnamespace[]) and p.prosecdef and p.proargtypes[0] = 'integer'::regtype order by 1`,
      [schemas],
    );
    const [person] = (await admin.query<{ id: string }>('select id from employees where city_id = $1 limit 1', [b]))
      .rows;
    const wordOf = (type: string) =>
      type === 'uuid' ? `'${person!.id}'` : type === 'text' ? `'wallet'` : valueOf(type);
    return rows.map(({ name, types }) => {
      const words = name === 'ledger.open_books' ? [`'live'`, 'null'] : types.slice(1).map(wordOf);
      return { name, call: `select * from ${name}(${[b, ...words].join(', ')})` };
    });
  }
});
