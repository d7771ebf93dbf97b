import { join } from 'node:path';
import { exists } from '../embedded/exists.js';
import { joinEmbeddedPostgres } from '../embedded/join-embedded-postgres.js';
import { findPlace } from '../embedded/place.js';
import { archiveNameOf } from '../embedded/wal-archive.js';
import { nothingToBackUp } from './backup.errors.js';
import { ACCESS, type BackupSource, CLUSTER, WatchedClient } from './backup-source.js';
import { type CopiedFile, copyFile } from './copy-files.js';
import { describeArchiving } from './describe-database.js';
import { takeBaseBackup } from './take-base-backup.js';

/**
 * The embedded database of a data folder, started where it does not run.
 * @param walArchive as SANKYU_WAL_ARCHIVE names it
 * @throws DomainError nothing_to_back_up
 */
export async function openEmbeddedSource(dataDir: string, walArchive: string | undefined): Promise<BackupSource> {
  if (!(await exists(join(dataDir, ACCESS)))) throw nothingToBackUp(dataDir);
  const lease = await joinEmbeddedPostgres({ dataDir, walArchive });
  const client = new WatchedClient(lease.adminUrl);
  const leave = async () => {
    await client.end();
    await lease.leave();
  };
  try {
    await client.connect();
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    client,
    leave,
    async copy(draft, signal) {
      const place = await findPlace(dataDir);
      const inCluster = new Map<string, CopiedFile>();
      const base = await takeBaseBackup(client, place.cluster, join(draft, CLUSTER), inCluster, signal);
      const files = new Map([...inCluster].map(([path, file]) => [`${CLUSTER}/${path}`, file]));
      files.set(ACCESS, (await copyFile(join(dataDir, ACCESS), join(draft, ACCESS)))!);
      const { on, failing } = await describeArchiving(client);
      const archive = on ? ((await archiveNameOf(place)) ?? null) : null;
      return { base, files, embedded: true, archive, archiveFailing: failing };
    },
  };
}
