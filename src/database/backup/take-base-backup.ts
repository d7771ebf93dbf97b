import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { backupDamaged, tablespaces } from './backup.errors.js';
import { sha256Hex } from './checksums.js';
import { belongsInBackup, CLUSTER_FOLDERS, CONTROL_FILE } from './cluster-files.js';
import { type CopiedFile, copyFile, filesBelow, inLanes } from './copy-files.js';
import { segmentsBetween } from './wal-segments.js';

/** A checkpoint writes the control file in an instant; it is never being written so many times one after the other. */
const CONTROL_FILE_READINGS = 20;

export interface BaseBackup {
  startLsn: string;
  stopLsn: string;
  timeline: number;
  segmentBytes: number;
  endedAt: string;
}

/**
 * Copies the cluster of a server while it works, with as much of its log as makes the copy whole (PostgreSQL's
 * documentation, "Making a Base Backup Using the Low Level API"). The copy alone can be started; with an archive of the
 * log that follows, any later moment can be reached.
 *
 * @param admin a superuser's connection of its own: when it ends, so does the backup, and what was copied is void
 * @param copied takes what was copied, by its path in the cluster
 * @throws DomainError backup_tablespaces
 */
export async function takeBaseBackup(
  admin: Client,
  cluster: string,
  to: string,
  copied: Map<string, CopiedFile>,
  signal: AbortSignal,
): Promise<BaseBackup> {
  for (const folder of CLUSTER_FOLDERS) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  const copy = async (path: string) => {
    const file = await copyFile(join(cluster, path), join(to, path));
    if (file) copied.set(path, file);
  };

  await keepLog(admin);
  const { startLsn } = await ask<{ startLsn: string }>(
    admin,
    `select pg_backup_start('sankyu backup', fast => true)::text as "startLsn"`,
  );
  const paths = (await filesBelow(cluster)).filter(belongsInBackup);
  for (const folder of new Set(paths.map(dirname))) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  await inLanes(paths, signal, copy);
  const write = async (path: string, content: Buffer) => {
    await writeFile(join(to, path), content, { mode: 0o600, flush: true });
    copied.set(path, { bytes: content.length, sha256: sha256Hex(content) });
  };
  await write(CONTROL_FILE, await controlFileAtRest(cluster));
  const end = await ask<{ stopLsn: string; label: string; spaces: string; endedAt: Date; segmentBytes: string }>(
    admin,
    `select lsn::text as "stopLsn", labelfile as label, spcmapfile as spaces, clock_timestamp() as "endedAt",
            (select setting from pg_settings where name = 'wal_segment_size') as "segmentBytes"
       from pg_backup_stop(wait_for_archive => false)`,
  );
  if (end.spaces.trim() !== '') throw tablespaces();

  await write('backup_label', Buffer.from(end.label));
  const { stopLsn, endedAt } = end;
  const segmentBytes = Number(end.segmentBytes);
  const timeline = parseInt(/\(file ([0-9A-F]{8})/.exec(end.label)?.[1] ?? '', 16);
  const histories = (await readdir(join(cluster, 'pg_wal'))).filter((name) => name.endsWith('.history'));
  const segments = segmentsBetween(startLsn, stopLsn, timeline, segmentBytes);
  await inLanes([...segments, ...histories], signal, (name) => copy(`pg_wal/${name}`));
  for (const name of segments) {
    if (copied.get(`pg_wal/${name}`)?.bytes !== segmentBytes) throw backupDamaged(name);
  }
  return { startLsn, stopLsn, timeline, segmentBytes, endedAt: endedAt.toISOString() };
}

/** Until the connection ends, the server keeps its log from its newest checkpoint on, however long the copying takes. */
async function keepLog(admin: Client): Promise<void> {
  const name = `sankyu_backup_${randomBytes(4).toString('hex')}`;
  await admin.query('select pg_create_physical_replication_slot($1, true, true)', [name]);
}

async function controlFileAtRest(cluster: string): Promise<Buffer> {
  const path = join(cluster, CONTROL_FILE);
  for (let reading = 0, before = await readFile(path); reading < CONTROL_FILE_READINGS; reading += 1) {
    await sleep(5);
    const now = await readFile(path);
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error(`${CONTROL_FILE} is never at rest.`);
}

async function ask<Row extends object>(admin: Client, sql: string): Promise<Row> {
  const { rows } = await admin.query<Row>(sql);
  return rows[0]!;
}
