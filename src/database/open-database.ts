import { DomainError } from '../domain/domain-error.js';
import { dataDirectory } from './embedded/data-directory.js';
import { joinEmbeddedPostgres } from './embedded/join-embedded-postgres.js';

const urlMissing = () =>
  new DomainError({
    kind: 'invalid',
    code: 'database_url_missing',
    ja: 'DATABASE_URL（所有者）と DATABASE_APP_URL（サービスが使うロール）は両方指定してください。',
    en:
      'DATABASE_URL (the owner, who migrates) and DATABASE_APP_URL (the role as which the service works; it is made ' +
      'when it is missing) belong together, and one of them is not set.',
  });

/** The database that this process is to use. */
export interface OpenDatabase {
  /** As the owner, who migrates. */
  ownerUrl: string;
  /** As the application's role, which owns nothing. */
  appUrl: string;
  /** Whether it is the one that Sankyu runs itself. */
  embedded: boolean;
  /** Ends this use; the last to leave the embedded database stops it. Calling it again does nothing. */
  leave(): Promise<void>;
}

/**
 * The PostgreSQL of DATABASE_URL (owner) and DATABASE_APP_URL (application), or else the embedded one, which is
 * started when it does not run.
 * @throws DomainError database_url_missing
 * @throws EmbeddedPostgresError when the embedded database cannot be had
 */
export async function openDatabase(environment: NodeJS.ProcessEnv = process.env): Promise<OpenDatabase> {
  const { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl } = environment;
  if (ownerUrl && appUrl) return { ownerUrl, appUrl, embedded: false, leave: async () => {} };
  if (ownerUrl || appUrl) throw urlMissing();
  const walArchive = environment.SANKYU_WAL_ARCHIVE || undefined;
  const lease = await joinEmbeddedPostgres({ dataDir: dataDirectory(), walArchive });
  return { ownerUrl: lease.ownerUrl, appUrl: lease.appUrl, embedded: true, leave: () => lease.leave() };
}
