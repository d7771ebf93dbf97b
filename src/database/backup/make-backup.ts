import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exists } from '../embedded/exists.js';
import { databaseLost, folderTaken } from './backup.errors.js';
import type { BackupSource } from './backup-source.js';
import { checksumsText, sha256Hex } from './checksums.js';
import { type CopiedFile, copyFile, filesBelow, flushFolder, flushFolders, inLanes } from './copy-files.js';
import { describeDatabase } from './describe-database.js';
import { keyPrints } from './key-prints.js';
import { type BackupManifest, CHECKSUMS, MANIFEST } from './manifest.js';

export interface BackupOptions {
  /** A folder that does not exist yet. */
  to: string;
  open: () => Promise<BackupSource>;
  sealHeads: string;
  /** Undefined when a bucket has the evidence. */
  evidence: string | undefined;
}

/**
 * Backs up a database while it works, with the heads of the seals and the evidence; not the keys. It is made under
 * another name and moved into place when it is whole and on the disk.
 *
 * @param signal gives it up, and leaves nothing
 * @throws DomainError folder_taken, nothing_to_back_up, backup_tablespaces, base_backup_program, base_backup_failed,
 *   database_lost
 */
export async function makeBackup(options: BackupOptions, signal: AbortSignal): Promise<BackupManifest> {
  const to = resolve(options.to);
  if (await exists(to)) throw folderTaken(to);
  const source = await options.open();
  const draft = `${to}.unfinished-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const manifest = await fill(draft, source, options, signal);
    await flushFolders(draft);
    if (await exists(to)) throw folderTaken(to);
    await rename(draft, to);
    await flushFolder(dirname(to));
    return manifest;
  } catch (error) {
    throw source.client.lost ? databaseLost(source.client.lost) : error;
  } finally {
    await source.leave();
    await rm(draft, { recursive: true, force: true });
  }
}

async function fill(
  draft: string,
  source: BackupSource,
  { sealHeads, evidence }: BackupOptions,
  signal: AbortSignal,
): Promise<BackupManifest> {
  const copied = new Map<string, CopiedFile>();
  // Heads first: a head that is older than the database lies on its chain, a newer one would not.
  await copyFolder(sealHeads, draft, 'seal-heads', copied, signal);
  const described = await describeDatabase(source.client);
  const { base, files, ...how } = await source.copy(draft, signal);
  for (const [path, file] of files) copied.set(path, file);
  // Evidence last: a file is there before the database names it, and stays.
  if (evidence !== undefined) await copyFolder(evidence, draft, 'evidence', copied, signal);

  const checksums = checksumsText(copied);
  await writeFile(join(draft, CHECKSUMS), checksums, { mode: 0o600, flush: true });
  const manifest: BackupManifest = {
    format: 1,
    ...described,
    ...base,
    ...how,
    keys: keyPrints(),
    evidence: evidence === undefined ? 'bucket' : 'folder',
    files: copied.size,
    bytes: [...copied.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    checksums: sha256Hex(checksums),
  };
  await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  return manifest;
}

async function copyFolder(
  from: string,
  draft: string,
  name: string,
  copied: Map<string, CopiedFile>,
  signal: AbortSignal,
): Promise<void> {
  const paths = await filesBelow(from);
  for (const folder of new Set(['.', ...paths.map(dirname)])) {
    await mkdir(join(draft, name, folder), { recursive: true, mode: 0o700 });
  }
  await inLanes(paths, signal, async (path) => {
    const file = await copyFile(join(from, path), join(draft, name, path));
    if (file) copied.set(`${name}/${path}`, file);
  });
}
