import { useApi } from '../../../shared/api/use-api';
import { useMerchant } from '../shop/use-merchant';

/** All that this merchant ever applied for, the newest first. */
export function useCertifications() {
  const merchant = useMerchant();
  return useApi().useQuery(
    'get',
    '/api/v1/merchants/{id}/certifications',
    { params: { path: { id: merchant?.merchantId ?? '' } } },
    {
      enabled: merchant !== undefined,
      select: (all) => all.toSorted((a, b) => (b.appliedOn ?? '').localeCompare(a.appliedOn ?? '')),
    },
  );
}
