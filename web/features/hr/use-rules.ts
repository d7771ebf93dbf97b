import type { components } from '../../shared/api/schema';
import { useApi } from '../../shared/api/use-api';
import { useCity } from '../../shared/session/use-me';

/** The rules of the city's first programme as they are today; undefined until they are known. */
export function useRules(): components['schemas']['RulesView'] | undefined {
  const api = useApi();
  const month = useCity().data?.today.slice(0, 7);
  const programme = api.useQuery('get', '/api/v1/programmes').data?.[0];
  const { data: rules } = api.useQuery(
    'get',
    '/api/v1/programmes/{id}/rules',
    { params: { path: { id: programme?.id ?? '' } } },
    { enabled: programme !== undefined },
  );
  if (!rules || month === undefined) return undefined;
  const inOrder = [...rules].sort((a, b) => a.effectiveMonth.localeCompare(b.effectiveMonth));
  // Before its first month a programme has the rules with which it begins.
  return inOrder.findLast(({ effectiveMonth }) => effectiveMonth <= month) ?? inOrder[0];
}
