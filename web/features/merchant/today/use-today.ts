import { useApi } from '../../../shared/api/use-api';
import type { components } from '../../../shared/api/schema';

export type Redemption = components['schemas']['RedemptionView'];

/** The newest of what the shop took today, with its tally and that of each who took. */
export function useToday(shopId: string) {
  return useApi().useQuery('get', '/api/v1/shops/{id}/today', { params: { path: { id: shopId } } });
}
