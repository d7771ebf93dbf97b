import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { copyOnCluster, dropOnCluster, renameOnCluster } from './citus.js';
import { query, withDatabase } from './query.js';
import type { TestTemplate } from './test-server.js';

/** A migrated, empty database for one test or one file of tests. */
export interface TestDatabase {
  /** As the owner, who migrates. */
  ownerUrl: string;
  /** As the application's role. */
  appUrl: string;
  /** As a superuser, who can do what the rules forbid everybody else. */
  adminUrl: string;
  /** Removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

let template: Promise<TestTemplate> | undefined;

export async function freshDatabase(): Promise<TestDatabase> {
  template ??= askKeeper();
  const found = await template;
  return databaseLike(found, found.template);
}

/** Another database with all that is in this one, to which nobody may be connected meanwhile. */
export async function copyOfDatabase(original: TestDatabase): Promise<TestDatabase> {
  return databaseLike(original, new URL(original.adminUrl).pathname.slice(1));
}

/**
 * A copy of a database that is filled once in a run of the tests, by whichever test asks first.
 * @param fill must leave nobody connected
 */
export async function copyOfFilled(
  name: string,
  fill: (empty: TestDatabase) => Promise<unknown>,
): Promise<TestDatabase> {
  template ??= askKeeper();
  const found = await template;
  const filled = `${found.template}_${name}`;
  const server = withDatabase(found.adminUrl, 'postgres');
  await alone(server, filled, async () => {
    const [there] = await query(server, `select 1 from pg_database where datname = '${filled}'`);
    if (there) return;
    const empty = await databaseLike(found, found.template);
    try {
      await fill(empty);
      const made = new URL(empty.adminUrl).pathname.slice(1);
      const cluster = process.env.SANKYU_CITUS_URL;
      if (cluster) await renameOnCluster(cluster, made, filled);
      else await query(server, `alter database ${made} rename to ${filled}`);
    } catch (error) {
      await empty.drop();
      throw error;
    }
  });
  return databaseLike(found, filled);
}

/** Does the work while no other process of the run does what goes by that name. */
async function alone(server: string, name: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    await work();
  } finally {
    await client.end();
  }
}

async function databaseLike(
  { adminUrl, ownerUrl, appUrl }: Pick<TestDatabase, 'adminUrl' | 'ownerUrl' | 'appUrl'>,
  from: string,
): Promise<TestDatabase> {
  const name = `${from}_${randomUUID().slice(0, 8)}`;
  const server = withDatabase(adminUrl, 'postgres');
  const cluster = process.env.SANKYU_CITUS_URL;
  if (cluster) await copyOnCluster(cluster, from, name);
  else await query(server, `create database ${name} template ${from} owner sankyu_owner`);
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: withDatabase(appUrl, name),
    adminUrl: withDatabase(adminUrl, name),
    drop: async () => {
      if (cluster) await dropOnCluster(cluster, name);
      else await query(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/** The keeper was started by global-setup.mjs; it starts PostgreSQL when the first test asks. */
async function askKeeper(): Promise<TestTemplate> {
  const answer = await text(connect(Number(process.env.SANKYU_TEST_KEEPER), '127.0.0.1'));
  const { error, ...found } = JSON.parse(answer) as TestTemplate & { error?: string };
  if (error) throw new Error(`The tests have no database: ${error}`);
  return found;
}
