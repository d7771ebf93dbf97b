import type { Caller } from '../caller.decorator.js';
import type { Role } from '../role.js';
import { withinScope } from '../scope.js';
import type { RoleScope } from './role-grant.js';
import { mayNotGrant } from './grant.errors.js';

/** Roles that a person is invited to. An employee's comes from the enrolment, a client's is an access token. */
export const INVITED_ROLES = [
  'city_admin',
  'city_welfare',
  'city_finance',
  'city_auditor',
  'employer_hr',
  'merchant_owner',
  'merchant_clerk',
] as const satisfies readonly Role[];

export type InvitedRole = (typeof INVITED_ROLES)[number];

/**
 * The one table of who gives and takes away which role. Whoever is bound to an employer or a merchant does so there
 * only. The same people vouch for somebody who has lost every second factor.
 */
export const GRANTED_BY: Record<InvitedRole, readonly Role[]> = {
  city_admin: ['city_admin'],
  city_welfare: ['city_admin'],
  city_finance: ['city_admin'],
  city_auditor: ['city_admin'],
  employer_hr: ['city_welfare', 'employer_hr'],
  merchant_owner: ['city_welfare', 'merchant_owner'],
  merchant_clerk: ['merchant_owner'],
};

/** The roles that this role gives. */
export function grantedBy(role: Role): InvitedRole[] {
  return INVITED_ROLES.filter((one) => GRANTED_BY[one].includes(role));
}

/**
 * @throws DomainError may_not_grant; not_found for what is bound to another employer or merchant than the caller
 */
export function mayGrant(caller: Caller, role: Role, scope: RoleScope): void {
  if (!grantedBy(caller.role).some((one) => one === role)) throw mayNotGrant();
  withinScope(caller, scope);
}
