import { type Page, PageQuery } from '../http/paging.js';

/** The largest page that lists give. */
const PAGE = 200;

/** All rows of a list that is read page by page. */
export async function allPages<Row, Query extends PageQuery>(
  query: Query,
  read: (query: Query) => Promise<Page<Row>>,
): Promise<Row[]> {
  const all: Row[] = [];
  query.limit = PAGE;
  do {
    const { items, nextCursor } = await read(query);
    all.push(...items);
    query.cursor = nextCursor ?? undefined;
  } while (query.cursor !== undefined);
  return all;
}
