import { useApi } from '../../../shared/api/use-api';
import { useCity } from '../../../shared/session/use-me';

/** What one note is worth in this programme today; undefined until it is known. */
export function useNoteYen(): number | undefined {
  const api = useApi();
  const { data: city } = useCity();
  const { data: programmes } = api.useQuery('get', '/api/v1/programmes', {}, { staleTime: 600_000 });
  const id = programmes?.[0]?.id;
  const { data: rules } = api.useQuery(
    'get',
    '/api/v1/programmes/{id}/rules',
    { params: { path: { id: id ?? '' } } },
    { enabled: id !== undefined, staleTime: 600_000 },
  );
  const month = city?.today.slice(0, 7);
  return month === undefined ? undefined : rules?.findLast(({ effectiveMonth }) => effectiveMonth <= month)?.noteYen;
}
