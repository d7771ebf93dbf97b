import type { Sql } from './sql.js';

/** What a sort compares: an SQL expression over the list's table and joins. */
export interface SortKey {
  sql: string;
  type: 'text' | 'number' | 'date' | 'instant' | 'uuid';
  /** Rows in which it is null come last, whichever way the list is sorted. */
  nullable?: boolean;
}

/** Codes and what they are called. */
export type Words = Readonly<Record<string, readonly [ja: string, en: string]>>;

/** number: whole numbers, also yen. instant: a moment, printed as it was in Japan. */
export type ColumnKind = 'text' | 'number' | 'day' | 'instant';

export interface Column<Row> {
  ja: string;
  en: string;
  /** text unless said. */
  kind?: ColumnKind;
  /** What the codes of this column are called in a file. */
  words?: Words;
  /** By what the list is sorted by this column; several where it consists of several. */
  sort?: SortKey | readonly SortKey[];
  /** What a file says, where that is not the field of the same name. */
  print?: (row: Row) => unknown;
}

/**
 * A list that is read page by page, sorted, counted, and written into a file, said once. All of its SQL stands here;
 * a request only ever chooses among its columns.
 */
export interface List<Row> {
  /** The name of its files. */
  name: string;
  ja: string;
  en: string;
  /** The table; or rows of one city, where no column tells it. */
  table: string | ((cityId: number) => Sql);
  /** The name under which all of this list's SQL speaks of a row of the table. */
  as: string;
  /** Joins that filters, sorts or columns speak of; none of them may drop or multiply rows of this list. */
  joins?: string;
  /** Joins that columns alone speak of: made only for the rows that are shown. */
  around?: string;
  /** The columns of a row, under the names of its fields. */
  select: string;
  /** What tells rows apart in the end, a uuid. */
  id: string;
  /** The sort unless another is asked for: a column, after `-` where it goes down. */
  order: string;
  /** Whether the first page tells how many rows there are; not where to count them takes long. */
  counted?: boolean;
  /** By field of the row, in the order of a file. */
  columns: { readonly [Field in keyof Row]?: Column<Row> };
}

/** The keys by which a list can be sorted, both ways. */
export function sortsOf<Row>(list: Pick<List<Row>, 'columns'>): string[] {
  return columnsOf(list).flatMap(([key, { sort }]) => (sort ? [key, `-${key}`] : []));
}

export function columnsOf<Row>({ columns }: Pick<List<Row>, 'columns'>): [key: string, column: Column<Row>][] {
  return Object.entries(columns) as [string, Column<Row>][];
}

/** What codes are called, where each language has its own table of them. */
export function wordsOf<Code extends string>(
  ja: Readonly<Record<Code, string>>,
  en: Readonly<Record<NoInfer<Code>, string>>,
): Words {
  return Object.fromEntries((Object.keys(ja) as Code[]).map((code) => [code, [ja[code], en[code]] as const]));
}
