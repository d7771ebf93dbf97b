import type { Role } from '../role.js';

/** What a role is bound to; which of these it needs is held by the database (role_grants_scope_fits). */
export interface RoleScope {
  employerId?: string | null;
  merchantId?: string | null;
  shopId?: string | null;
  employeeId?: string | null;
}

/** One role of a person in a city. */
export interface RoleGrant {
  id: string;
  cityId: number;
  accountId: string;
  role: Role;
  employerId: string | null;
  merchantId: string | null;
  shopId: string | null;
  employeeId: string | null;
  grantedAt: Date;
  endedAt: Date | null;
  endReason: string | null;
}

/** The columns of role_grants `g` under these names. */
export const GRANT_COLUMNS = `g.id, g.city_id as "cityId", g.account_id as "accountId", g.role,
  g.employer_id as "employerId", g.merchant_id as "merchantId", g.shop_id as "shopId", g.employee_id as "employeeId",
  g.granted_at as "grantedAt", g.ended_at as "endedAt", g.end_reason as "endReason"`;
