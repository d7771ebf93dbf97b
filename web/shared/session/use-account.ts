import type { components } from '../api/schema';
import { apiOf } from '../api/client';
import { memoryOf } from '../api/use-api';

export type Account = components['schemas']['AccountView'];
export type OwnRole = components['schemas']['OwnRoleView'];

/** The signed-in person and the roles that it has. */
export function useAccount(options: { enabled?: boolean } = {}) {
  return apiOf().useQuery('get', '/api/v1/auth/me', {}, { staleTime: 60_000, ...options }, memoryOf(undefined));
}

/** Which workplace a role works in. */
export function homeOf({ role, grantId }: Pick<OwnRole, 'role' | 'grantId'>): string {
  if (role === 'employee') return `/employee/${grantId}`;
  if (role === 'employer_hr') return `/hr/${grantId}`;
  if (role === 'merchant_owner' || role === 'merchant_clerk') return `/shop/${grantId}`;
  return `/city/${grantId}`;
}
