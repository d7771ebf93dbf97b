import type { Command } from 'commander';
import { migrate as migrateDatabase } from '../database/migrate.js';
import { openDatabase } from '../database/open-database.js';
import { printJson, printLine } from './print.js';

export function define(program: Command): void {
  program
    .command('migrate')
    .description('brings the database in use to the newest shape; every other command does so by itself')
    .option('--json', 'answer in JSON')
    .action(migrate);
}

async function migrate(options: { json?: true }): Promise<void> {
  const database = await openDatabase();
  try {
    await migrateDatabase(database.ownerUrl, database.appUrl);
  } finally {
    await database.leave();
  }
  if (options.json) return printJson({ migrated: true });
  printLine('データベースは最新です。 The database has the newest shape.');
}
