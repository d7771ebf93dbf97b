import pg from 'pg';
import { planOf } from '../../src/database/distribution/distribute.js';
import {
  COORDINATOR_SCHEMAS,
  ON_EVERY_NODE,
  ON_THE_COORDINATOR,
  SPREAD_BY,
} from '../../src/database/distribution/places.js';
import { type PlacedTable, readTables } from '../../src/database/distribution/read-catalog.js';
import type { Step } from '../../src/database/distribution/plan.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { idOf, keyed, openLedger, openSmallBook, pay } from '../support/small-book.js';

const SHARDS = 32;

let db: TestDatabase;

beforeAll(async () => {
  db = await freshDatabase();
});

afterAll(() => db.drop());

describe('every table of the database', () => {
  it('has a place on a cluster: spread by city, on every node, or on the coordinator', async () => {
    expect(homeless(await tables())).toEqual([]);
  });

  it('is judged, also one planted, and a plan is refused with it', async () => {
    await query(db.adminUrl, 'create table planted (id uuid constraint planted_pkey primary key)');
    expect(homeless(await tables())).toEqual(['public.planted']);
    await expect(planOf(db.ownerUrl, SHARDS)).rejects.toThrow('Nothing says where public.planted stands on a cluster.');
    await query(db.adminUrl, 'drop table planted');
  });

  it('is there, where a list of places names it', async () => {
    const names = (await tables()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...Object.keys(ON_EVERY_NODE), ...Object.keys(ON_THE_COORDINATOR)]));
    for (const schema of Object.keys(COORDINATOR_SCHEMAS)) {
      expect(names.some((name) => name.startsWith(`${schema}.`))).toBe(true);
    }
  });
});

describe('a table that is spread', () => {
  it('has the city in each of its unique indexes, so that each part can hold the rule by itself', async () => {
    const found = await rowsOf(
      `select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as table
         from pg_index i
        where i.indisunique and not exists (
          select from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey) and a.attname = '${SPREAD_BY}')`,
    );
    expect(await ofSpreadTables(found)).toEqual([]);
  });

  it('refers to rows of its own city, or to what every node has', async () => {
    const spread = new Set(namesOf(await tables(), 'spread'));
    const everywhere = new Set(namesOf(await tables(), 'every_node'));
    const keys = await rowsOf(
      `select k.conname as name, k.conrelid::regclass::text as table, k.confrelid::regclass::text as target,
              exists (select from unnest(k.conkey, k.confkey) c (here, there)
                        join pg_attribute h on h.attrelid = k.conrelid and h.attnum = c.here
                        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = c.there
                       where h.attname = '${SPREAD_BY}' and t.attname = '${SPREAD_BY}') as by_city
         from pg_constraint k where k.contype = 'f'`,
    );
    expect(keys.filter(({ table }) => spread.has(table!)).length).toBeGreaterThan(80);
    const wrong = keys.filter(
      ({ table, target, by_city }) =>
        spread.has(table!) && !everywhere.has(target!) && !(spread.has(target!) && by_city),
    );
    expect(wrong).toEqual([]);
  });

  it('is referred to by tables that are spread alone, since nothing else could keep the reference', async () => {
    const spread = namesOf(await tables(), 'spread');
    const others = (await tables()).filter(({ place }) => place !== 'spread');
    expect(others.filter(({ references }) => references.some((name) => spread.includes(name)))).toEqual([]);
  });

  it('takes no number from a sequence: no column is a serial or an identity', async () => {
    const found = await rowsOf(
      `select format('%s.%s', a.attrelid::regclass, a.attname) as name, a.attrelid::regclass::text as table
         from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like '%nextval(%'`,
    );
    expect(await ofSpreadTables(found)).toEqual([]);
  });

  it('has no exclusion constraint, which no part could hold for the others', async () => {
    const found = await rowsOf(
      `select conname as name, conrelid::regclass::text as table from pg_constraint where contype = 'x'`,
    );
    expect(await ofSpreadTables(found)).toEqual([]);
  });

  /** Those of the rows that are of tables that are spread, by name. */
  async function ofSpreadTables(rows: Record<string, string>[]): Promise<(string | undefined)[]> {
    const spread = new Set(namesOf(await tables(), 'spread'));
    return rows.filter(({ table }) => spread.has(table!)).map(({ name }) => name);
  }
});

