import { useApi } from '../../../../shared/api/use-api';

/** More months than any city has. */
const ALL = 200;

/** Months whose closing is approved, the newest first; only of these papers are made. */
export function useApprovedMonths() {
  const { data } = useApi().useQuery('get', '/api/v1/closings', { params: { query: { limit: ALL } } });
  return data?.items.filter(({ state }) => state === 'approved').map(({ month }) => month);
}
