import type { Command } from 'commander';
import { evidenceFolder } from '../certification/evidence/evidence-store.js';
import type { BackupSource } from '../database/backup/backup-source.js';
import { openEmbeddedSource } from '../database/backup/embedded-source.js';
import { makeBackup } from '../database/backup/make-backup.js';
import { openOwnSource } from '../database/backup/own-source.js';
import { dataDirectory } from '../database/embedded/data-directory.js';
import { sealHeadsFolder } from '../ledger/seal-heads.js';
import { printJson, printLine } from './print.js';
import { untilInterrupted } from './until-interrupted.js';

const NOT_ARCHIVED =
  '  WALは保存されていません。復元できるのはこの時点だけです。 The log is not archived: it leads to this moment only (SANKYU_WAL_ARCHIVE).';
const ARCHIVED = '  この後の時点へは次のアーカイブで復元できます。 Later moments are reached with the archive:';

export function define(program: Command): void {
  program
    .command('backup')
    .description(
      'copies the database while it works, with the heads of the seals and the evidence, into a new folder; ' +
        'the keys are kept apart from it',
    )
    .requiredOption('--to <folder>', 'a folder that does not exist yet, best on another disk')
    .option('--json', 'answer in JSON')
    .action(backup);
}

async function backup({ to, json }: { to: string; json?: true }): Promise<void> {
  const bucket = process.env.SANKYU_EVIDENCE_S3;
  const manifest = await untilInterrupted((signal) =>
    makeBackup(
      { to, open: openSource, sealHeads: sealHeadsFolder(), evidence: bucket ? undefined : evidenceFolder() },
      signal,
    ),
  );
  if (json) return printJson({ folder: to, ...manifest });
  const { files, bytes, endedAt, embedded, archive, archiveFailing, evidence, cities } = manifest;
  printLine(`バックアップしました。 Backed up: ${to}`);
  printLine(`  ${cities.length}市 cities, ${files} files, ${Math.ceil(bytes / 1_000_000)} MB, ${endedAt}`);
  if (embedded) printLine(archive === null ? NOT_ARCHIVED : `${ARCHIVED} ${archive}`);
  if (archiveFailing) {
    printLine(
      '  WALを保存できていません。保存先を確かめてください。 Archiving fails: look into the log of the server.',
    );
  }
  printLine(
    '  鍵は含まれません。別の場所に保管してください。 The keys are not in it: keep them elsewhere (docs/operations.md).',
  );
  if (evidence === 'bucket') printLine('  証拠書類はバケットにあります。 The evidence is in its bucket.');
}

/** @throws DomainError nothing_to_back_up */
function openSource(): Promise<BackupSource> {
  const { DATABASE_URL: ownerUrl, SANKYU_BACKUP_URL: backupUrl, SANKYU_WAL_ARCHIVE: walArchive } = process.env;
  if (ownerUrl) return openOwnSource(ownerUrl, backupUrl || ownerUrl);
  return openEmbeddedSource(dataDirectory(), walArchive || undefined);
}
