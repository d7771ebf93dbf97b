import type { Client, DatabaseError } from 'pg';
import pg from 'pg';

/** A rule of a table as the catalog has it: a constraint, or a unique index that is none. */
export interface NamedRule {
  name: string;
  table: string;
  /** c check, f foreign key, u unique (also an index), p primary key, x exclusion */
  kind: 'c' | 'f' | 'u' | 'p' | 'x';
  definition: string;
  /** What it looks at. */
  columns: { name: string; type: string }[];
}

/** All rules of all tables of these schemas. */
export async function rulesOf(client: Client, schemas: readonly string[]): Promise<NamedRule[]> {
  const { rows } = await client.query<NamedRule>(
    `with rules as (
       select c.conname as name, c.conrelid as relation, c.contype as kind, pg_get_constraintdef(c.oid) as definition,
              c.conkey::integer[] || case when c.confrelid = c.conrelid then c.confkey::integer[] else '{}' end || coalesce((select array_agg(d.refobjsubid) from pg_depend d
                where d.classid = 'pg_class'::regclass and d.objid = c.conindid and c.contype = 'x' and d.refobjsubid > 0), '{}') as columns
         from pg_constraint c where c.contype in ('c', 'f', 'u', 'p', 'x')
       union all
       select x.relname, i.indrelid, 'u', pg_get_indexdef(i.indexrelid),
              array(select distinct d.refobjsubid from pg_depend d
                     where d.classid = 'pg_class'::regclass and d.objid = i.indexrelid and d.refobjsubid > 0)
         from pg_index i join pg_class x on x.oid = i.indexrelid
        where i.indisunique and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('u', 'p', 'x')))
     select r.name::text as name, r.relation::regclass::text as table,
            r.kind, r.definition,
            (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum)
               from pg_attribute a where a.attrelid = r.relation and a.attnum = any (r.columns)) as columns
       from rules r join pg_class t on t.oid = r.relation
      where t.relnamespace = any ($1::regnamespace[]) order by 2, 1`,
    [schemas],
  );
  return rows;
}

/** More than any rule needs: most are broken by one of the first ten rows. */
const MOST_ROWS = 4_000;

/**
 * Tries rows until the rule refuses one under its own name. All other rules of the table are taken away for the time,
 * so that none of them answers in its place; nothing of it stays.
 * @returns whether any row was refused
 */
export async function breakRule(client: Client, rule: NamedRule): Promise<boolean> {
  const { table, columns } = rule;
  await client.query('begin');
  try {
    await client.query(alone(rule));
    const into = `insert into ${table} (${columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ')}) overriding system value values `;
    for (const values of rowsFor(rule)) {
      const row = `(${values.map((value, at) => (value === null ? 'null' : `${pg.escapeLiteral(value)}::${columns[at]!.type}`)).join(', ')})`;
      // What is to be unique is broken by the second of two.
      const rows = 'upx'.includes(rule.kind) ? `${row}, ${row}` : row;
      await client.query('savepoint before');
      const refused = await client.query(into + rows).then(
        () => undefined,
        (error: DatabaseError) => error.constraint,
      );
      await client.query('rollback to savepoint before');
      if (refused === rule.name) return true;
    }
    return false;
  } finally {
    await client.query('rollback');
  }
}

/** Takes all other rules of the table away, and its own triggers. */
function alone({ table, name }: NamedRule): string {
  return `do $do$
    declare
      v record;
    begin
      set constraints all immediate;
      alter table ${table} disable trigger user;
      for v in select conname from pg_constraint
                where conrelid = '${table}'::regclass and contype in ('c', 'f', 'x') and conname <> '${name}' loop
        execute format('alter table ${table} drop constraint %I', v.conname);
      end loop;
      for v in select conname from pg_constraint
                where conrelid = '${table}'::regclass and contype in ('u', 'p') and conname <> '${name}'
                  -- A foreign key to the own table needs the key it refers to.
                  and conindid not in (select conindid from pg_constraint
                                        where conrelid = '${table}'::regclass and contype = 'f' and conname = '${name}') loop
        execute format('alter table ${table} drop constraint %I cascade', v.conname);
      end loop;
      for v in select i.indexrelid::regclass as index from pg_index i join pg_class x on x.oid = i.indexrelid
                where i.indrelid = '${table}'::regclass and i.indisunique and x.relname <> '${name}'
                  and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('u', 'p', 'x')) loop
        execute format('drop index %s', v.index);
      end loop;
      for v in select a.attname from pg_attribute a
                where a.attrelid = '${table}'::regclass and a.attnum > 0 and a.attnotnull and a.attidentity = ''
                  and not exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'p' and a.attnum = any (c.conkey)) loop
        execute format('alter table ${table} alter column %I drop not null', v.attname);
      end loop;
    end
  $do$`;
}

/** Rows that may break the rule: made of the words and numbers that it names itself, and of what lies at the edges. */
function* rowsFor({ columns, definition }: NamedRule): Generator<(string | null)[]> {
  const words = [...definition.matchAll(/'((?:[^']|'')*)'/g)].map(([, word]) => word!.replaceAll("''", "'"));
  const numbers = [...definition.matchAll(/\b\d+\b/g)].flatMap(([number]) => [
    Number(number) - 1,
    Number(number),
    Number(number) + 1,
  ]);
  const choices = columns.map(({ type }) => valuesOf(type, words, numbers));
  let state = 1;
  // A fixed sequence (Lehmer), so that a rule is broken by the same row each time.
  const below = (count: number) => (state = (state * 48_271) % 0x7fff_ffff) % count;
  yield choices.map((values) => values[0]!);
  for (let rows = 0; rows < MOST_ROWS; rows += 1) yield choices.map((values) => values[below(values.length)]!);
}

function valuesOf(type: string, words: readonly string[], numbers: readonly number[]): (string | null)[] {
  const element = type.endsWith('[]') ? type.slice(0, -2) : undefined;
  if (element) {
    const items = valuesOf(element, words, numbers)
      .filter((one) => one !== null && one.length < 1_000)
      .map((one) => JSON.stringify(one));
    return ['{}', null, ...items.map((one) => `{${one}}`), `{${Array(1_001).fill(items[0]).join(',')}}`];
  }
  if (/^(text|character varying|name|character)$/.test(type))
    return ['x', '', 'X Y@', '0', 'x'.repeat(100_001), ...words, null];
  if (/^(integer|bigint|smallint|numeric)$/.test(type)) {
    const most = type === 'smallint' ? 32_767 : 2_147_483_647;
    return ['1', '0', '-1', String(most), ...numbers.filter((one) => one <= most).map(String), null];
  }
  if (type === 'uuid')
    return [1, 2].map((one) => `00000000-0000-4000-8000-00000000000${one}` as string | null).concat(null);
  if (type === 'boolean') return ['true', 'false', null];
  if (type === 'date') return ['2026-04-01', '2026-04-02', '1900-01-01', '2100-12-31', null];
  if (type.startsWith('timestamp')) return ['2026-04-01 00:00Z', '1900-01-01 00:00Z', '2100-12-31 00:00Z', null];
  if (type === 'bytea') return ['\\x', '\\x00', `\\x01${'00'.repeat(40)}`, `\\x${'00'.repeat(1_000_000)}`, null];
  if (type === 'jsonb') return ['{}', '[]', '1', '"x"', null];
  throw new Error(`No values of type ${type}`);
}
