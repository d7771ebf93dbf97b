import { useApi } from '../../shared/api/use-api';

/** The cities that take part, and whether there is a demo to try. */
export function useStart() {
  return useApi().useQuery('get', '/api/v1/public/start', {}, { staleTime: 60_000 });
}
