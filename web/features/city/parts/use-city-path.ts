import { useGrantId } from '../../../shared/api/use-api';

/** Addresses of this workplace's own screens: `path('enrolments')`. */
export function useCityPath(): (to: string) => string {
  const grantId = useGrantId();
  return (to) => (to ? `/city/${grantId}/${to}` : `/city/${grantId}`);
}
