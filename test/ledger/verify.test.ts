import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { keyed, openLedger, openSmallBook, pay, type OpenLedger } from '../support/small-book.js';
import { sealedBook } from './sealed-book.js';

let db: TestDatabase;
let book: OpenLedger;

beforeAll(async () => {
  db = await freshDatabase();
  book = await openLedger(db.appUrl);
});

afterAll(async () => {
  await book.close();
  await db.drop();
});

/** What a superuser does who switches the guards off first. */
async function tamper(...statements: string[]): Promise<void> {
  const tables = [
    'accounts',
    'allocations',
    'operations',
    'transfers',
    'blocks',
    'seals',
    'recall_orders',
    'acceptances',
    'books',
  ];
  await query(
    db.adminUrl,
    ...tables.map((table) => `alter table ledger.${table} disable trigger all`),
    ...statements,
    ...tables.map((table) => `alter table ledger.${table} enable trigger all`),
    ...tables.map((table) => `alter table ledger.${table} enable always trigger ${table}_never_changed`),
    `alter table ledger.operations enable always trigger operations_checked`,
    `alter table ledger.transfers enable always trigger transfers_checked`,
  );
}

test('finds nothing to say about a ledger that nobody touched, and says what it checked', async () => {
  await sealedBook(book, 1);
  const result = await book.verifier.verify(1);
  expect(result.differences).toEqual([]);
  expect(result.ok).toBe(true);
  expect(result.checked).toMatchObject({ allocations: 2, operations: 8, sealedBlocks: 4, sealedOperations: 8 });
});

test('two sealers at once keep one chain', async () => {
  await sealedBook(book, 2);
  const small = { ...(await openSmallBook(book, 3)) };
  await Promise.all(Array.from({ length: 8 }, (_, n) => pay(book, small, `n${n}`, small.mother, 1)));
  await Promise.all([book.seals.seal(3), book.seals.seal(3), book.seals.seal(3), book.seals.seal(3)]);
  expect((await book.verifier.verify(3)).differences).toEqual([]);
});

const lunch = (city: number) => keyed(city, 'lunch').id;
const dinner = (city: number) => keyed(city, 'dinner').id;

/** Takes away the last sealed block of a book of four, as if the day had ended before it. */
const cutTail = (c: number): string[] => [
  `delete from ledger.seals where city_id = ${c} and block = 4`,
  `delete from ledger.transfers t using ledger.operations o where o.city_id = ${c} and o.block = 4 and t.city_id = ${c} and t.operation_id = o.id`,
  `update ledger.holdings h set amount = 20000, employer_share = 10000, city_share = 10000, step = 1 from ledger.operations o
where o.city_id = ${c} and o.block = 4 and h.city_id = ${c} and h.account_id = o.from_account`,
  `delete from ledger.operations where city_id = ${c} and block = 4`,
  `delete from ledger.recall_orders where city_id = ${c} and block = 4`,
  `delete from ledger.blocks where city_id = ${c} and block > 4`,
];

