import type { Command } from 'commander';
import pg from 'pg';
import { openDatabase } from '../database/open-database.js';
import { onInterrupt } from './on-interrupt.js';
import { printJson, printLine } from './print.js';

const HOUR_MS = 3_600_000;

export function define(program: Command): void {
  program
    .command('db-url')
    .description('prints the connection string of the database in use, as its owner: for psql and backups')
    .option('--hold', 'keeps the embedded database running until Ctrl-C, for use without a running service')
    .option('--json', 'answer in JSON')
    .action(dbUrl);
}

/** What the answer says is true as long as somebody uses the database; so who asks while nobody does is told so. */
async function dbUrl({ hold, json }: { hold?: true; json?: true }): Promise<void> {
  const database = await openDatabase();
  const print = () => (json ? printJson({ url: database.ownerUrl }) : printLine(database.ownerUrl));
  if (hold) {
    print();
    onInterrupt(() => database.leave());
    await new Promise(() => setInterval(() => undefined, HOUR_MS));
  }
  await database.leave();
  print();
  if (database.embedded && !(await answers(database.ownerUrl))) {
    process.stderr.write(
      'データベースはいま動いていません。`npm start` か `npx sankyu db-url --hold` を実行している間だけ接続できます。\n' +
        'The database is not running now. It can be reached while `npm start` or `npx sankyu db-url --hold` runs.\n',
    );
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
