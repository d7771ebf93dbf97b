import { useApi } from '../../../shared/api/use-api';
import { PAGED } from '../paged';

const A_PAGE = 20;

/** The own thanks of one side, the newest first, as far as they were asked for. */
export function useThanks(box: 'received' | 'sent') {
  return useApi().useInfiniteQuery(
    'get',
    '/api/v1/wallet/thanks',
    { params: { query: { box, limit: A_PAGE } } },
    PAGED,
  );
}
