import { useApi } from '../../../shared/api/use-api';
import { useEmployerId } from '../use-hr';

/** Somebody on the staff list of this employer. */
export function usePerson(id: string) {
  const employerId = useEmployerId();
  return useApi().useQuery(
    'get',
    '/api/v1/employers/{id}/employees/{employeeId}',
    { params: { path: { id: employerId ?? '', employeeId: id } } },
    { enabled: employerId !== undefined },
  );
}
