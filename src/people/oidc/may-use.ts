import type { OwnRole } from '../grants/own-roles.service.js';
import type { Strength } from '../sessions/session.js';
import type { Provider } from './provider.js';
import type { Identified } from './visit-provider.service.js';

type Held = Pick<OwnRole, 'role' | 'cityCode'>;

/** Whether a provider was set up for somebody with these roles. */
export function isFor(provider: Provider, roles: readonly Held[]): boolean {
  return roles.some((role) => fits(provider, role));
}

/**
 * strong only where the provider says that it asked for a second factor, and is trusted for every role of staff that
 * the person has: the provider of one city opens nothing in another.
 */
export function strengthOf({ provider, claims }: Identified, roles: readonly Held[]): Strength {
  const { amr = [], acr = [] } = provider.secondFactor ?? {};
  const said = Array.isArray(claims.amr) ? claims.amr.map(String) : [];
  const asked = amr.some((one) => said.includes(one)) || acr.includes(String(claims.acr));
  const staff = roles.filter(({ role }) => role !== 'employee');
  return asked && staff.length > 0 && staff.every((role) => fits(provider, role)) ? 'strong' : 'single';
}

function fits({ for: { employees, staffOf } }: Provider, { role, cityCode }: Held): boolean {
  if (employees) return role === 'employee';
  return role.startsWith('city_') && cityCode === staffOf;
}
