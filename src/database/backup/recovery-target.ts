import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Place } from '../embedded/place.js';
import { canReadAll } from '../embedded/server-user.js';
import { archiveGap, archiveNeeded, archiveUnreadable, noSuchArchive, untilBeforeBackup } from './backup.errors.js';
import type { BackupManifest } from './manifest.js';
import { firstGap } from './wal-segments.js';

/** How far a restored database goes: to the backup's own end, to a moment after it, or as far as the archive does. */
export type Until = { kind: 'backup' } | { kind: 'latest' } | { kind: 'moment'; at: Date };

/** The ending of a file of the archive. */
const ENDING = '.gz';

/**
 * The folder in the archive that continues the backup; undefined where the backup alone is enough.
 *
 * @param archive as SANKYU_WAL_ARCHIVE names it
 * @throws DomainError until_before_backup, archive_needed, no_such_archive, archive_gap
 */
export async function archiveFor(
  until: Until,
  manifest: BackupManifest,
  archive: string | undefined,
): Promise<string | undefined> {
  if (until.kind === 'backup') return undefined;
  if (until.kind === 'moment' && until.at < new Date(manifest.endedAt)) throw untilBeforeBackup(manifest.endedAt);
  // A server of one's own archives where its owner told it to.
  const name = manifest.embedded ? manifest.archive : '.';
  if (archive === undefined || name === null) throw archiveNeeded();
  const folder = join(resolve(archive), name);
  const names = await readdir(folder).catch(() => undefined);
  if (!names) throw noSuchArchive(folder);
  const { stopLsn: lsn, timeline, segmentBytes } = manifest;
  const segments = names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length));
  const gap = firstGap(segments, { lsn, timeline, segmentBytes });
  // Before a gap, a moment can still be reached; PostgreSQL says so itself when it cannot.
  if (gap !== undefined && until.kind === 'latest') throw archiveGap(gap);
  return folder;
}

/**
 * That PostgreSQL may read what the archive holds; files that root has copied are root's.
 * @throws DomainError archive_unreadable
 */
export function mustBeReadable(archive: string, { serverUser }: Place): void {
  if (!canReadAll(serverUser, archive)) throw archiveUnreadable(archive);
}

/** PostgreSQL's settings that lead there. @param restoreCommand brings files of the archive back */
export function recoverySettings(until: Until, restoreCommand: string): Record<string, string> {
  const shared = { restore_command: restoreCommand, recovery_target_action: 'promote' };
  if (until.kind === 'latest') return shared;
  if (until.kind === 'backup') return { ...shared, recovery_target: 'immediate' };
  // With an offset in digits: the server reads this before it knows the names of time zones, and Z is one.
  return { ...shared, recovery_target_time: until.at.toISOString().replace('T', ' ').replace('Z', '+00') };
}
