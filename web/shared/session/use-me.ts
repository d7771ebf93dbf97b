import { useApi } from '../api/use-api';

/** In which role this workplace is used, of which employer, merchant, shop or person. */
export function useMe() {
  return useApi().useQuery('get', '/api/v1/me', {}, { staleTime: 300_000 });
}

/** What this role may do; nothing until it is known. The server decides; this only leaves out what it would refuse. */
export function usePermissions(): (permission: string) => boolean {
  const { data } = useMe();
  return (permission) => data?.permissions.includes(permission) ?? false;
}

/** The city of this workplace, and what today is there: a rehearsal has a clock of its own. */
export function useCity() {
  return useApi().useQuery('get', '/api/v1/city', {}, { staleTime: 60_000 });
}
