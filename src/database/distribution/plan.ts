import type { LedgerFunction, PlacedTable } from './read-catalog.js';
import { SPREAD_BY, SPREAD_WITH } from './places.js';

/** One statement of a distribution, and how it is known to be done already. */
export interface Step {
  kind: 'setting' | 'every_node' | 'spread' | 'adapted' | 'function';
  /** The table, function or setting that it is about. */
  of: string;
  sql: string;
}

/**
 * The statements that spread a migrated database over a Citus cluster, in an order that works: what is copied to every
 * node first, then each table after those to which its foreign keys lead, then the functions beside them.
 *
 * @param shards into how many parts the cities are put; a part is what moves from node to node
 * @throws RangeError where foreign keys lead in a circle, or a table has no place
 */
export function planDistribution(
  tables: readonly PlacedTable[],
  adapted: readonly Step[],
  functions: readonly LedgerFunction[],
  shards: number,
): Step[] {
  const homeless = tables.find(({ place }) => place === undefined);
  if (homeless) throw new RangeError(`Nothing says where ${homeless.name} stands on a cluster.`);
  const everywhere = inOrder(tables.filter(({ place }) => place === 'every_node'));
  const spread = inOrder(tables.filter(({ place }) => place === 'spread'));
  const first = spread.findIndex(({ name }) => name === SPREAD_WITH);
  if (first < 0) throw new RangeError(`${SPREAD_WITH} is not among the tables that are spread.`);
  spread.unshift(...spread.splice(first, 1));
  return [
    ...SETTINGS,
    ...everywhere.map(({ name }): Step => ({
      kind: 'every_node',
      of: name,
      sql: `select create_reference_table('${name}')`,
    })),
    ...spread.map(({ name }): Step => ({
      kind: 'spread',
      of: name,
      sql: `select create_distributed_table('${name}', '${SPREAD_BY}', ${
        name === SPREAD_WITH ? `colocate_with => 'none', shard_count => ${shards}` : `colocate_with => '${SPREAD_WITH}'`
      })`,
    })),
    ...adapted,
    ...functions.map(functionStep),
  ];
}

/** What the session that distributes is told first (the documentation of Citus has each, under Configuration). */
const SETTINGS: readonly Step[] = [
  // The guards of the books are triggers; each looks at rows of its own city alone.
  setting('citus.enable_unsafe_triggers', 'on'),
  // Tables that are still to be spread may meanwhile refer to those that are.
  setting('citus.enable_local_reference_table_foreign_keys', 'off'),
  setting('citus.multi_shard_modify_mode', 'sequential'),
  // Functions are written again as they stand, and find their tables by the search path of whoever calls them.
  setting('check_function_bodies', 'off'),
  // For which city a transaction works is told to each node that it comes to.
  ofDatabase('citus.propagate_set_commands', 'local'),
  // A statement about one city may ask functions about the same city where its rows are.
  ofDatabase('citus.allow_nested_distributed_execution', 'on'),
  // One that names no city changes one part after the other, so that what follows in its transaction finds it.
  ofDatabase('citus.multi_shard_modify_mode', 'sequential'),
  // The audit log numbers its changes on each node, every node from another number on.
  {
    kind: 'setting',
    of: 'public.audit_change_numbers',
    sql: `select run_command_on_workers($command$do $do$ begin execute format(
      'create sequence if not exists public.audit_change_numbers start with %s',
      (select 1 + (groupid::bigint << 48) from pg_catalog.pg_dist_local_group)); end $do$$command$)`,
  },
];

function setting(of: string, value: string): Step {
  return { kind: 'setting', of, sql: `set ${of} to ${value}` };
}

/** What each later session in this database is told. */
function ofDatabase(of: string, value: string): Step {
  const sql = `do $$ begin execute format('alter database %I set ${of} to ${value}', current_database()); end $$`;
  return { kind: 'setting', of, sql };
}

/**
 * A function whose first argument is the city runs on the node of that city, also inside a transaction; one that is about
 * no city is only made on every node, for the others to call.
 */
function functionStep({ signature, cityArgument }: LedgerFunction): Step {
  const where = cityArgument ? `, '${cityArgument}', colocate_with => '${SPREAD_WITH}', force_delegation => true` : '';
  return { kind: 'function', of: signature, sql: `select create_distributed_function('${signature}'${where})` };
}

/** Each table after those of the same list to which its foreign keys lead. */
function inOrder(tables: readonly PlacedTable[]): PlacedTable[] {
  const placed: PlacedTable[] = [];
  const waiting = [...tables];
  const isPlaced = (name: string) =>
    placed.some((table) => table.name === name) || !waiting.some((table) => table.name === name);
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ references }) => references.every(isPlaced));
    if (next < 0) throw new RangeError(`Foreign keys lead in a circle: ${waiting.map(({ name }) => name).join(', ')}`);
    placed.push(...waiting.splice(next, 1));
  }
  return placed;
}
