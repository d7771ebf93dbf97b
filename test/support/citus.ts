import { distribute } from '../../src/database/distribution/distribute.js';
import { migrate } from '../../src/database/migrate.js';
import { query, withDatabase } from './query.js';

/** Enough that each node holds some; each costs a test's database a table more of every kind. */
const SHARDS = 4;

interface Urls {
  /** A superuser's, at the coordinator, to a database that knows the nodes of the cluster. */
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
}

/**
 * Makes a database on every node of a Citus cluster, migrated and spread. It cannot be copied from a template, as on one
 * server, so each is made anew, which takes some seconds.
 */
export async function createOnCluster(urls: Urls, name: string): Promise<void> {
  const nodes = await nodesOf(urls.adminUrl);
  for (const { url } of nodes) {
    await query(withDatabase(url, 'postgres'), `create database ${name} owner sankyu_owner`);
    await query(
      withDatabase(url, name),
      'create extension citus',
      'set citus.enable_ddl_propagation to off',
      'grant create on schema public to sankyu_owner',
    );
  }
  const coordinator = withDatabase(urls.adminUrl, name);
  for (const { host, port, group } of nodes) {
    const add = group === 0 ? 'citus_set_coordinator_host' : 'citus_add_node';
    await query(coordinator, `select ${add}('${host}', ${port})`);
  }
  // Said by a superuser, so that the nodes know the owner already when it makes its first schema.
  await query(coordinator, `alter database ${name} owner to sankyu_owner`);
  const ownerUrl = withDatabase(urls.ownerUrl, name);
  await migrate(ownerUrl, withDatabase(urls.appUrl, name));
  await query(coordinator, 'alter role sankyu_ledger bypassrls');
  await distribute(ownerUrl, SHARDS, () => undefined);
}

export async function dropOnCluster(adminUrl: string, name: string): Promise<void> {
  for (const { url } of await nodesOf(adminUrl)) {
    await query(withDatabase(url, 'postgres'), `drop database if exists ${name} with (force)`);
  }
}

async function nodesOf(adminUrl: string) {
  const rows = await query(adminUrl, 'select nodename, nodeport, groupid from pg_dist_node order by groupid');
  return rows.map(({ nodename, nodeport, groupid }) => {
    const url = Object.assign(new URL(adminUrl), { hostname: nodename, port: String(nodeport) });
    return { url: url.href, host: nodename!, port: Number(nodeport), group: Number(groupid) };
  });
}
