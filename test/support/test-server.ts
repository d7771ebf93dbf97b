import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinEmbeddedPostgres } from '../../src/database/embedded/join-embedded-postgres.js';
import { ensureRoles } from '../../src/database/embedded/roles.js';
import type { ServerSettings } from '../../src/database/embedded/settings.js';
import { migrate } from '../../src/database/migrate.js';
import { createOnCluster, dropOnCluster } from './citus.js';
import { OtherPostgres } from './other-postgres.js';
import { query, withDatabase } from './query.js';

/** How to reach the template from which each test's database is made. */
export interface TestTemplate {
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** The name of the template database; every database made from it has a name that begins with it. */
  template: string;
}

export interface TestServer extends TestTemplate {
  stop(): Promise<void>;
}

/** For databases that come and go by the hundred, of which nothing has to outlive the machine. */
const SETTINGS: ServerSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: 300,
  // Nothing of them is worth a write to the disk.
  checkpoint_timeout: '1h',
  max_wal_size: '4GB',
  autovacuum_naptime: '10s',
};

/**
 * The embedded PostgreSQL in a folder of its own; or another one made there by the programs of `PROVE_PG_BIN`; or the one
 * of `TEST_DATABASE_URL` (a superuser's); or the Citus cluster of `SANKYU_CITUS_URL`, whose coordinator has the extension and
 * knows its nodes (a superuser's too).
 */
export async function startTestServer(): Promise<TestServer> {
  const { SANKYU_CITUS_URL: cluster, TEST_DATABASE_URL: given = cluster, PROVE_PG_BIN: bin } = process.env;
  const { stop, ...urls } = given ? await useGiven(given) : bin ? await startOther(bin) : await startEmbedded();
  try {
    const template = `sankyu_test_${randomUUID().slice(0, 8)}`;
    if (cluster) {
      await createOnCluster({ ...urls, adminUrl: cluster }, template);
      const everywhere = async () => {
        const made = await query(cluster, `select datname from pg_database where starts_with(datname, '${template}')`);
        for (const { datname } of made) await dropOnCluster(cluster, datname!);
        await stop();
      };
      return { ...urls, template, stop: everywhere };
    }
    await query(urls.adminUrl, `create database ${template} owner sankyu_owner`);
    const toTemplate = Object.fromEntries(
      Object.entries(urls).map(([name, url]) => [name, withDatabase(url, template)]),
    ) as typeof urls;
    await migrate(toTemplate.ownerUrl, toTemplate.appUrl);
    return { ...toTemplate, template, stop: () => stop(template) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startEmbedded() {
  const dataDir = await mkdtemp(join(tmpdir(), 'sankyu-test-'));
  await chmod(dataDir, 0o755);
  const lease = await joinEmbeddedPostgres({ dataDir, settings: SETTINGS });
  const { adminUrl, ownerUrl, appUrl } = lease;
  const stop = async () => {
    await lease.leave();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { adminUrl, ownerUrl, appUrl, stop };
}

async function startOther(bin: string) {
  const other = await OtherPostgres.start(bin, SETTINGS);
  const { stop, ...urls } = await useGiven(other.adminUrl);
  return {
    ...urls,
    stop: async (template?: string) => {
      await stop(template);
      await other.stop();
    },
  };
}

async function useGiven(adminUrl: string) {
  // The same for every run against this server, so that two at once do not lock each other out.
  const password = createHash('sha256').update(adminUrl).digest('hex');
  await ensureRoles(adminUrl, { sankyu_owner: password, sankyu_app: password });
  await query(
    adminUrl,
    `alter role sankyu_owner password '${password}'`,
    `alter role sankyu_app password '${password}'`,
  );
  const stop = async (template?: string) => {
    if (!template) return;
    const made = await query(adminUrl, `select datname from pg_database where starts_with(datname, '${template}')`);
    for (const { datname } of made) await query(adminUrl, `drop database ${datname} with (force)`);
  };
  return { adminUrl, ownerUrl: as('sankyu_owner'), appUrl: as('sankyu_app'), stop };

  function as(role: string): string {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = password;
    return url.href;
  }
}
