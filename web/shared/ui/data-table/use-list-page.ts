import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/use-api';
import type { ListPage } from './list-path';
import type { TableState } from './table-state';

/** As many rows as one looks through without turning the page. */
export const ROWS_A_PAGE = 50;

export type QueryValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** What is asked of the service, beside what says which page of it. */
export function askedOf({ words, filters, sort }: TableState, fixed: QueryValues, order?: string): QueryValues {
  return { ...filters, ...fixed, q: words || undefined, sort: sort ?? order };
}

/** The page of a list that a table shows. While another one comes, the one before stays. */
export function useListPage<Row>(
  path: string,
  at: Record<string, string> | undefined,
  asked: QueryValues,
  cursor?: string,
) {
  const { http } = useApi();
  const init = { params: { path: at, query: { ...asked, cursor, limit: ROWS_A_PAGE } } };
  return useQuery({
    // The key of the typed reads, so that a command which changes this list has it read anew.
    queryKey: ['get', path, init],
    queryFn: async ({ signal }) => {
      const { data, error } = await http.request('get', path as never, { ...init, signal } as never);
      if (error !== undefined) throw error;
      return data as unknown as ListPage<Row>;
    },
    placeholderData: keepPreviousData,
  });
}
