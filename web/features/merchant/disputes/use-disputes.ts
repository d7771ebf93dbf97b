import { useApi } from '../../../shared/api/use-api';
import type { components } from '../../../shared/api/schema';

export type Dispute = components['schemas']['DisputeView'];

/** What this shop, or any of the owner's, has asked the city to judge. */
export function useDisputes() {
  return useApi().useQuery('get', '/api/v1/disputes', { params: { query: { limit: 100 } } });
}
