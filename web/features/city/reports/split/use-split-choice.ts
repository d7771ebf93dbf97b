import { useSearchParams } from 'react-router';
import { useMonths } from '../../money/parts/use-months';

export const GROUPS = ['programme', 'employer', 'merchant', 'municipality'] as const;
export type By = (typeof GROUPS)[number];

export const SHARES = ['amount', 'employerShare', 'cityShare'] as const;
export type Share = (typeof SHARES)[number];

/** What the reader wants to see of the split; it stands in the address. */
export function useSplitChoice() {
  const months = useMonths();
  const [search, setSearch] = useSearchParams();
  const known = (name: string) => months?.all.find((month) => month === search.get(name));
  const fallback = months?.all.at(-2) ?? months?.now;
  const from = known('from') ?? known('to') ?? fallback;
  return {
    months: months?.all.toReversed(),
    from,
    to: known('to') ?? from,
    by: GROUPS.find((one) => one === search.get('by')) ?? 'employer',
    share: SHARES.find((one) => one === search.get('share')) ?? 'amount',
    choose: (change: Record<string, string>) =>
      setSearch(
        (before) => {
          for (const [name, value] of Object.entries(change)) before.set(name, value);
          return before;
        },
        { replace: true, preventScrollReset: true },
      ),
  };
}
