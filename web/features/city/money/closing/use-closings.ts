import { useApi } from '../../../../shared/api/use-api';
import type { components } from '../../../../shared/api/schema';
import { useMonths } from '../parts/use-months';

export type Closing = components['schemas']['ClosingView'];

/** More months than any city has. */
const ALL = 200;

/** A month, with its closing where somebody has begun it. */
export interface MonthOfClosing {
  month: string;
  state: Closing['state'];
  closing: Closing | undefined;
  /** The month is not over yet. */
  running: boolean;
}

/** Every month of the programmes, the newest first, and the first one whose closing is not approved. */
export function useClosings() {
  const months = useMonths();
  const read = useApi().useQuery('get', '/api/v1/closings', { params: { query: { limit: ALL } } });
  const closings = read.data?.items;
  const all =
    months &&
    closings &&
    months.all.toReversed().map((month): MonthOfClosing => {
      const closing = closings.find((one) => one.month === month);
      return { month, closing, state: closing?.state ?? 'open', running: month >= months.now };
    });
  return {
    ...read,
    isPending: !all && !read.error,
    data: all && {
      months: all,
      next: all.findLast(({ state, running }) => state !== 'approved' && !running),
      now: months.now,
    },
  };
}
