import { useApi } from '../../../shared/api/use-api';
import { PAGED } from '../paged';

/** As many as the service gives at once: a town's shops mostly come with one answer. */
const A_PAGE = 200;

export interface Wish {
  area: string;
  trade: string;
  words: string;
}

/** The certified shops of a city that are wished for, by their reading. */
export function useShops(city: string | undefined, { area, trade, words }: Wish) {
  const query = {
    limit: A_PAGE,
    ...(area ? { area } : {}),
    ...(trade ? { trade } : {}),
    ...(words.trim() ? { words: words.trim() } : {}),
  };
  return useApi().useInfiniteQuery(
    'get',
    '/api/v1/public/cities/{code}/directory',
    { params: { path: { code: city ?? '' }, query } },
    {
      enabled: city !== undefined,
      ...PAGED,
      placeholderData: (before) => before,
    },
  );
}
