import { useLocation, useSearchParams } from 'react-router';
import { narrowed, readTableState, sortedBy, type TableState, type TableTerms, writeTableState } from './table-state';

/** By which pages one came here, which a list that is read by cursors cannot tell by itself. */
interface Trail {
  cursors: (string | undefined)[];
  /** Said by the service with the first page only. */
  total?: number;
}

type HistoryState = Record<string, Trail | undefined> | null;

/** The state of a table in the page's address, and what the reader does to it. */
export function useTableState(terms: TableTerms) {
  const [search, setSearch] = useSearchParams();
  const history = useLocation().state as HistoryState;
  const key = `table-${terms.name}`;
  const trail: Trail = history?.[key] ?? { cursors: [] };
  const state = readTableState(search, terms);

  const go = (next: TableState, nextTrail?: Trail, replace = false) =>
    setSearch((before) => writeTableState(before, terms, next), {
      replace,
      preventScrollReset: true,
      state: { ...history, [key]: nextTrail },
    });

  return {
    state,
    /** How many rows there are in all, where the first page said so. */
    knownTotal: trail.total,
    narrow: (change: { words?: string; filters?: Record<string, string> }, replace = false) =>
      go(narrowed(state, change), undefined, replace),
    clear: () => go({ ...state, words: '', filters: {}, page: 1, cursor: undefined }),
    sort: (sort: string | undefined) => go(sortedBy(state, sort)),
    next: (cursor: string, total: number | undefined) =>
      go({ ...state, page: state.page + 1, cursor }, { cursors: [...trail.cursors, state.cursor], total }),
    /** Somebody who came by a link to a later page has no page before it to go back to but the first. */
    previous: () => {
      const known = trail.cursors.length === state.page - 1;
      const cursor = known ? trail.cursors.at(-1) : undefined;
      const cursors = known ? trail.cursors.slice(0, -1) : [];
      go({ ...state, page: cursor === undefined ? 1 : state.page - 1, cursor }, { ...trail, cursors });
    },
  };
}

export type TableActions = ReturnType<typeof useTableState>;