/** Each row: what is done to the sealed rows of a city, as a superuser. */
const tamperings: [string, (city: number) => string[]][] = [
  [
    'an amount edited on both rows',
    (c) => [
      `update ledger.operations set amount = 2000 where city_id = ${c} and id = '${lunch(c)}'`,
      `update ledger.transfers set amount = 2000, employer_share = 1000, city_share = 1000 where city_id = ${c} and operation_id = '${lunch(c)}'`,
    ],
  ],
  [
    'shares moved from one payer to the other',
    (c) => [
      `update ledger.transfers set employer_share = employer_share - 1, city_share = city_share + 1 where city_id = ${c} and operation_id = '${keyed(c, 'void').id}'`,
    ],
  ],
  [
    'another shop written in',
    (c) => [`update ledger.operations set shop_id = gen_random_uuid() where city_id = ${c} and id = '${lunch(c)}'`],
  ],
  [
    'another time written in',
    (c) => [
      `update ledger.operations set recorded_at = recorded_at - interval '1 microsecond' where city_id = ${c} and id = '${lunch(c)}'`,
    ],
  ],
  [
    'a redemption removed with its transfers',
    (c) => [
      `delete from ledger.transfers where city_id = ${c} and operation_id = '${dinner(c)}'`,
      `delete from ledger.operations where city_id = ${c} and id = '${dinner(c)}'`,
    ],
  ],
  [
    'a redemption put into a sealed block',
    (c) => [
      `insert into ledger.operations select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()))).* from ledger.operations o where city_id = ${c} and id = '${dinner(c)}'`,
      `insert into ledger.transfers select (jsonb_populate_record(t, jsonb_build_object('operation_id', n.id))).* from ledger.transfers t,
       (select id from ledger.operations where city_id = ${c} and code = 'redeem' and id not in (select operation_id from ledger.transfers where city_id = ${c})) n
      where t.city_id = ${c} and t.operation_id = '${dinner(c)}'`,
    ],
  ],
  [
    'two operations put in each other’s place',
    (c) => [
      `update ledger.operations o set recorded_at = p.recorded_at, happened_at = p.happened_at, block = p.block from ledger.operations p
      where o.city_id = ${c} and p.city_id = ${c} and o.id <> p.id and o.id in ('${lunch(c)}', '${dinner(c)}') and p.id in ('${lunch(c)}', '${dinner(c)}')`,
    ],
  ],
  [
    'an operation moved into the open block',
    (c) => [
      `update ledger.operations set block = (select max(block) from ledger.blocks where city_id = ${c}) where city_id = ${c} and id = '${dinner(c)}'`,
    ],
  ],
  [
    'an allocation made to last longer',
    (c) => [
      `update ledger.allocations set expires_on = '2027-09-30' where city_id = ${c}`,
      `update ledger.holdings set expires_on = '2027-09-30' where city_id = ${c}`,
    ],
  ],
  [
    'an allocation charged to another employer',
    (c) => [`update ledger.allocations set employer_id = gen_random_uuid() where city_id = ${c}`],
  ],
  ['the tail cut off: the last seal with all that it covered', cutTail],
  ['a seal taken out of the middle', (c) => [`delete from ledger.seals where city_id = ${c} and block = 2`]],
  [
    'a digest made to fit an edited row',
    (c) => [
      `update ledger.operations set actor_id = gen_random_uuid() where city_id = ${c} and id = '${lunch(c)}'`,
      `update ledger.seals s set digest = d.digest from ledger.block_digests(${c}, 2, 2) d where s.city_id = ${c} and s.block = 2`,
    ],
  ],
  [
    'the whole chain made anew without the key',
    (c) => [
      `update ledger.operations set actor_id = gen_random_uuid() where city_id = ${c} and id = '${lunch(c)}'`,
      `update ledger.seals s set digest = d.digest, mac = sha256(d.digest) from ledger.block_digests(${c}, 1, 4) d where s.city_id = ${c} and s.block = d.block`,
      `update ledger.seals s set previous_mac = p.mac from ledger.seals p where s.city_id = ${c} and p.city_id = ${c} and p.block = s.block - 1`,
    ],
  ],
  ['a suspension that never was', (c) => [`update ledger.acceptances set accepts = not accepts where city_id = ${c}`]],
  ['an order of recall taken away', (c) => [`delete from ledger.recall_orders where city_id = ${c}`]],
  ['a rehearsal passed off as a live city', (c) => [`update ledger.books set kind = 'live' where city_id = ${c}`]],
  [
    'a book opened at another time',
    (c) => [`update ledger.books set opened_at = opened_at - interval '1 day' where city_id = ${c}`],
  ],
  ['a clock put back', (c) => [`update ledger.blocks set clock_on = '2026-03-01' where city_id = ${c} and block = 2`]],
  [
    'a wallet opened in the past',
    (c) => [`insert into ledger.accounts (city_id, id, kind, block) values (${c}, gen_random_uuid(), 'wallet', 1)`],
  ],
];

test.each(tamperings.map(([what, how], index) => [what, how, 100 + index] as const))(
  'finds in sealed rows: %s',
  async (_what, how, cityId) => {
    await sealedBook(book, cityId);
    await tamper(...how(cityId));
    const result = await book.verifier.verify(cityId);
    expect(result.ok).toBe(false);
    expect(result.differences.some((difference) => difference.check === 'seals')).toBe(true);
  },
);

test('still finds the tail cut off after new seals were made in its place', async () => {
  const small = await sealedBook(book, 150);
  await tamper(...cutTail(150));
  for (const meal of ['breakfast', 'tea', 'supper']) {
    await pay(book, small, meal, small.mother, 1);
    await book.seals.seal(150);
  }
  const { differences } = await book.verifier.verify(150);
  expect(differences.map(({ check }) => check)).toContain('seals');
});

test('finds nothing wrong where a block is sealed while it looks', async () => {
  const small = await sealedBook(book, 151);
  await pay(book, small, 'tea', small.mother, 1);
  const holder = new Client({ connectionString: db.adminUrl });
  await holder.connect();
  try {
    await holder.query('begin');
    // Verifying reads the holdings, sealing does not.
    await holder.query('lock table ledger.holdings in access exclusive mode');
    const verifying = book.verifier.verify(151);
    await untilStopped(holder);
    await book.seals.seal(151);
    await holder.query('commit');
    expect((await verifying).differences).toEqual([]);
  } finally {
    await holder.end();
  }
});

