import pg, { type ClientBase } from 'pg';
import { isMigrated } from '../is-migrated.js';
import { adaptations } from './adapt-functions.js';
import { citusMissing, nodesMissing, notMigrated, notTheCoordinator } from './distribution.errors.js';
import { planDistribution, type Step } from './plan.js';
import { readFunctions, readTables } from './read-catalog.js';

export interface NodeShare {
  /** `host:port`. */
  node: string;
  shards: number;
  bytes: number;
}

/** The statements that would spread this database; it needs not be of a cluster. */
export function planOf(ownerUrl: string, shards: number): Promise<Step[]> {
  return asOwner(ownerUrl, (client) => plan(client, shards));
}

/**
 * Spreads a migrated database over the nodes of its Citus cluster, by city. What is spread already is left alone, so it is
 * run again after each migration, and after it was interrupted.
 *
 * @param ownerUrl the coordinator, as the owner of the tables
 * @param onStep told of each statement before it runs
 * @returns what was still to be spread
 * @throws DomainError citus_missing, not_the_coordinator, citus_nodes_missing, not_migrated
 */
export function distribute(ownerUrl: string, shards: number, onStep: (step: Step) => void): Promise<Step[]> {
  return asOwner(ownerUrl, async (client) => {
    await mustBeReady(client);
    const steps = await plan(client, shards);
    const standing = await whatIsSpread(client);
    const open = steps.filter(({ kind, of }) => kind === 'setting' || kind === 'adapted' || !standing.has(of));
    for (const step of open) {
      onStep(step);
      await client.query(step.sql);
    }
    return open.filter(({ kind }) => kind !== 'setting' && kind !== 'adapted');
  });
}

/** What each node holds of the tables that are spread. */
export function whatStandsWhere(ownerUrl: string): Promise<NodeShare[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ node: string; shards: number; bytes: string }>(
      `select nodename || ':' || nodeport as node, count(*)::integer as shards, sum(shard_size) as bytes
         from pg_catalog.citus_shards where citus_table_type = 'distributed' group by 1 order by 1`,
    );
    return rows.map(({ node, shards, bytes }) => ({ node, shards, bytes: Number(bytes) }));
  });
}

async function plan(client: ClientBase, shards: number): Promise<Step[]> {
  if (!(await isMigrated(async (sql) => (await client.query(sql.replace('from ', 'from public.'))).rows)))
    throw notMigrated();
  return planDistribution(await readTables(client), await adaptations(client), await readFunctions(client), shards);
}

/** The tables and functions of which Citus knows already where they are. */
async function whatIsSpread(client: ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name
       from pg_catalog.pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
       join pg_namespace n on n.oid = c.relnamespace
      where p.partmethod = 'h' or p.repmodel = 't'
     union all
     select o.objid::regprocedure::text from pg_catalog.pg_dist_object o
      where o.classid = 'pg_proc'::regclass
        and (o.distribution_argument_index is not null or (select proargnames[1] from pg_proc where oid = o.objid) is distinct from 'p_city_id')`,
  );
  return new Set(rows.map(({ name }) => name));
}

async function mustBeReady(client: ClientBase): Promise<void> {
  const { rows: found } = await client.query(`select from pg_extension where extname = 'citus'`);
  if (found.length === 0) throw citusMissing();
  const { rows } = await client.query<{ coordinator: boolean; knows_itself: boolean; nodes: number }>(
    `select coalesce((select groupid from pg_catalog.pg_dist_local_group), 0) = 0 as coordinator,
            exists (select from pg_catalog.pg_dist_node where groupid = 0) as knows_itself,
            (select count(*)::integer from pg_catalog.pg_dist_node
              where isactive and noderole = 'primary' and shouldhaveshards) as nodes`,
  );
  if (!rows[0]!.coordinator) throw notTheCoordinator();
  if (!rows[0]!.knows_itself || rows[0]!.nodes === 0) throw nodesMissing();
}

/** With an empty search path every name is told, and has to be told, with its schema. */
async function asOwner<T>(ownerUrl: string, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set search_path to ''`);
    return await work(client);
  } finally {
    await client.end();
  }
}
