/** What the reader has asked of a table: all of it stands in the page's address, so that links and "back" keep it. */
export interface TableState {
  words: string;
  filters: Readonly<Record<string, string>>;
  /** A field, after `-` where it goes down; undefined for the list's own order. */
  sort: string | undefined;
  page: number;
  cursor: string | undefined;
}

/** What a table lets the reader ask for. */
export interface TableTerms {
  /** Tells the tables of one page apart in its address; empty for the only one. */
  name: string;
  filters: readonly string[];
  sorts: readonly string[];
}

const OWN = ['q', 'sort', 'page', 'cursor'] as const;

/** Anything that the table does not know is as if it did not stand there. */
export function readTableState(search: URLSearchParams, { name, filters, sorts }: TableTerms): TableState {
  const read = (key: string) => search.get(`${name}${key}`) ?? '';
  const sort = read('sort');
  const cursor = read('cursor') || undefined;
  const page = Math.max(2, Number.parseInt(read('page'), 10) || 2);
  return {
    words: read('q'),
    filters: Object.fromEntries(filters.map((key) => [key, read(key)] as const).filter(([, value]) => value !== '')),
    sort: sorts.includes(sort.replace(/^-/, '')) ? sort : undefined,
    page: cursor === undefined ? 1 : page,
    cursor,
  };
}

/** The page's address with this state; what belongs to others stays as it is. */
export function writeTableState(
  search: URLSearchParams,
  { name, filters }: TableTerms,
  state: TableState,
): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const key of [...OWN, ...filters]) written.delete(`${name}${key}`);
  const said = Object.entries({
    ...state.filters,
    q: state.words,
    sort: state.sort,
    page: state.cursor === undefined ? '' : String(state.page),
    cursor: state.cursor,
  });
  for (const [key, value] of said) if (value) written.set(`${name}${key}`, value);
  return written;
}

/** Other rows begin at their own first page. */
export function narrowed(state: TableState, change: { words?: string; filters?: Record<string, string> }): TableState {
  const filters = { ...state.filters, ...change.filters };
  const kept = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  return { ...state, words: change.words ?? state.words, filters: kept, page: 1, cursor: undefined };
}

export function sortedBy(state: TableState, sort: string | undefined): TableState {
  return { ...state, sort, page: 1, cursor: undefined };
}

/** A heading pressed again and again: upwards, downwards, and back to the list's own order. */
export function nextSort(now: string | undefined, field: string): string | undefined {
  if (now === field) return `-${field}`;
  return now === `-${field}` ? undefined : field;
}

export function isNarrowed({ words, filters }: TableState): boolean {
  return words !== '' || Object.keys(filters).length > 0;
}
