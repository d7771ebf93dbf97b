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

/** Makes a database on every node of a Citus cluster, migrated and spread. It takes some seconds; a copy takes less than one. */
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
  await distribute(ownerUrl, SHARDS, () => undefined);
}

/** Another database with all that is in this one, to which nobody may be connected meanwhile: node by node. */
export async function copyOnCluster(adminUrl: string, from: string, name: string): Promise<void> {
  const [kept] = await query(
    adminUrl,
    `select s.setconfig as settings from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
      where d.datname = '${from}' and s.setrole = 0`,
  );
  const settings = ((kept?.settings ?? []) as unknown as string[]).map((setting) => setting.split('=', 2));
  await onEachNode(
    adminUrl,
    ...leaveAlone(from),
    `create database ${name} template ${from} owner sankyu_owner strategy file_copy`,
    `alter database ${from} allow_connections true`,
    // Settings of a database are not copied with it.
    ...settings.map(([key, value]) => `alter database ${name} set ${key} to '${value}'`),
  );
}

export async function renameOnCluster(adminUrl: string, from: string, name: string): Promise<void> {
  await onEachNode(
    adminUrl,
    ...leaveAlone(from),
    `alter database ${from} rename to ${name}`,
    `alter database ${name} allow_connections true`,
  );
}

export async function dropOnCluster(adminUrl: string, name: string): Promise<void> {
  await onEachNode(adminUrl, `drop database if exists ${name} with (force)`);
}

/** Citus itself keeps a connection to each of its databases, and comes back when it has been sent away. */
function leaveAlone(database: string): string[] {
  return [
    `alter database ${database} allow_connections false`,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${database}'`,
  ];
}

async function onEachNode(adminUrl: string, ...statements: string[]): Promise<void> {
  // What is said of databases stays on the node, which all are told the same.
  const alone = 'set citus.enable_ddl_propagation to off';
  for (const { url } of await nodesOf(adminUrl)) await query(withDatabase(url, 'postgres'), alone, ...statements);
}

async function nodesOf(adminUrl: string) {
  const rows = await query(adminUrl, 'select nodename, nodeport, groupid from pg_dist_node order by groupid');
  return rows.map(({ nodename, nodeport, groupid }) => {
    const url = Object.assign(new URL(adminUrl), { hostname: nodename, port: String(nodeport) });
    return { url: url.href, host: nodename!, port: Number(nodeport), group: Number(groupid) };
  });
}
