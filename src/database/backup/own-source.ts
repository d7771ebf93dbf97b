import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type pg from 'pg';
import { baseBackupFailed, baseBackupProgram, tablespaces } from './backup.errors.js';
import { type BackupSource, CLUSTER, WatchedClient } from './backup-source.js';
import { type CopiedFile, filesBelow, hashFile, inLanes } from './copy-files.js';
import { describeArchiving } from './describe-database.js';
import type { BaseBackup } from './take-base-backup.js';

/** The two that every PostgreSQL has. */
const USUAL_TABLESPACES = 2;

/**
 * The PostgreSQL of DATABASE_URL, copied by the server's own `pg_basebackup`.
 *
 * @param ownerUrl of the owner of the database, who sees the rows of all cities
 * @param backupUrl of a role with the right of replication on the same server
 */
export async function openOwnSource(ownerUrl: string, backupUrl: string): Promise<BackupSource> {
  const client = new WatchedClient(ownerUrl);
  await client.connect();
  return {
    client,
    leave: () => client.end(),
    async copy(draft, signal) {
      const { major, segmentBytes } = await look(client);
      await mustServe(major);
      const cluster = join(draft, CLUSTER);
      await baseBackup(backupUrl, cluster, signal);
      const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
      const base = { ...(await rangeOf(cluster)), segmentBytes, endedAt: rows[0]!.now.toISOString() };
      const files = new Map<string, CopiedFile>();
      await inLanes(await filesBelow(cluster), signal, async (path) => {
        files.set(`${CLUSTER}/${path}`, await hashFile(join(cluster, path)));
      });
      const { failing } = await describeArchiving(client);
      return { base, files, embedded: false, archive: null, archiveFailing: failing };
    },
  };
}

/** @throws DomainError backup_tablespaces */
async function look(client: pg.Client): Promise<{ major: number; segmentBytes: number }> {
  const { rows } = await client.query<{ version: string; bytes: string; spaces: string }>(
    `select current_setting('server_version') as version, (select count(*) from pg_tablespace) as spaces,
            (select setting from pg_settings where name = 'wal_segment_size') as bytes`,
  );
  const { version, bytes, spaces } = rows[0]!;
  if (Number(spaces) > USUAL_TABLESPACES) throw tablespaces();
  return { major: parseInt(version, 10), segmentBytes: Number(bytes) };
}

/** @throws DomainError base_backup_program when there is none, or one older than the server */
async function mustServe(major: number): Promise<void> {
  const { code, stdout } = await run(['--version'], {}, undefined);
  const found = parseInt(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? '0', 10);
  if (code !== 0 || found < major) throw baseBackupProgram(major, found);
}

/** The password goes by the environment: everybody can read the words of a command. @throws DomainError base_backup_failed */
async function baseBackup(url: string, to: string, signal: AbortSignal): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const words = [`--dbname=${address.href}`, `--pgdata=${to}`, '--checkpoint=fast', '--no-password'];
  const { code, stderr } = await run(words, password ? { PGPASSWORD: password } : {}, signal);
  signal.throwIfAborted();
  if (code !== 0) throw baseBackupFailed(stderr.trim());
}

async function run(words: string[], environment: Record<string, string>, signal: AbortSignal | undefined) {
  const child = spawn('pg_basebackup', words, {
    env: { ...process.env, ...environment, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  // A program that there is not, or that was given up, ends too: with a code, after it has said so.
  child.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** What pg_basebackup noted of the log. */
async function rangeOf(cluster: string): Promise<Pick<BaseBackup, 'startLsn' | 'stopLsn' | 'timeline'>> {
  const noted = JSON.parse(await readFile(join(cluster, 'backup_manifest'), 'utf8')) as {
    'WAL-Ranges': { Timeline: number; 'Start-LSN': string; 'End-LSN': string }[];
  };
  const range = noted['WAL-Ranges'].at(-1)!;
  return { startLsn: range['Start-LSN'], stopLsn: range['End-LSN'], timeline: range.Timeline };
}
