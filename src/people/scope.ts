import type { DomainError } from '../domain/domain-error.js';
import { notFound } from '../http/not-found.error.js';
import type { Caller } from './caller.decorator.js';
import type { Role } from './role.js';

/** To whom an object belongs, as far as it has such an owner. */
export interface Belongs {
  employerId?: string | null;
  merchantId?: string | null;
  shopId?: string | null;
  employeeId?: string | null;
}

/** What a role is bound to. City roles are bound to nothing but their city. */
const BOUND_TO: Record<Role, readonly (keyof Belongs)[]> = {
  city_admin: [],
  city_welfare: [],
  city_finance: [],
  city_auditor: [],
  employer_hr: ['employerId'],
  hris_client: ['employerId'],
  merchant_owner: ['merchantId'],
  merchant_clerk: ['merchantId', 'shopId'],
  pos_client: ['merchantId', 'shopId'],
  employee: ['employeeId'],
};

/**
 * Refuses a caller who is bound to another employer, merchant, shop or person than the object's. An object that does
 * not say to whom it belongs is closed to every bound role.
 * @param absent what is said of an object that does not exist: word for word the same is said of another's
 * @throws DomainError not_found, or whatever `absent` makes
 */
export function withinScope(caller: Caller, object: Belongs, absent: () => DomainError = notFound): void {
  if (BOUND_TO[caller.role].some((bond) => caller[bond] === undefined || caller[bond] !== object[bond])) {
    throw absent();
  }
}

/** What a list shown to this caller must be narrowed to; nothing for the city's own roles. */
export function scopeOf(caller: Caller): Partial<Record<keyof Belongs, string>> {
  return Object.fromEntries(BOUND_TO[caller.role].map((bond) => [bond, caller[bond]]));
}

/**
 * The person whose own wallet this caller may use.
 * @throws DomainError not_found for a caller that is no person
 */
export function ownEmployee(caller: Caller): string {
  if (caller.employeeId === undefined) throw notFound();
  return caller.employeeId;
}
