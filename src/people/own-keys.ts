import type { Caller } from './caller.decorator.js';
import type { TokenScope } from './issue-token.service.js';
import { notYourKeys } from './people.errors.js';
import type { Role } from './role.js';
import { withinScope } from './scope.js';

/** Roles of programs: the only ones for which a key can be asked for over HTTP. People sign in. */
export const CLIENT_ROLES = ['hris_client', 'pos_client'] as const satisfies readonly Role[];
export type ClientRole = (typeof CLIENT_ROLES)[number];

/** Whose keys a role looks after. The city's roles look after all of them. */
const LOOKS_AFTER: Partial<Record<Role, ClientRole>> = { employer_hr: 'hris_client', merchant_owner: 'pos_client' };

/** The role whose keys this caller sees; undefined for the city's roles, who see all. */
export function roleOfOwnKeys(caller: Caller): ClientRole | undefined {
  return LOOKS_AFTER[caller.role];
}

/**
 * Whether the caller may make such a key.
 * @throws DomainError not_your_keys; not_found for another employer's or merchant's
 */
export function mayMakeKey(caller: Caller, role: Role, bound: TokenScope): void {
  const own = roleOfOwnKeys(caller);
  if (own !== undefined && role !== own) throw notYourKeys();
  withinScope(caller, bound);
}
