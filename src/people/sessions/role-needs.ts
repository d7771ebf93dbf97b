import { signInAgain, strongSignInNeeded } from '../people.errors.js';
import type { Role } from '../role.js';
import type { SessionFacts } from './session.js';

type Proven = Pick<SessionFacts, 'strength' | 'staffFresh'>;

/**
 * Whether this session is enough for the role: an employee's own coupons open to any, all others need a strong and
 * recent sign-in.
 * @throws DomainError strong_sign_in_needed, sign_in_again
 */
export function mustSuffice({ strength, staffFresh }: Proven, role: Role): void {
  if (role === 'employee') return;
  if (strength !== 'strong') throw strongSignInNeeded();
  if (!staffFresh) throw signInAgain();
}

export function mayBeUsed({ strength, staffFresh }: Proven, role: Role): boolean {
  return role === 'employee' || (strength === 'strong' && staffFresh);
}
