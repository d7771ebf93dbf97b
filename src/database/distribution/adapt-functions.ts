import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { packageRoot } from '../package-root.js';
import { loopOverWhatIsInserted, nameCity, withColumns } from './as-one-city.js';
import { sayingConstraints } from './name-constraint.js';
import type { Step } from './plan.js';
import { SPREAD_SCHEMAS } from './places.js';

/** Where functions stand that may read what is spread; people's are asked on the coordinator. */
const SCHEMAS = [...SPREAD_SCHEMAS, 'people'];

/** What some guards, and some functions of the ledger that write, are where they are spread. */
const SECOND_FORMS = ['ledger-guards', 'ledger-writers', 'ledger-movers', 'city-guards', 'people-doors'].map(
  (name) => `src/database/distribution/${name}.sql`,
);

interface Body {
  signature: string;
  /** As `pg_get_functiondef` tells it. */
  definition: string;
  text: string;
  language: 'sql' | 'plpgsql';
  /** Whether its first argument is the city, `p_city_id`. */
  of_city: boolean;
  returns: 'rows' | 'nothing' | 'value' | 'out';
  type: string;
  /** The names of its OUT parameters, with commas; null where it has none. */
  out: string | null;
}

/**
 * The statements by which the functions run where rows are spread. Citus plans a statement by the values of its
 * parameters, which it is not told in functions of language SQL, and in generic plans: "parameterized queries for SQL
 * functions referencing distributed tables are not supported". So each such function is given the same body in PL/pgSQL,
 * and plans are made for each call. Like the statements of the service (as-one-city.ts), they name their city for each
 * table, and have what they insert returned. Of an error on another node only the texts are passed on, so they say in a hint which constraint they are about. A
 * function that is adapted already is not named again; one that a migration has written anew is.
 */
export async function adaptations(client: ClientBase): Promise<Step[]> {
  const { rows: bodies } = await client.query<Body>(BODIES, [SCHEMAS]);
  const { rows: generic } = await client.query<{ signature: string }>(GENERIC_PLANS, [SCHEMAS]);
  return [
    ...bodies
      .map((body) => ({ body, sql: adapted(body) }))
      .filter(({ body, sql }) => sql !== body.definition)
      .map(({ body, sql }): Step => ({ kind: 'adapted', of: body.signature, sql })),
    ...generic.map(({ signature }): Step => ({
      kind: 'adapted',
      of: signature,
      sql: `alter function ${signature} set plan_cache_mode to force_custom_plan`,
    })),
    ...SECOND_FORMS.map((path): Step => ({
      kind: 'adapted',
      of: path,
      sql: said(readFileSync(join(packageRoot(), path), 'utf8')),
    })),
  ];
}

function adapted(body: Body): string {
  const planned = withColumns(body.language === 'sql' ? inPlpgsql(body) : body.definition);
  return said(body.of_city ? nameCity(planned, 'p_city_id') : planned);
}

function said(source: string): string {
  return sayingConstraints(loopOverWhatIsInserted(source));
}

/** A name means a column before it means a parameter, as in SQL. */
function inPlpgsql({ definition, text, returns, type, out }: Body): string {
  const query = text.trim().replace(/;$/, '');
  const body = {
    rows: `begin\n  return query\n${query}\n;\nend`,
    nothing: `begin\n  perform * from (\n${query}\n) nothing;\nend`,
    out: `begin\n  select * into ${out} from (\n${query}\n) found;\nend`,
    value: /^(insert|update|delete)\b/i.test(query)
      ? `declare\n  v_value ${type};\nbegin\n${query}\n  into v_value;\n  return v_value;\nend`
      : `begin\n  return (\n${query}\n);\nend`,
  }[returns];
  return definition
    .replace(/^( *)LANGUAGE sql$/m, '$1LANGUAGE plpgsql')
    .replace(text, () => `#variable_conflict use_column\n${body}`);
}

const BODIES = `
  select p.oid::regprocedure::text as signature, pg_get_functiondef(p.oid) as definition, p.prosrc as text,
         l.lanname as language, coalesce(p.proargnames[1] = 'p_city_id', false) as of_city,
         case when p.proretset then 'rows' when 'o' = any (p.proargmodes) then 'out' when p.prorettype = 'void'::regtype then 'nothing' else 'value' end as returns,
         format_type(p.prorettype, null) as type,
         (select string_agg(quote_ident(a.name), ', ' order by a.place)
            from unnest(p.proargnames, p.proargmodes) with ordinality a (name, mode, place) where a.mode = 'o') as out
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
   where n.nspname = any ($1) and p.prosqlbody is null
     and (l.lanname = 'plpgsql' or l.lanname = 'sql' and p.provolatile <> 'i')
     and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
   order by 1`;

const GENERIC_PLANS = `
  select p.oid::regprocedure::text as signature
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname = any ($1) and 'plan_cache_mode=force_generic_plan' = any (p.proconfig)
   order by 1`;
