import pg from 'pg';
import type { CopiedFile } from './copy-files.js';
import type { BackupManifest } from './manifest.js';
import type { BaseBackup } from './take-base-backup.js';

/** Where the database and its passwords are, in a backup as in a data folder. */
export const CLUSTER = 'postgres/cluster';
export const ACCESS = 'postgres/access.json';

/** A database that is to be backed up while it works. */
export interface BackupSource {
  /** Sees the rows of all cities. */
  client: WatchedClient;
  /** Copies the cluster, with as much of its log as makes the copy whole, into the folder `postgres` of a backup. */
  copy(draft: string, signal: AbortSignal): Promise<CopiedDatabase>;
  leave(): Promise<void>;
}

export interface CopiedDatabase extends Pick<BackupManifest, 'embedded' | 'archive' | 'archiveFailing'> {
  base: BaseBackup;
  /** By their path in the backup. */
  files: Map<string, CopiedFile>;
}

/** A connection that may break while nothing is asked, and then says so by this. */
export class WatchedClient extends pg.Client {
  lost: Error | undefined;

  constructor(connectionString: string) {
    super({ connectionString });
    this.on('error', (error) => (this.lost ??= error));
  }
}
