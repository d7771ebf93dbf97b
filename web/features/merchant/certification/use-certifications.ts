import { useApi } from '../../../shared/api/use-api';
import type { components } from '../../../shared/api/schema';
import { useMerchant } from '../shop/use-merchant';
import type { Tone } from '../../../shared/ui/status-tag';

export type Certification = components['schemas']['CertificationView'];
export type Application = components['schemas']['ApplicationView'];

export const CERTIFICATION_TONES: Record<Certification['state'], Tone> = {
  applied: 'info',
  certified: 'good',
  suspended: 'warn',
  expired: 'bad',
  revoked: 'bad',
  refused: 'bad',
};

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
