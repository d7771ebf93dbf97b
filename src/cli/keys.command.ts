import type { Command } from 'commander';
import { openDatabase } from '../database/open-database.js';
import { type RotatedColumn, rotateKeys } from '../database/rotate-keys.js';
import { DatabaseClient } from '../database/servers/database-client.js';
import { Vault } from '../database/vault.js';
import { REFUSED } from './complain.js';
import { printJson, printLine, printTable } from './print.js';
import { withServices } from './with-services.js';

export function define(program: Command): void {
  const keys = program
    .command('keys')
    .description('the keys that close what the database must not show (SANKYU_DATA_KEY)');
  keys
    .command('rotate')
    .description(
      'closes everything anew with the first key of SANKYU_DATA_KEY; may be interrupted and run again; exit code 1 while ' +
        'anything still needs an older key',
    )
    .option('--json', 'answer in JSON')
    .action(rotate);
}

async function rotate({ json }: { json?: true }): Promise<void> {
  const rotated = await withServices(async (services) => rotateAsOwner(services.get(Vault)));
  if (rotated.some(({ left }) => left > 0)) process.exitCode = REFUSED;
  if (json) return printJson(rotated);
  printTable(
    ['場所 column', '新しい鍵 renewed', '残り left'],
    rotated.map(({ column, renewed, left }) => [column, renewed, left]),
  );
  printLine(
    process.exitCode === REFUSED
      ? '残りがあります。古い鍵をまだ外さないでください。 Something is left: keep the older keys.'
      : 'すべて最初の鍵で閉じ直しました。 Everything is closed with the first key.',
  );
}

/** The application itself may not close bank details anew. */
async function rotateAsOwner(vault: Vault): Promise<RotatedColumn[]> {
  const database = await openDatabase();
  const client = new DatabaseClient({ connectionString: database.ownerUrl });
  try {
    await client.connect();
    return await rotateKeys(client, vault);
  } finally {
    await client.end();
    await database.leave();
  }
}
