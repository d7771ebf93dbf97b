import { useApi } from '../../../shared/api/use-api';

/** What the merchant or the employer of a certification is called, and where its own screen is. */
export function useHolder({ merchantId, employerId }: { merchantId: string | null; employerId: string | null }) {
  const api = useApi();
  const merchant = api.useQuery(
    'get',
    '/api/v1/merchants/{id}',
    { params: { path: { id: merchantId ?? '' } } },
    { enabled: merchantId !== null },
  );
  const employer = api.useQuery(
    'get',
    '/api/v1/employers/{id}',
    { params: { path: { id: employerId ?? '' } } },
    { enabled: employerId !== null },
  );
  return {
    name: (merchantId === null ? employer : merchant).data?.name,
    to: merchantId === null ? `employers/${employerId}` : `merchants/${merchantId}`,
  };
}
