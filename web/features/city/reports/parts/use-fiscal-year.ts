import { useSearchParams } from 'react-router';
import { fiscalYearOf } from '../../money/parts/months';
import { useMonths } from '../../money/parts/use-months';

/**
 * The fiscal year that is looked at, from the address; the present one unless said.
 * @param ahead how many years to come can be looked at
 */
export function useFiscalYear(ahead = 0) {
  const months = useMonths();
  const [search, setSearch] = useSearchParams();
  const now = months && fiscalYearOf(months.now);
  const first = months && fiscalYearOf(months.first);
  const years =
    now === undefined || first === undefined
      ? []
      : Array.from({ length: now + ahead - first + 1 }, (_, at) => now + ahead - at);
  const asked = Number(search.get('year'));
  return {
    years,
    year: years.includes(asked) ? asked : now,
    choose: (year: number) => setSearch((before) => (before.set('year', String(year)), before), { replace: true }),
  };
}
