import { useApi } from '../../../../shared/api/use-api';
import { useCity } from '../../../../shared/session/use-me';
import { addMonths, monthsThrough } from './months';

/** The months of the city's programmes so far, the present one among them; nothing until they are known. */
export function useMonths() {
  const { data: city } = useCity();
  const { data: programmes } = useApi().useQuery('get', '/api/v1/programmes', {}, { staleTime: 300_000 });
  if (!city || !programmes) return undefined;
  const now = city.today.slice(0, 7);
  const first = programmes.map(({ startsMonth }) => startsMonth).sort()[0] ?? now;
  return { now, today: city.today, first, all: monthsThrough(first, now), next: addMonths(now, 1), kind: city.kind };
}
