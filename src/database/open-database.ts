import { dataDirectory } from './embedded/data-directory.js';
import { joinEmbeddedPostgres } from './embedded/join-embedded-postgres.js';

/** The operator gave settings that do not fit together; the message says in plain words what to do. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError';
}

/** The database that this process is to use. */
export interface OpenDatabase {
  /** Who migrates; unknown to a process that was given the application's role only. */
  ownerUrl: string | undefined;
  appUrl: string;
  /** Whether it is the one that Sankyu runs itself. */
  embedded: boolean;
  /** To be called when this process no longer uses it. */
  leave(): Promise<void>;
}

/**
 * The PostgreSQL of DATABASE_URL (owner) and DATABASE_APP_URL (application), or else the embedded one, which is
 * started when it does not run.
 * @throws SetUpError when DATABASE_URL stands alone
 * @throws EmbeddedPostgresError when the embedded database cannot be had
 */
export async function openDatabase(environment: NodeJS.ProcessEnv = process.env): Promise<OpenDatabase> {
  const ownerUrl = environment.DATABASE_URL || undefined;
  const appUrl = environment.DATABASE_APP_URL || undefined;
  if (appUrl) return { ownerUrl, appUrl, embedded: false, leave: async () => {} };
  if (ownerUrl) {
    throw new SetUpError(
      'DATABASE_URL is set (the owner of the database), but DATABASE_APP_URL is not. Set it to the connection string of ' +
        'the role as which the service is to work; that role is made when it is missing.',
    );
  }
  const lease = await joinEmbeddedPostgres({ dataDir: dataDirectory() });
  return { ownerUrl: lease.ownerUrl, appUrl: lease.appUrl, embedded: true, leave: () => lease.leave() };
}
