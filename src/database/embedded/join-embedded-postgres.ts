import { join } from 'node:path';
import { urlOf } from './access-file.js';
import { adoptServer } from './adopt-server.js';
import { findBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { Leases } from './leases.js';
import { findPlace, type Place } from './place.js';
import { withProcessLock } from './process-lock.js';
import { ensureDatabase, ensureRoles } from './roles.js';
import { startServer, stopServer } from './server.js';
import type { ServerSettings } from './settings.js';
import { walArchiveSettings } from './wal-archive.js';

/** One use of the embedded database. */
export interface EmbeddedLease {
  /** As the superuser; for tests and emergencies. */
  adminUrl: string;
  /** As the owner, who migrates. */
  ownerUrl: string;
  /** As the application's role, which owns nothing. */
  appUrl: string;
  /** Ends this use, and stops the database when it was the last. Calling it again does nothing. */
  leave(): Promise<void>;
}

export interface JoinOptions {
  /** See `dataDirectory()`. */
  dataDir: string;
  /** Beyond the defaults; without effect on a server that runs already. */
  settings?: ServerSettings;
  /** A folder where the server archives its log as it writes it; without effect on a server that runs already. */
  walArchive?: string;
}

/**
 * Joins the embedded database of a data folder: makes it at the first start, starts it when it does not run, and shares
 * it with every other process that joined. It serves until the last of them has left; a process that died without
 * leaving no longer counts.
 *
 * @throws EmbeddedPostgresError in plain words, when the database cannot be had.
 */
export async function joinEmbeddedPostgres({
  dataDir,
  settings = {},
  walArchive,
}: JoinOptions): Promise<EmbeddedLease> {
  const place = await findPlace(dataDir);
  const leases = new Leases(join(place.folder, 'leases'));

  return withProcessLock(lockOf(place), async () => {
    const bin = await findBinaries(place);
    const access = await ensureCluster(place, bin, settings.fsync !== 'off');
    const lease = await leases.take();
    try {
      if (!(await adoptServer(place, bin, access))) {
        const archiving = walArchive === undefined ? {} : await walArchiveSettings(place, walArchive);
        await startServer(place, bin, access, { ...archiving, ...settings });
      }
      const server = urlOf(access, 'postgres', 'postgres');
      await ensureRoles(server, access.passwords);
      await ensureDatabase(server);
    } catch (error) {
      await giveUp(place, bin, leases, lease).catch(() => undefined);
      throw error;
    }

    let left: Promise<void> | undefined;
    return {
      adminUrl: urlOf(access, 'postgres'),
      ownerUrl: urlOf(access, 'sankyu_owner'),
      appUrl: urlOf(access, 'sankyu_app'),
      leave: () => (left ??= withProcessLock(lockOf(place), () => giveUp(place, bin, leases, lease))),
    };
  });
}

async function giveUp(place: Place, bin: string, leases: Leases, lease: string): Promise<void> {
  await leases.giveUp(lease);
  if ((await leases.count()) === 0) await stopServer(place, bin);
}

function lockOf(place: Place): string {
  return join(place.folder, 'lock');
}
