import { Replica, type Reads } from '../database/replica/replica.js';
import type { Transactions } from '../database/transactions.js';
import { cursorOf, type Page, type PageQuery } from '../http/paging.js';
import { listTooLong } from './list.errors.js';
import { ListFile } from './list-file.js';
import type { List } from './list.js';
import type { ListQuery } from './list-query.js';
import { countRows, type ReadRow, readRows, type Wanted } from './read-rows.js';
import type { Sql } from './sql.js';

/** As many rows as an Excel file that is put together in memory has. */
const MOST_IN_EXCEL = 50_000;

/** Rows that are read at once for a file. */
const PART = 500;

/** Which page of it, in which sort. */
export type PageWish = Pick<PageQuery, 'cursor' | 'limit'> & Pick<ListQuery, 'sort'>;

/** What a row must be, each a condition; those of filters that were not given are nothing. */
export type Conditions = readonly (Sql | Sql[] | undefined | false | '')[];

/** A list of a city with its filters, ready to be read in whatever way is asked for. */
export class ListReading<Row extends object> {
  private readonly wanted: Wanted<Row>;

  /**
   * @param complete adds to the rows of a page what no column holds
   */
  constructor(
    private readonly transactions: Transactions,
    list: List<Row>,
    cityId: number,
    where: Conditions = [],
    private readonly complete: (rows: Row[]) => Promise<Row[]> = (rows) => Promise.resolve(rows),
  ) {
    this.wanted = { list, cityId, where: where.flatMap((one) => one || []) };
  }

  /** @throws DomainError bad_cursor, list_too_long */
  async answer(query: ListQuery): Promise<Page<Row> | ListFile> {
    return query.format === 'json' ? this.page(query) : this.file(query);
  }

  /** @throws DomainError bad_cursor */
  async page({ sort, cursor, limit }: PageWish): Promise<Page<Row>> {
    const rows = await readRows(this.transactions, this.wanted, { sort, cursor, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const items = await this.complete(shown.map(({ row }) => row));
    const page = { items, nextCursor: last ? cursorOf(last.key) : null };
    if (cursor !== undefined || this.wanted.list.counted === false) return page;
    return { ...page, total: last ? await countRows(this.transactions, this.wanted) : items.length };
  }

  /** The only row that these filters leave, or the first. */
  async one(): Promise<Row | undefined> {
    const [found] = await readRows(this.transactions, this.wanted, { limit: 1 });
    return found && (await this.complete([found.row]))[0];
  }

  /** All rows at once, of a list that its filters make short. @param sort a column, after `-` where it goes down */
  async all(sort?: string): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const part of this.parts(this.transactions, sort)) rows.push(...part);
    return rows;
  }

  /**
   * CSV, where no other file is asked for; read from the replica, where there is one.
   * @throws DomainError list_too_long for an Excel file that would hold too much
   */
  async file({ sort, format, columns, lang }: ListQuery): Promise<ListFile> {
    const from = Replica.beside(this.transactions);
    if (format === 'xlsx' && (await countRows(from, this.wanted, MOST_IN_EXCEL + 1)) > MOST_IN_EXCEL)
      throw listTooLong(MOST_IN_EXCEL);
    // Read here, so that what is wrong with the request is said before the file begins.
    const first = await this.part(from, sort);
    const wish = { format: format === 'xlsx' ? 'xlsx' : 'csv', columns, language: lang } as const;
    return new ListFile(this.wanted.list as List<never>, wish, this.parts(from, sort, first));
  }

  private async *parts(from: Reads, sort?: string, first?: ReadRow<Row>[]) {
    let rows = first ?? (await this.part(from, sort));
    for (; rows.length > 0; rows = await this.part(from, sort, rows.at(-1))) {
      yield await this.complete(rows.map(({ row }) => row));
      if (rows.length < PART) return;
    }
  }

  private part(from: Reads, sort: string | undefined, after?: ReadRow<Row>): Promise<ReadRow<Row>[]> {
    const cursor = after && cursorOf(after.key);
    return readRows(from, this.wanted, { sort, cursor, limit: PART });
  }
}
