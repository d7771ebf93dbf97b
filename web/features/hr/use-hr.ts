import { useParams } from 'react-router';
import { useMe } from '../../shared/session/use-me';

/** The address of a screen of this workplace: `to('enrolments')`. */
export function useTo(): (path?: string) => string {
  const { grantId = '' } = useParams();
  return (path = '') => `/hr/${grantId}${path && `/${path}`}`;
}

/** The employer whose workplace this is; undefined until it is known. */
export function useEmployerId(): string | undefined {
  return useMe().data?.employerId;
}
