import { validate } from 'uuid';
import { badCursor, readCursor } from '../http/paging.js';
import { instantOf, microsOf } from './instants.js';
import { columnsOf, type List, type SortKey } from './list.js';
import { joined, raw, type Sql, sql } from './sql.js';

/** One of the ways in which a list is sorted, down to the id. */
export interface Sort {
  /** As it was asked for: `name`, `-name`. */
  name: string;
  keys: readonly SortKey[];
  down: boolean;
}

/** The sort of that name, or the list's own. @throws RangeError where the list has none of that name */
export function sortOf<Row>(list: List<Row>, name = list.order): Sort {
  const down = name.startsWith('-');
  const key = down ? name.slice(1) : name;
  const found = columnsOf(list).find(([one]) => one === key)?.[1].sort;
  if (!found) throw new RangeError(`${list.name} cannot be sorted by ${key}`);
  const keys = [found].flat();
  const unique = keys.some(({ sql: expression }) => expression === list.id);
  return { name, keys: unique ? keys : [...keys, { sql: list.id, type: 'uuid' }], down };
}

/** What a sort compares. Texts by their code points, in every database alike: 五十音順 for readings in katakana. */
export function comparedOf({ sql: expression, type }: SortKey): string {
  return type === 'text' ? `((${expression}) collate "C")` : `(${expression})`;
}

/** The column that holds the key in a row that was read, as the text that a cursor holds. */
export function keyTextOf(column: string, { type }: SortKey): string {
  return type === 'instant' ? microsOf(column) : `${column}::text`;
}

/** ORDER BY over these columns, one for each key. */
export function orderBy({ keys, down }: Sort, columns: readonly string[]): Sql {
  const way = down ? ' desc' : '';
  return raw(columns.map((column, at) => `${column}${way}${keys[at]!.nullable ? ' nulls last' : ''}`).join(', '));
}

/**
 * Which rows come after the one at which a cursor stands.
 * @throws DomainError bad_cursor, also where it was made under another sort
 */
export function afterCursor(sort: Sort, cursor: string): Sql {
  const parts = readCursor(cursor);
  if (!Array.isArray(parts) || parts.length !== sort.keys.length + 1 || parts[0] !== sort.name) throw badCursor();
  const values = parts.slice(1).map((value: unknown, at) => keyValue(sort.keys[at]!, value));
  return sort.keys.some(({ nullable }) => nullable) ? stepByStep(sort, values) : atOnce(sort, values);
}

/** All keys compared as one row, for which an index serves. */
function atOnce({ keys, down }: Sort, values: readonly (Sql | null)[]): Sql {
  const beyond = raw(down ? '<' : '>');
  const given = values.map((value) => value ?? raw('null'));
  return sql`(${raw(keys.map(comparedOf).join(', '))}) ${beyond} (${joined(given, ', ')})`;
}

/** Beyond in the first key; or equal in it, and beyond in the next; and so on. */
function stepByStep({ keys, down }: Sort, values: readonly (Sql | null)[]): Sql {
  const ways = keys.map((key, at) => {
    const equal = keys.slice(0, at).map((one, before) => {
      const value = values[before];
      return value ? sql`${raw(comparedOf(one))} = ${value}` : raw(`${comparedOf(one)} is null`);
    });
    return joined([...equal, beyondOf(key, values[at] ?? null, down)], ' and ');
  });
  return sql`(${joined(
    ways.map((way) => sql`(${way})`),
    ' or ',
  )})`;
}

function beyondOf(key: SortKey, value: Sql | null, down: boolean): Sql {
  const compared = raw(comparedOf(key));
  // Nothing comes after what is null, except what is null too.
  if (!value) return raw('false');
  const beyond = down ? sql`${compared} < ${value}` : sql`${compared} > ${value}`;
  return key.nullable ? sql`(${beyond} or ${compared} is null)` : beyond;
}

const FORMS: Record<SortKey['type'], (text: string) => boolean> = {
  text: (text) => !text.includes('\0'),
  number: (text) => /^-?\d{1,18}$/.test(text),
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().startsWith(text),
  instant: (text) => /^-?\d{1,17}$/.test(text),
  uuid: (text) => validate(text),
};

/** @throws DomainError bad_cursor for what this list never puts into one */
function keyValue({ type, nullable }: SortKey, value: unknown): Sql | null {
  if (value === null && nullable) return null;
  if (typeof value !== 'string' || !FORMS[type](value)) throw badCursor();
  switch (type) {
    case 'text':
      return sql`${value}::text`;
    case 'number':
      return sql`${value}::bigint`;
    case 'date':
      return sql`${value}::date`;
    case 'uuid':
      return sql`${value}::uuid`;
    case 'instant':
      return inSql(instantOf, value);
  }
}

/** @param expression says in SQL what is made of a parameter */
function inSql(expression: (parameter: string) => string, value: string): Sql {
  const [before = '', after = ''] = expression('?').split('?');
  return sql`${raw(before)}${value}${raw(after)}`;
}
