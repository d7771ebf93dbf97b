import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { backupOfOwnServer } from '../database/backup/backup.errors.js';
import type { Until } from '../database/backup/recovery-target.js';
import { inRestored } from '../database/backup/in-restored.js';
import { restoreBackup } from '../database/backup/restore-backup.js';
import type { OwnServer } from '../database/backup/restored-server.js';
import { keyFolder } from '../database/secret-key.js';
import { sealHeadsFolder } from '../ledger/seal-heads.js';
import { moment } from './arguments.js';
import { REFUSED } from './complain.js';
import { printJson, printLine, printTable } from './print.js';
import { untilInterrupted } from './until-interrupted.js';
import { type RestoredCity, verifyRestored } from './verify-restored.js';

/** The books are right, but a head kept outside is newer than they are: that is for somebody to decide. */
const OLDER_THAN_HEAD = 3;

interface RestoreCommandOptions {
  from: string;
  to: string;
  archive?: string;
  until?: Date;
  untilLatest?: true;
  keys?: string;
  pgBin?: string;
  otherKeys?: true;
  json?: true;
}

export function define(program: Command): void {
  program
    .command('restore')
    .description(
      'makes a new data folder of a backup, up to a moment in the past, and verifies every city in it. Exit code 3: the ' +
        'books are right, but older than a head that was kept; 1: nothing was restored, or verify found something else',
    )
    .requiredOption('--from <backup>', 'the folder that `sankyu backup` made')
    .requiredOption(
      '--to <folder>',
      'the new data folder, which does not exist yet: SANKYU_DATA is to name it afterwards',
    )
    .option('--until <moment>', "up to this moment: '2026-11-20 18:00+09:00'", moment)
    .addOption(new Option('--until-latest', 'as far as the archive goes').conflicts('until'))
    .option('--archive <folder>', 'the archive of the log; SANKYU_WAL_ARCHIVE unless said')
    .option(
      '--keys <folder>',
      'the files of the keys that no setting names; those of the data folder in use unless said',
    )
    .option('--other-keys', 'goes on although the keys are not those of the backup')
    .option('--pg-bin <folder>', 'the programs of a PostgreSQL of your own, for a backup of that')
    .option('--json', 'answer in JSON')
    .action(restore);
}

async function restore(options: RestoreCommandOptions): Promise<void> {
  const own = ownServerOf(options);
  const { manifest, lastAt } = await untilInterrupted((signal) =>
    restoreBackup(
      {
        from: options.from,
        to: options.to,
        until: untilOf(options),
        archive: options.archive ?? (process.env.SANKYU_WAL_ARCHIVE || undefined),
        keys: options.keys ?? keyFolder(),
        otherKeys: options.otherKeys ?? false,
        own,
      },
      signal,
    ),
  );
  const cities = await inRestored(resolve(options.to), own, verifyRestored);
  const wrong = cities.some(({ differences }) => differences.length > 0);
  const older = cities.some(({ head }) => head !== undefined);
  process.exitCode = wrong ? REFUSED : older ? OLDER_THAN_HEAD : 0;
  if (options.json) return printJson({ folder: options.to, backupEndedAt: manifest.endedAt, lastAt, cities });
  printLine(`復元しました。 Restored: ${options.to}`);
  printLine(`  最後の記録 the last transaction: ${lastAt ?? manifest.endedAt}`);
  show(cities);
  if (older) sayOlder(options.from);
  printLine(
    'サービスを始める前に docs/operations.md の「Restore」を読んでください。 Before the service is started, read "Restore" there.',
  );
}

/** @throws DomainError backup_of_own_server when it is said only half */
function ownServerOf({ pgBin }: RestoreCommandOptions): OwnServer | undefined {
  const { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl } = process.env;
  if (!pgBin && !ownerUrl && !appUrl) return undefined;
  if (!pgBin || !ownerUrl || !appUrl) throw backupOfOwnServer();
  return { bin: resolve(pgBin), ownerUrl };
}

function untilOf({ until, untilLatest }: RestoreCommandOptions): Until {
  if (until) return { kind: 'moment', at: until };
  return { kind: untilLatest ? 'latest' : 'backup' };
}

function show(cities: RestoredCity[]): void {
  printTable(
    ['市 city', '操作 operations', '封印 sealed blocks', '相違 differences'],
    cities.map(({ code, operations, sealedBlocks, differences }) => [
      code,
      operations,
      sealedBlocks,
      differences.length,
    ]),
  );
  for (const { code, head, sealedBlocks, differences } of cities) {
    for (const difference of differences) printLine(`${code}: ${JSON.stringify(difference)}`);
    if (head !== undefined) {
      printLine(`${code}: 封印は ${sealedBlocks} まで、控えの先頭は ${head} です。`);
      printLine(`${code}: the chain ends at block ${sealedBlocks}, before the head that was kept, block ${head}.`);
    }
  }
}

function sayOlder(from: string): void {
  printLine('帳簿に相違はありませんが、控えの先頭より前の状態です。戻すと決めた人と理由を記録してください。');
  printLine(
    'The books are right, and older than the heads that were kept, as they must be after going back. Write down who ' +
      `decided it and why; then put the heads of ${from}/seal-heads in place of those in ${sealHeadsFolder()}.`,
  );
}
