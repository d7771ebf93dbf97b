import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installedMajor } from '../embedded/binaries.js';
import { MIGRATIONS } from '../migrate.js';
import {
  backupDamaged,
  backupOfNewer,
  backupOfOtherServer,
  backupOfOwnServer,
  notABackup,
  ownServer,
} from './backup.errors.js';
import { type Checksums, readChecksums, sha256Hex } from './checksums.js';
import type { KeyPrints } from './key-prints.js';

export const MANIFEST = 'manifest.json';
export const CHECKSUMS = 'checksums.sha256';
const FORMAT = 1;

/** A city as it was when the backup began. */
export interface BackedUpCity {
  code: string;
  name: string;
  /** The newest seal; null where nothing was sealed yet. */
  block: string | null;
  mac: string | null;
}

/** What a backup says of itself. It is written last: a folder without it is no backup. */
export interface BackupManifest {
  format: typeof FORMAT;
  startedAt: string;
  /** By the database's clock: the backup leads to this moment and to later ones, to none before. */
  endedAt: string;
  server: { version: string; major: number; systemIdentifier: string };
  /** Whether it is the PostgreSQL that Sankyu runs itself. */
  embedded: boolean;
  /** The newest migration; null in a database that was never migrated. */
  migration: string | null;
  startLsn: string;
  stopLsn: string;
  timeline: number;
  segmentBytes: number;
  /** The folder in the archive of the log that continues this backup; null when it is not archived. */
  archive: string | null;
  /** Whether the server could not archive its log when the backup was made. */
  archiveFailing: boolean;
  cities: BackedUpCity[];
  keys: KeyPrints;
  evidence: 'folder' | 'bucket';
  files: number;
  bytes: number;
  /** Of the file of checksums. */
  checksums: string;
}

/**
 * What the folder says of itself, and its files.
 * @throws DomainError not_a_backup, backup_damaged
 */
export async function readBackup(folder: string): Promise<{ manifest: BackupManifest; checksums: Checksums }> {
  const manifest = await readManifest(folder);
  const text = await readFile(join(folder, CHECKSUMS), 'utf8').catch(() => undefined);
  if (text === undefined || sha256Hex(text) !== manifest.checksums) throw backupDamaged(CHECKSUMS);
  return { manifest, checksums: readChecksums(text) };
}

async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as BackupManifest;
    if (manifest.format === FORMAT) return manifest;
  } catch {
    // Not there, or cut: said below.
  }
  throw notABackup(folder);
}

/**
 * Whether a database can be made of the backup here.
 * @param ownBin the folder of the programs of a PostgreSQL of one's own; undefined for the embedded one
 * @throws DomainError own_server, backup_of_own_server, backup_of_other_server, backup_of_newer
 */
export async function mustBeOurs(manifest: BackupManifest, ownBin: string | undefined): Promise<void> {
  const { embedded, server, migration } = manifest;
  if (embedded && ownBin !== undefined) throw ownServer();
  if (!embedded && ownBin === undefined) throw backupOfOwnServer();
  const major = ownBin === undefined ? await installedMajor() : majorOf(ownBin);
  if (server.major !== major) throw backupOfOtherServer(server.major, major);
  if (migration !== null && !MIGRATIONS.some(({ name }) => name === migration)) throw backupOfNewer(migration);
}

/** 0 where there is none. */
function majorOf(bin: string): number {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  return parseInt(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1] ?? '0', 10);
}
