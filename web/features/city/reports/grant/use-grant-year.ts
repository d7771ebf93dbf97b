import { useSearchParams } from 'react-router';
import { fiscalYearOf } from '../../money/parts/months';
import { useMonths } from '../../money/parts/use-months';

/** The fiscal year that is looked at, from the address; the present one unless said. */
export function useGrantYear() {
  const months = useMonths();
  const [search, setSearch] = useSearchParams();
  const now = months && fiscalYearOf(months.now);
  const first = months && fiscalYearOf(months.first);
  const years =
    now === undefined || first === undefined ? [] : Array.from({ length: now - first + 1 }, (_, at) => now - at);
  const asked = Number(search.get('year'));
  return {
    years,
    year: years.includes(asked) ? asked : now,
    choose: (year: string) => setSearch((before) => (before.set('year', year), before), { replace: true }),
  };
}
