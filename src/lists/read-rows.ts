import type { Reads } from '../database/replica/replica.js';
import type { List, SortKey } from './list.js';
import { afterCursor, comparedOf, keyTextOf, orderBy, sortOf } from './sort.js';
import { joined, raw, type Sql, sql, statementOf } from './sql.js';

/** Rows of a list, each with the key at which a cursor behind it stands. */
export interface ReadRow<Row> {
  row: Row;
  key: (string | null)[];
}

/** Of which list, of which city, narrowed by which filters. */
export interface Wanted<Row> {
  list: List<Row>;
  cityId: number;
  where: readonly Sql[];
}

/**
 * The first rows behind a cursor.
 * @throws DomainError bad_cursor
 */
export async function readRows<Row extends object>(
  from: Reads,
  wanted: Wanted<Row>,
  { sort: name, cursor, limit }: { sort?: string; cursor?: string; limit: number },
): Promise<ReadRow<Row>[]> {
  const { list } = wanted;
  const sort = sortOf(list, name);
  const columns = sort.keys.map((_, at) => `${list.as}.list_key_${at}`);
  const keys = raw(sort.keys.map((key, at) => `${comparedOf(key)} as list_key_${at}`).join(', '));
  const behind = cursor === undefined ? [] : [afterCursor(sort, cursor)];
  const found = sql`
    select ${raw(list.as)}.*, ${keys} ${chosen(wanted, behind)}
     order by ${orderBy(sort, sort.keys.map(comparedOf))} limit ${limit}`;
  const rows = await from.query<Row & { listKey: (string | null)[] }>(
    ...statementOf(sql`
      select ${raw(list.select)}, array[${raw(texts(columns, sort.keys))}] as "listKey"
        from (${found}) ${raw(list.as)} ${raw(list.joins ?? '')} ${raw(list.around ?? '')}
       order by ${orderBy(sort, columns)}`),
  );
  return rows.map(({ listKey, ...row }) => ({
    row: asNumbers(list, row as unknown as Row),
    key: [sort.name, ...listKey],
  }));
}

/** How many rows there are, counted no further than `most`. */
export async function countRows<Row>(from: Reads, wanted: Wanted<Row>, most?: number): Promise<number> {
  const limit = most === undefined ? raw('') : sql`limit ${most}`;
  const [counted] = await from.query<{ rows: string }>(
    ...statementOf(sql`select count(*) as rows from (select ${chosen(wanted)} ${limit}) counted`),
  );
  return Number(counted?.rows);
}

/** FROM and WHERE. */
function chosen<Row>({ list, cityId, where }: Wanted<Row>, further: readonly Sql[] = []): Sql {
  const { table, as, joins = '' } = list;
  const ofCity = typeof table === 'string' ? [sql`${raw(as)}.city_id = ${cityId}`] : [];
  const rows = typeof table === 'string' ? raw(table) : table(cityId);
  const conditions = [...ofCity, ...where, ...further];
  return sql`from ${rows} ${raw(as)} ${raw(joins)} where ${conditions.length ? joined(conditions, ' and ') : raw('true')}`;
}

function texts(columns: readonly string[], keys: readonly SortKey[]): string {
  return columns.map((column, at) => keyTextOf(column, keys[at]!)).join(', ');
}

/** The driver gives sums and other large numbers as text. */
function asNumbers<Row extends object>({ columns }: List<Row>, row: Row): Row {
  for (const [field, column] of Object.entries(columns) as [keyof Row, { kind?: string } | undefined][]) {
    if (column?.kind === 'number' && typeof row[field] === 'string') row[field] = Number(row[field]) as Row[keyof Row];
  }
  return row;
}