describe('the plan of a distribution', () => {
  let plan: Step[];

  beforeAll(async () => {
    plan = await planOf(db.ownerUrl, SHARDS);
  });

  const placed = (kind: Step['kind']) => plan.filter((step) => step.kind === kind).map(({ of }) => of);

  it('names every table that does not stay on the coordinator, once', async () => {
    const all = await tables();
    expect(placed('every_node').sort()).toEqual(namesOf(all, 'every_node').sort());
    expect(placed('spread').sort()).toEqual(namesOf(all, 'spread').sort());
  });

  it('places a table only after those to which its foreign keys lead', async () => {
    const order = plan.map(({ of }) => of);
    for (const { name, place, references } of await tables()) {
      if (place !== 'spread' && place !== 'every_node') continue;
      for (const target of references)
        expect([name, order.indexOf(target) < order.indexOf(name)]).toEqual([name, true]);
    }
  });

  it('has each call of the ledger whose first argument is the city go whole to the node of that city', () => {
    const door = ['open_books', 'open_accounts', 'issue', 'redeem', 'give', 'claim', 'undo', 'recall', 'expire'];
    for (const name of [...door, 'mark_lapsed', 'end_block', 'keep_seal', 'close_month', 'block_digests']) {
      const step = plan.find(({ kind, of }) => kind === 'function' && of.startsWith(`ledger.${name}(integer`));
      expect(step?.sql).toContain(`'p_city_id', colocate_with => 'ledger.books', force_delegation => true)`);
    }
  });

  it('is of statements that PostgreSQL can read', async () => {
    await asIfCitusWereThere();
    const statements = plan.map(({ sql }) =>
      sql.replace(/\b(?=create_(reference|distributed)_|run_command_on_workers)/, 'planned.'),
    );
    await query(db.adminUrl, `set search_path to ''`, ...statements);
  });

  it('changes no answer of the functions that it adapts, and no guard: a small book is kept the same on one server', async () => {
    const other = await freshDatabase();
    const adapted = (await planOf(other.ownerUrl, SHARDS)).filter(({ kind }) => kind === 'adapted');
    expect(adapted.length).toBeGreaterThan(20);
    const first = [`set search_path to ''`, 'set check_function_bodies to off'];
    await query(other.ownerUrl, ...first, ...adapted.map(({ sql }) => sql));
    await query(other.adminUrl, `insert into cities (id, code, name, kind) values (1, 'x', 'x', 'rehearsal')`);
    const book = await openLedger(other.appUrl);
    try {
      const small = await openSmallBook(book, 1);
      const [paid] = await pay(book, small, 'first', small.mother, 2);
      const [again] = await pay(book, small, 'first', small.mother, 2);
      expect([paid!.status, again!.status]).toEqual(['done', 'replayed']);
      const undoing = { ...keyed(1, 'second'), undoes: paid!.operationId!, as: 'void', shop: small.shop } as const;
      const [undone] = await book.ledger.undo(1, [undoing]);
      expect(undone!.status).toBe('done');
      const link = idOf(1, 'link');
      const thanks = { ...keyed(1, 'third'), giver: small.father, link, notes: 2, noteYen: 1000, maxHands: 0 };
      expect((await book.ledger.give(1, [thanks]))[0]!.status).toBe('done');
      const claim = { ...keyed(1, 'fourth'), link, claimant: small.coWorker };
      expect((await book.ledger.claim(1, [claim]))[0]).toMatchObject({ status: 'done', amount: 2000 });
      await book.seals.seal(1);
      expect((await book.verifier.verify(1)).differences).toEqual([]);
      await expect(query(other.adminUrl, ...WRONG_TRANSFER)).rejects.toThrow('do not add up to it');
    } finally {
      await book.close();
      await other.drop();
    }
  });

  /** Functions of the names and arguments of those of Citus 13 (its own documentation), which do nothing. */
  async function asIfCitusWereThere(): Promise<void> {
    const body = `returns void language sql as 'select'`;
    await query(
      db.adminUrl,
      'create schema planned',
      `create function planned.create_reference_table(table_name regclass) ${body}`,
      `create function planned.create_distributed_table(table_name regclass, distribution_column text,
         distribution_type text default 'hash', colocate_with text default 'default', shard_count int default null) ${body}`,
      `create function planned.run_command_on_workers(command text) ${body}`,
      `create function planned.create_distributed_function(function_name regprocedure, distribution_arg_name text default null,
         colocate_with text default 'default', force_delegation bool default null) ${body}`,
    );
  }
});

/** A second line for an operation whose one line says all that it moves. */
const WRONG_TRANSFER = [
  `insert into ledger.transfers
   select city_id, operation_id, 2, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
          from_hands, from_step, from_amount_before, from_employer_before, to_hands, to_step, to_amount_before, to_employer_before, exact
     from ledger.transfers where code = 'redeem' and line = 1`,
];

function homeless(all: PlacedTable[]): string[] {
  return all.filter(({ place }) => place === undefined).map(({ name }) => name);
}

function namesOf(all: PlacedTable[], place: PlacedTable['place']): string[] {
  return all.filter((table) => table.place === place).map(({ name }) => name);
}

function tables(): Promise<PlacedTable[]> {
  return asOwner(readTables);
}

async function asOwner<T>(read: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    await client.query(`set search_path to ''`);
    return await read(client);
  } finally {
    await client.end();
  }
}

function rowsOf(sql: string): Promise<Record<string, string>[]> {
  return query(db.adminUrl, `set search_path to ''`, sql);
}
