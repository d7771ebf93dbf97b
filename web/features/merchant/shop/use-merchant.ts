import { useApi } from '../../../shared/api/use-api';
import type { components } from '../../../shared/api/schema';
import { useMe } from '../../../shared/session/use-me';

export type Shop = components['schemas']['ShopView'];

/** The merchant of this role, and whether it is its owner who looks. */
export function useMerchant(): { merchantId: string; isOwner: boolean } | undefined {
  const { data } = useMe();
  return data?.merchantId ? { merchantId: data.merchantId, isOwner: data.role === 'merchant_owner' } : undefined;
}

/** The shops of this role: a clerk's own, an owner's all. */
export function useShops() {
  const merchant = useMerchant();
  return useApi().useQuery(
    'get',
    '/api/v1/merchants/{id}/shops',
    { params: { path: { id: merchant?.merchantId ?? '' } } },
    { enabled: merchant !== undefined, staleTime: 60_000 },
  );
}
