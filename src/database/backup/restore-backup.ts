import { randomBytes } from 'node:crypto';
import { mkdir, readlink, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exists } from '../embedded/exists.js';
import type { Place } from '../embedded/place.js';
import { giveTreeTo } from '../embedded/server-user.js';
import { backupDamaged, folderTaken } from './backup.errors.js';
import { CLUSTER } from './backup-source.js';
import { mustBeWhole, mustHaveKeys } from './check-backup.js';
import type { Checksums } from './checksums.js';
import { CLUSTER_FOLDERS } from './cluster-files.js';
import { copyFile, flushFolder, flushFolders, inLanes } from './copy-files.js';
import { KEYS } from './key-prints.js';
import { type BackupManifest, mustBeOurs, readBackup } from './manifest.js';
import { recoverCluster, type Recovered } from './recover-cluster.js';
import { archiveFor, mustBeReadable, type Until } from './recovery-target.js';
import { embeddedServerAt, type OwnServer, ownServerAt, tidyOwnServer } from './restored-server.js';

export interface RestoreOptions {
  from: string;
  /** The new data folder. */
  to: string;
  until: Until;
  /** As SANKYU_WAL_ARCHIVE named it when the backup was made. */
  archive: string | undefined;
  /** The folder of the files of keys, for those that no setting names. */
  keys: string;
  otherKeys: boolean;
  /** For a backup that is of a PostgreSQL of one's own. */
  own: OwnServer | undefined;
}

/**
 * Makes a new data folder of a backup and, where asked to, of the log that was archived after it. Everything that can be
 * refused beforehand is; the folder is made under another name and moved into place when the database has recovered.
 *
 * @param signal gives it up, and leaves nothing
 * @throws DomainError folder_taken, not_a_backup, backup_damaged, backup_of_own_server, backup_of_other_server, backup_of_newer,
 *   keys_missing, keys_wrong, until_before_backup, archive_needed, no_such_archive, archive_unreadable, archive_gap, until_not_reached,
 *   recovery_failed
 */
export async function restoreBackup(
  options: RestoreOptions,
  signal: AbortSignal,
): Promise<Recovered & { manifest: BackupManifest }> {
  const from = resolve(options.from);
  const to = resolve(options.to);
  if (await exists(to)) throw folderTaken(to);
  const { manifest, checksums } = await readBackup(from);
  await mustBeOurs(manifest, options.own?.bin);
  await mustBeWhole(from, manifest, checksums, signal);
  mustHaveKeys(manifest, options.keys, options.otherKeys);
  const archive = await archiveFor(options.until, manifest, options.archive);

  const draft = `${to}.unfinished-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(draft, { mode: 0o755, recursive: true });
    const server = options.own ? await ownServerAt(draft, options.own) : await embeddedServerAt(draft);
    if (archive !== undefined) mustBeReadable(archive, server.place);
    await copyChecked(from, draft, server.place, checksums, signal);
    await copyKeys(options.keys, join(draft, 'keys'));
    await giveTreeTo(server.place.serverUser, server.place.cluster);
    const recovered = await recoverCluster(server, { until: options.until, archive, signal });
    if (options.own) await tidyOwnServer(server);
    await flushFolders(draft);
    if (await exists(to)) throw folderTaken(to);
    await rename(draft, to);
    await flushFolder(dirname(to));
    return { manifest, ...recovered };
  } finally {
    await discard(draft);
  }
}

/** Copies the files of the backup, each of which must be as it was; the database's to where its server can reach them. */
async function copyChecked(
  from: string,
  draft: string,
  { folder, cluster }: Place,
  checksums: Checksums,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(cluster, { mode: 0o700 });
  const at = (path: string) => (path.startsWith('postgres/') ? join(folder, path.slice(9)) : join(draft, path));
  for (const name of CLUSTER_FOLDERS) await mkdir(at(`${CLUSTER}/${name}`), { recursive: true, mode: 0o700 });
  for (const name of new Set([...checksums.keys()].map((path) => dirname(at(path))))) {
    await mkdir(name, { recursive: true, mode: 0o700 });
  }
  await inLanes(checksums, signal, async ([path, sha256]) => {
    const copied = await copyFile(join(from, path), at(path));
    if (copied?.sha256 !== sha256) throw backupDamaged(path);
  });
  await flushFolders(folder);
}

async function copyKeys(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  for (const { name } of KEYS) {
    const file = join(from, `${name}.key`);
    if (await exists(file)) await copyFile(file, join(to, `${name}.key`));
  }
}

/** With the database's folder, where that had to be elsewhere. Nothing is left of it once it was moved into place. */
async function discard(draft: string): Promise<void> {
  const elsewhere = await readlink(join(draft, 'postgres')).catch(() => undefined);
  if (elsewhere !== undefined) await rm(elsewhere, { recursive: true, force: true });
  await rm(draft, { recursive: true, force: true });
}
