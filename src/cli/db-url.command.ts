import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Option, type Command } from 'commander';
import pg from 'pg';
import { type OpenDatabase, openDatabase } from '../database/open-database.js';
import { onInterrupt } from './on-interrupt.js';
import { printJson, printLine } from './print.js';

/** How long the database stays up for somebody who asked for its address while nothing else ran. */
const IDLE_SECONDS = 120;
const LOOK_EVERY_MS = 1_000;

export function define(program: Command): void {
  program
    .command('db-url')
    .description(
      'prints the connection string of the database in use, as its owner: for psql and backups. Where no service runs, ' +
        `the embedded database is started, and stops once nobody has been connected for ${IDLE_SECONDS} seconds`,
    )
    .addOption(new Option('--until-idle <seconds>', 'keeps it up as said').argParser(Number).hideHelp())
    .option('--json', 'answer in JSON')
    .action(dbUrl);
}

/** What the answer says stays true long enough for whoever asked to connect. */
async function dbUrl({ untilIdle, json }: { untilIdle?: number; json?: true }): Promise<void> {
  const database = await openDatabase();
  if (untilIdle !== undefined) return keepUntilIdle(database, untilIdle);
  await database.leave();
  const stopped = database.embedded && !(await answers(database.ownerUrl));
  const url = stopped ? await leaveKeeperBehind() : database.ownerUrl;
  if (json) printJson({ url });
  else printLine(url);
}

/** A process of its own, which outlives this one and takes leave of the database when it is no longer used. */
async function leaveKeeperBehind(): Promise<string> {
  const words = [...process.execArgv, process.argv[1]!, 'db-url', '--until-idle', String(IDLE_SECONDS)];
  const keeper = spawn(process.execPath, words, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const url: unknown[] = await Promise.race([once(keeper.stdout, 'data'), once(keeper, 'exit').then(() => [])]);
  if (url.length === 0) throw new Error('The database could not be kept running.');
  keeper.stdout.destroy();
  keeper.unref();
  return String(url[0]).trim();
}

async function keepUntilIdle(database: OpenDatabase, seconds: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  const leave = () => client.end().then(() => database.leave());
  onInterrupt(leave);
  await client.connect();
  printLine(database.ownerUrl);
  for (let usedAt = Date.now(); Date.now() - usedAt < seconds * 1_000;) {
    await delay(LOOK_EVERY_MS);
    const { rows } = await client.query(
      `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    );
    if (rows.length > 0) usedAt = Date.now();
  }
  await leave();
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
