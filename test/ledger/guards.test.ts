import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ledgerBench, type LedgerBench } from '../support/ledger-bench.js';
import { forCity } from '../support/query.js';
import { BREACHES, RIGHT_VOID } from './guards/breaches.js';
import { insert, insertOperation, rowsOn, type Ground } from './guards/raw-rows.js';

type Role = 'application' | 'functions' | 'owner' | 'superuser' | 'superuser as a replica';

let bench: LedgerBench;
let ground: Ground;
let tables: string[];

beforeAll(async () => {
  bench = await ledgerBench(2);
  const city = await bench.city();
  const [wallet, other] = (await city.wallets(2)) as [string, string];
  const merchant = await city.merchant();
  const allocation = await city.issue(wallet);
  const code = randomUUID();
  const paid = await city.redeem(city.redemption(wallet, merchant, 3, { code }));
  const voided = await city.redeem(city.redemption(wallet, merchant, 1));
  await city.undo('void', voided.operationId!);
  const note = { employerYen: 0, cityYen: 1000 };
  const firstLine = await city.issue(other, { ...note, month: '2026-10', issuedMonth: '2026-11' });
  await city.issue(other, note);
  const twoLines = await city.redeem(city.redemption(other, merchant, 2));
  ground = {
    city: city.id,
    wallet,
    other,
    merchant,
    allocation,
    code,
    paid: paid.operationId!,
    voided: voided.operationId!,
    twoLines: twoLines.operationId!,
    firstLine,
  };
  const rows = await bench.source.query<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = 'ledger' order by 1`,
  );
  tables = rows.map(({ name }) => name);
});
afterAll(() => bench.close());

/** Does the work as a role, for the city of the ground, and undoes it all. */
async function as<T>(role: Role, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { appUrl, ownerUrl, adminUrl } = bench.db;
  const url = {
    application: appUrl,
    functions: ownerUrl,
    owner: ownerUrl,
    superuser: adminUrl,
    'superuser as a replica': adminUrl,
  }[role];
  const client = new pg.Client({ connectionString: forCity(url, ground.city) });
  await client.connect();
  try {
    if (role === 'functions') await client.query('set role sankyu_ledger');
    if (role === 'superuser as a replica') await client.query('set session_replication_role = replica');
    await client.query('begin');
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The code of PostgreSQL and the constraint with which a statement is refused; null when it is not. */
async function refusal(client: pg.Client, sql: string): Promise<{ code?: string; constraint?: string } | null> {
  await client.query('savepoint before');
  try {
    await client.query(sql);
    return null;
  } catch (error) {
    const { code, constraint } = error as pg.DatabaseError;
    return constraint === undefined ? { code } : { code, constraint };
  } finally {
    await client.query('rollback to savepoint before');
  }
}

const DENIED = { code: '42501' };

describe('nothing recorded is ever changed', () => {
  const changes = (table: string) => [
    `update ledger.${table} set ${table === 'movements' ? 'code = code' : 'city_id = city_id'}`,
    `delete from ledger.${table}`,
    `truncate ledger.${table} cascade`,
  ];

  test.each(['owner', 'superuser', 'superuser as a replica'] as const)(
    'not by the %s, of whatever table: a trigger that is always on refuses it',
    async (role) => {
      expect(tables.length).toBeGreaterThan(10);
      await as(role, async (client) => {
        for (const table of tables) {
          const [update, ...removals] = changes(table);
          // Of holdings, a projection, only the removing is refused: what they were before is in the transfers.
          const refused = table === 'holdings' ? removals : [update!, ...removals];
          for (const sql of refused) {
            const found = await refusal(client, sql);
            expect({ sql, code: found?.code, by: found?.constraint }).toEqual({
              sql,
              code: '23514',
              by: expect.stringMatching(/_never_changed$/),
            });
          }
        }
      });
    },
  );

  test('not by the functions’ role: it may read and insert, and update holdings only', async () => {
    await as('functions', async (client) => {
      for (const table of tables) {
        for (const sql of changes(table)) {
          const allowed = table === 'holdings' && sql.startsWith('update');
          expect({ sql, refused: await refusal(client, sql) }).toEqual({ sql, refused: allowed ? null : DENIED });
        }
      }
      expect(await refusal(client, `insert into ledger.movements values ('gamble', 'wallet', 'wallet', null)`)).toEqual(
        DENIED,
      );
    });
  });

  test('not by the application’s role, which may read, and write no table of the ledger at all', async () => {
    await as('application', async (client) => {
      for (const table of tables) {
        for (const sql of [...changes(table), `insert into ledger.${table} select * from ledger.${table}`]) {
          expect({ sql, refused: await refusal(client, sql) }).toEqual({ sql, refused: DENIED });
        }
        expect(await refusal(client, `select * from ledger.${table} limit 1`)).toBeNull();
      }
    });
  });

  test.each(['application', 'functions', 'owner'] as const)(
    'the %s cannot switch the triggers off by playing a replica',
    async (role) => {
      await as(role, async (client) => {
        expect(await refusal(client, 'set session_replication_role = replica')).toEqual(DENIED);
      });
    },
  );

  test('the application cannot become another role, alter the ledger, or put something of its own into it', async () => {
    const attempts = [
      'set role sankyu_ledger',
      'set role sankyu_owner',
      'alter table ledger.operations disable trigger all',
      'drop trigger operations_never_changed on ledger.operations',
      'alter function ledger.redeem(integer, ledger.redeem_item[]) security invoker',
      'create table ledger.mine (id integer)',
      `create function ledger.clock_timestamp() returns timestamptz language sql as $$ select 'epoch'::timestamptz $$`,
      'drop table ledger.operations',
    ];
    await as('application', async (client) => {
      for (const sql of attempts)
        expect({ sql, refused: await refusal(client, sql) }).toEqual({ sql, refused: DENIED });
    });
  });

  test('the application gains nothing by calling the inner functions by themselves', async () => {
    const { city, wallet, allocation } = ground;
    const page = `ledger.enter(${city})`;
    const attempts = [
      `select ledger.turn_page(${city}, '2099-01-01', null, null)`,
      `select * from ledger.take_out(${city}, ${page}, now(), 'expire', '${wallet}', '${wallet}', array['${randomUUID()}']::uuid[], array['${wallet}']::uuid[], array['${allocation}']::uuid[], array[0])`,
    ];
    await as('application', async (client) => {
      for (const sql of attempts)
        expect({ sql, refused: await refusal(client, sql) }).toEqual({ sql, refused: DENIED });
    });
  });

  test('a table or function of the same name in the caller’s own schema does not fool the ledger', async () => {
    const { city, other, merchant } = ground;
    const now = Date.now();
    const item = {
      item: 0,
      id: randomUUID(),
      wallet: other,
      merchant,
      shop: merchant,
      notes: 1,
      note_yen: 1000,
      actor: randomUUID(),
      digest: randomUUID(),
    };
    const times = { deadline: new Date(now + 30_000), received_at: new Date(now) };
    await as('application', async (client) => {
      await client.query('create temp table holdings as select * from ledger.holdings');
      await client.query('update pg_temp.holdings set account_id = $1', [other]);
      const { rows } = await client.query(
        'select status from ledger.redeem($1, array(select i from jsonb_populate_recordset(null::ledger.redeem_item, $2) i))',
        [city, JSON.stringify([{ ...item, ...times }])],
      );
      expect(rows).toEqual([{ status: 'insufficient_notes' }]);
    });
  });
});

describe('what the ledger’s constraints forbid cannot be written by hand, not even by a superuser', () => {
  const NAMES = `
    select conname as name from pg_constraint where connamespace = 'ledger'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x')
    union
    select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = 'ledger'::regnamespace and i.indisunique
    union
    select m[1] from pg_proc p cross join lateral regexp_matches(p.prosrc, $$constraint = '([a-z_]+)'$$, 'g') m
     where p.pronamespace = 'ledger'::regnamespace
    order by 1`;

  test('every constraint, unique index and refusal of the ledger’s schema has a case here, and no case is of another', async () => {
    const rows = await bench.source.query<{ name: string }[]>(NAMES);
    expect(Object.keys(BREACHES).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  test('the rows that the cases put wrong are accepted as they stand', async () => {
    await as('superuser', async (client) => {
      const rows = rowsOn(ground);
      for (const [table, row] of [
        ['books', rows.book],
        ['blocks', rows.block],
        ['accounts', rows.account],
        ['allocations', rows.allocation],
        ['holdings', rows.holding],
        ['acceptances', rows.acceptance],
        ['own_people', rows.ownPerson],
        ['recall_orders', rows.recallOrder],
        ['seals', rows.seal],
      ] as const) {
        await insert(client, table, row);
      }
      await insertOperation(client, rows.operation, rows.transfer);
      await RIGHT_VOID(client, ground);
    });
  });

  test.each(Object.entries(BREACHES))('%s', async (name, breaches) => {
    for (const breach of breaches) {
      await as('superuser', async (client) => {
        await expect(breach(client, ground)).rejects.toMatchObject({ constraint: name });
      });
    }
  });

  test('they hold for the functions’ own role and for a replica as well', async () => {
    for (const role of ['functions', 'superuser as a replica'] as const) {
      for (const name of [
        'operations_movement_declared',
        'operations_add_up',
        'operations_undo_exactly',
        'transfers_of_their_operation',
      ]) {
        await as(role, async (client) => {
          await expect(BREACHES[name]![0]!(client, ground)).rejects.toMatchObject({ constraint: name });
        });
      }
    }
  });
});

describe('the ledger’s schema can be spread over a cluster by city, and its functions lend no rights', () => {
  test('every key begins with the city; so does every function that may write', async () => {
    const keys = await bench.source.query<{ name: string; first: string }[]>(
      `select c.relname as name, a.attname as first from pg_index i join pg_class c on c.oid = i.indexrelid
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where c.relnamespace = 'ledger'::regnamespace and i.indisunique and c.relname <> 'movements_pkey'`,
    );
    expect(keys.filter(({ first }) => first !== 'city_id')).toEqual([]);
    const functions = await bench.source.query<{ name: string; first: string }[]>(
      `select p.proname as name, p.proargnames[1] as first from pg_proc p where p.pronamespace = 'ledger'::regnamespace and p.prosecdef`,
    );
    expect(functions.length).toBeGreaterThan(10);
    expect(functions.filter(({ first }) => first !== 'p_city_id')).toEqual([]);
  });

  test('every function with rights of its own looks in the ledger’s schema first, and belongs to the functions’ role', async () => {
    const rows = await bench.source.query<{ name: string }[]>(
      `select p.proname as name from pg_proc p
        where p.pronamespace = 'ledger'::regnamespace and p.prosecdef
          and not (p.proconfig @> array['search_path=ledger, pg_catalog, pg_temp'] and p.proowner = 'sankyu_ledger'::regrole)`,
    );
    expect(rows).toEqual([]);
  });

  test('nobody but the application may call them', async () => {
    const rows = await bench.source.query<{ name: string }[]>(
      `select p.proname as name from pg_proc p
        where p.pronamespace = 'ledger'::regnamespace and (p.proacl is null or p.proacl::text ~ '[{,]=X')`,
    );
    expect(rows).toEqual([]);
  });
});
