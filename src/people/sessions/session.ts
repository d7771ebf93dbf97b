import type { Role } from '../role.js';

/**
 * single: one factor, a mailed link or a password; enough for an employee's own coupons and for one's own account.
 * strong: a password with a second factor, a passkey, or the sign-in of an organisation: what staff's roles need.
 */
export type Strength = 'single' | 'strong';

/** By what the person showed who it is. */
export type SignInMethod = 'link' | 'password' | 'totp' | 'recovery_code' | 'passkey' | 'oidc' | 'demo';

/** How somebody signed in, and from where. */
export interface SignIn {
  strength: Strength;
  method: SignInMethod;
  /** User agent, as the browser calls itself; shown to its owner in the list of sessions. */
  device: string;
  address: string;
  /** The secret by which this browser is known again, from its own cookie. */
  deviceToken?: string;
}

/** A session that was started or strengthened: its id, and the only copy of its token. */
export interface StartedSession {
  id: string;
  token: string;
}

/** One role of a person, as it is looked up with the session. */
export interface GrantFacts {
  cityId: number;
  grantId: string;
  role: Role;
  employerId: string | null;
  merchantId: string | null;
  shopId: string | null;
  employeeId: string | null;
}

/** What the database says of a session at the moment of a request. */
export interface SessionFacts {
  sessionId: string;
  accountId: string;
  email: string;
  name: string;
  strength: Strength;
  /** Shown who it is within the last ten minutes. */
  fresh: boolean;
  /** Within the 12 hours and 30 minutes that staff's roles allow. */
  staffFresh: boolean;
  /** Whether the account has a second factor, so that one factor alone changes nothing about it. */
  secondFactor: boolean;
}
