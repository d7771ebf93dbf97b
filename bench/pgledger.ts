import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { MERCHANTS } from './city.js';

/** What pgledger is made of, in the order in which its own tests load it. */
const FILES = [
  'vendor/scoville-pgsql-ulid/ulid-to-uuid.sql',
  'vendor/scoville-pgsql-ulid/uuid-to-ulid.sql',
  'pgledger.sql',
];

/** SQL for the id of an account: as long as pgledger's own, and made anew without a table to look it up. */
const accountId = (kind: 'wallet' | 'merchant', n: string) => `'pgla_' || left(md5('${kind} ' || ${n}), 26)`;

/** Installs pgledger into an empty database, with as many accounts as the city has wallets and merchants. */
export async function openPgledger(url: string, clone: string, wallets: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const file of FILES) await client.query(await readFile(join(clone, file), 'utf8'));
    for (const [kind, count] of [
      ['wallet', wallets],
      ['merchant', MERCHANTS],
    ] as const) {
      await client.query(
        `insert into pgledger_accounts (id, name, currency, allow_negative_balance, allow_positive_balance, created_at, updated_at)
         select ${accountId(kind, 'n')}, '${kind} ' || n, 'JPY', true, true, now(), now() from generate_series(1, $1::integer) n`,
        [count],
      );
    }
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

/** A pgbench script of one transfer from a random wallet to a random merchant. */
export function transferScript(wallets: number): string {
  const anyOf = (count: number) => `(1 + floor(random() * ${count}))::integer`;
  return `select * from pgledger_create_transfer(
    ${accountId('wallet', anyOf(wallets))}, ${accountId('merchant', anyOf(MERCHANTS))}, 1000);`;
}