/** Returns when somebody waits for the lock that this connection holds; fails when nobody does within five seconds. */
async function untilStopped(holder: Client): Promise<void> {
  for (let waited = 0; waited < 5000; waited += 10) {
    const { rows } = await holder.query(
      'select 1 from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))',
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody waits for the lock.');
}

/** Each row: a lie that needs no seal to be found, and the check that finds it. */
const lies: [string, string, (city: number) => string[]][] = [
  [
    'holdings-rebuilt',
    'a holding made larger',
    (c) => [
      `update ledger.holdings set amount = amount + 1000, city_share = city_share + 1000 where city_id = ${c} and hands = 0`,
    ],
  ],
  [
    'allocations-conserved',
    'a holding made larger',
    (c) => [
      `update ledger.holdings set amount = amount + 1000, city_share = city_share + 1000 where city_id = ${c} and hands = 0`,
    ],
  ],
  [
    'holdings-rebuilt',
    'a holding with another expiry than its allocation',
    (c) => [`update ledger.holdings set expires_on = '2026-12-31' where city_id = ${c}`],
  ],
  [
    'steps-follow',
    'a transfer that begins with what was not there',
    (c) => [
      `update ledger.transfers set from_amount_before = from_amount_before + 1000, from_employer_before = from_employer_before + 500
      where city_id = ${c} and operation_id = '${lunch(c)}'`,
    ],
  ],
  [
    'operations-whole',
    'an operation larger than its transfers',
    (c) => [`update ledger.operations set amount = amount + 1 where city_id = ${c} and id = '${lunch(c)}'`],
  ],
  [
    'operations-whole',
    'a movement that is not declared',
    (c) => [
      `update ledger.operations set code = 'claim' where city_id = ${c} and id = '${lunch(c)}'`,
      `update ledger.transfers set code = 'claim' where city_id = ${c} and operation_id = '${lunch(c)}'`,
    ],
  ],
  [
    'one-allocation-a-month',
    'an allocation that nobody issued',
    (c) => [
      `insert into ledger.allocations select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'month', '2026-03-01'))).*
      from ledger.allocations a where city_id = ${c} limit 1`,
    ],
  ],
  [
    'undone-exactly',
    'a void that gives back other notes',
    (c) => [
      `update ledger.transfers set employer_share = employer_share + 1, city_share = city_share - 1 where city_id = ${c} and operation_id = '${keyed(c, 'void').id}'`,
    ],
  ],
  [
    'nothing-overdue',
    'recalled notes held again',
    (c) => [
      `update ledger.holdings h set amount = 1000, employer_share = 500, city_share = 500 from ledger.recall_orders r
      where h.city_id = ${c} and r.city_id = ${c} and h.allocation_id = r.allocation_id`,
    ],
  ],
  [
    'periods-and-blocks',
    'an operation in a block that never began',
    (c) => [`update ledger.operations set block = 99 where city_id = ${c} and id = '${lunch(c)}'`],
  ],
  [
    'periods-and-blocks',
    'a suspension put before the first block, where nothing is sealed',
    (c) => [
      `insert into ledger.acceptances select city_id, merchant_id, from_on, 99, false, 0 from ledger.acceptances where city_id = ${c}`,
    ],
  ],
  [
    'periods-and-blocks',
    'a block ahead of the open one',
    (c) => [
      `insert into ledger.blocks select (jsonb_populate_record(b, '{"block": 99}')).* from ledger.blocks b where city_id = ${c} and block = 1`,
    ],
  ],
];

test.each(lies.map(([check, what, how], index) => [check, what, how, 200 + index] as const))(
  '%s finds %s',
  async (check, _what, how, cityId) => {
    await sealedBook(book, cityId);
    await tamper(...how(cityId));
    const result = await book.verifier.verify(cityId);
    expect(result.differences.map((difference) => difference.check)).toContain(check);
  },
);

test('every check of the ledger has a lie that it finds', () => {
  const named = new Set([...lies.map(([check]) => check), 'shares-add-up', 'share-rule', 'seals']);
  const own = readdirSync(join(packageRoot(), 'src/ledger/checks')).map((file) => basename(file, '.sql'));
  expect([...named].sort()).toEqual([...own, 'seals'].sort());
});

/** Lies that a constraint refuses even a superuser, until the constraint itself is gone. */
const unconstrained: [string, string, string][] = [
  ['shares-add-up', 'holdings', `update ledger.holdings set employer_share = employer_share + 1 where amount > 0`],
  [
    'share-rule',
    'transfers',
    `update ledger.transfers set employer_share = employer_share + 1, city_share = city_share - 1 where code = 'redeem'`,
  ],
];
const guarding: Record<string, string> = {
  'shares-add-up': 'holdings_shares_add_up',
  'share-rule': 'transfers_share_rule',
};

test.each(unconstrained.map((row, index) => [...row, 300 + index] as const))(
  '%s finds in %s what its constraint refuses, once the constraint is gone',
  async (check, table, lie, cityId) => {
    await sealedBook(book, cityId);
    await tamper(`alter table ledger.${table} drop constraint ${guarding[check]}`, `${lie} and city_id = ${cityId}`);
    const result = await book.verifier.verify(cityId);
    expect(result.differences.map((difference) => difference.check)).toContain(check);
  },
);
