import type { ClientBase } from 'pg';
import { COORDINATOR_SCHEMAS, ON_EVERY_NODE, ON_THE_COORDINATOR, SPREAD_BY, SPREAD_SCHEMAS } from './places.js';

export type Place = 'spread' | 'every_node' | 'coordinator';

export interface PlacedTable {
  /** With its schema. */
  name: string;
  /** Undefined where `places.ts` does not say it. */
  place: Place | undefined;
  /** The other tables to which its foreign keys lead. */
  references: string[];
}

export interface LedgerFunction {
  /** As `regprocedure` writes it, with its schema: `ledger.redeem(integer,jsonb)`. */
  signature: string;
  /** Its first argument, where that is the city; a call of it then goes to the node of that city. */
  cityArgument: string | null;
}

/** Every table of the database and where it stands, in the order of their names. */
export async function readTables(client: ClientBase): Promise<PlacedTable[]> {
  const { rows } = await client.query<{ name: string; schema: string; has_city: boolean; references: string[] }>(
    TABLES,
    [SPREAD_BY],
  );
  return rows.map(({ name, schema, has_city, references }) => ({
    name,
    place: placeOf(name, schema, has_city),
    references,
  }));
}

function placeOf(name: string, schema: string, hasCity: boolean): Place | undefined {
  if (name in ON_EVERY_NODE) return 'every_node';
  if (name in ON_THE_COORDINATOR || schema in COORDINATOR_SCHEMAS) return 'coordinator';
  return hasCity && SPREAD_SCHEMAS.includes(schema) ? 'spread' : undefined;
}

/**
 * The functions of the schemas that are spread, but those of triggers, which are made with their tables.
 * @param client with an empty search path, so that every name is told with its schema
 */
export async function readFunctions(client: ClientBase): Promise<LedgerFunction[]> {
  const { rows } = await client.query<{ signature: string; first: string | null }>(FUNCTIONS, [SPREAD_SCHEMAS]);
  return rows.map(({ signature, first }) => ({ signature, cityArgument: first === 'p_city_id' ? first : null }));
}

const TABLES = `
  select n.nspname || '.' || c.relname as name, n.nspname as schema,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = $1 and not a.attisdropped) as has_city,
         array(select distinct rn.nspname || '.' || r.relname from pg_constraint k
                 join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
                where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid order by 1) as references
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema|citus|columnar)'
     and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
   order by 1`;

const FUNCTIONS = `
  select p.oid::regprocedure::text as signature,
         p.proargnames[1] as first
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname = any ($1) and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
     and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
   order by 1`;
