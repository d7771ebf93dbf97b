import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgresError } from '../embedded/embedded-postgres.error.js';
import type { Place } from '../embedded/place.js';
import { giveTo } from '../embedded/server-user.js';
import { startServer, stopServer } from '../embedded/server.js';
import { inCommand, placeScript } from '../embedded/wal-archive.js';
import { recoveryFailed, untilNotReached } from './backup.errors.js';
import { recoverySettings, type Until } from './recovery-target.js';
import type { RestoredServer } from './restored-server.js';

/** What PostgreSQL itself says when it gives up is among the last of its lines. */
const LAST_LINES = 12;
/** Recovery takes as long as the log is long. */
const HOWEVER_LONG_MS = Number.POSITIVE_INFINITY;

export interface Recovered {
  /** When the last transaction ended that is in it; null where the log of the recovery named none. */
  lastAt: string | null;
}

/**
 * Lets PostgreSQL bring a copied cluster to where it is wanted, on a timeline of its own, and stops it.
 *
 * @param archive the folder that holds the log after the backup; undefined without
 * @throws DomainError until_not_reached, recovery_failed
 */
export async function recoverCluster(
  { place, bin, settings: own, access: accessOf, urlOf }: RestoredServer,
  { until, archive, signal }: { until: Until; archive: string | undefined; signal: AbortSignal },
): Promise<Recovered> {
  const asked = join(place.cluster, 'recovery.signal');
  await writeFile(asked, '', { mode: 0o600 });
  await giveTo(place.serverUser, asked);
  const settings = {
    ...own,
    ...recoverySettings(until, archive === undefined ? 'exit 1' : await restoreCommand(place, archive)),
    // Ready is only a server that has recovered.
    hot_standby: 'off',
    archive_mode: 'off',
    log_min_messages: 'log',
  };
  const giveUp = () => void stopServer(place, bin).catch(() => undefined);
  signal.addEventListener('abort', giveUp);
  try {
    signal.throwIfAborted();
    const access = await accessOf();
    await startServer(place, bin, access, settings, HOWEVER_LONG_MS);
    const lastAt = await lastTransaction(urlOf(access));
    await stopServer(place, bin);
    await rm(join(place.folder, 'restore-wal.sh'), { force: true });
    return { lastAt };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    throw await whyNot(place);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

async function restoreCommand(place: Place, archive: string): Promise<string> {
  const script = await placeScript(place, join('src', 'database', 'backup', 'restore-wal.sh'));
  return `/bin/sh ${inCommand(script)} ${inCommand(archive)}/'%f' '%p'`;
}

async function lastTransaction(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ at: Date | null }>('select pg_last_xact_replay_timestamp() as at');
    return rows[0]!.at?.toISOString() ?? null;
  } finally {
    await client.end();
  }
}

async function whyNot(place: Place) {
  const log = await readFile(join(place.folder, 'server.log'), 'utf8').catch(() => '');
  if (/recovery ended before configured recovery target was reached/.test(log)) {
    const [, at] = /last completed transaction was at log time (.*)/.exec(log) ?? [];
    return untilNotReached(at);
  }
  return recoveryFailed(log.trim().split('\n').slice(-LAST_LINES).join('\n'));
}
