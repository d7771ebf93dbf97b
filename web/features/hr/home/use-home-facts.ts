import { useApi } from '../../../shared/api/use-api';
import { useCity } from '../../../shared/session/use-me';
import { isOver } from '../../../shared/ui/tasks/task';
import { useEmployerId } from '../use-hr';
import { monthBefore } from '../months';

const ONE = { limit: 1 } as const;
const LOOK_AGAIN_MS = 2_000;

/** What the first screen says, each asked for by itself so that one that fails hides no other. */
export function useHomeFacts() {
  const api = useApi();
  const employerId = useEmployerId();
  const month = useCity().data?.today.slice(0, 7);
  const ofEmployer = { params: { path: { id: employerId ?? '' } } };
  const known = { enabled: employerId !== undefined };
  return {
    month,
    lastImport: api.useQuery(
      'get',
      '/api/v1/tasks',
      { params: { query: { limit: 20 } } },
      // An upload that is still under way is not the last word.
      { refetchInterval: ({ state: { data } }) => (data?.items.every(isOver) === false ? LOOK_AGAIN_MS : false) },
    ),
    dues: api.useQuery('get', '/api/v1/employers/{id}/dues', ofEmployer, known),
    waiting: api.useQuery('get', '/api/v1/enrolments', { params: { query: { ...ONE, state: 'applied' } } }),
    active: api.useQuery('get', '/api/v1/enrolments', { params: { query: { ...ONE, state: 'active' } } }),
    approved: api.useQuery('get', '/api/v1/enrolments', { params: { query: { ...ONE, state: 'approved' } } }),
    noLetter: api.useQuery(
      'get',
      '/api/v1/employers/{id}/employees',
      { params: { ...ofEmployer.params, query: { ...ONE, door: 'no_letter' } } },
      known,
    ),
    recoveries: api.useQuery('get', '/api/v1/recovery-requests'),
    thanks: api.useQuery(
      'get',
      '/api/v1/reports/thanks-counts',
      { params: { query: { from: monthBefore(month ?? '2026-01'), to: month } } },
      { enabled: month !== undefined },
    ),
  };
}
