import type { InvitedRole } from './granting.js';
import type { RoleScope } from './role-grant.js';

/** Somebody who was asked by mail to take a role. */
export interface Invitation {
  id: string;
  cityId: number;
  role: InvitedRole;
  employerId: string | null;
  merchantId: string | null;
  shopId: string | null;
  email: string;
  name: string;
  invitedBy: string;
  handsOver: string | null;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

export interface NewInvitation extends RoleScope {
  role: InvitedRole;
  email: string;
  name: string;
  /** The role grant that ends when this invitation is accepted: a hand-over. */
  handsOver?: string;
}

/** The columns of invitations `i` under these names. */
export const INVITATION_COLUMNS = `i.id, i.city_id as "cityId", i.role, i.employer_id as "employerId",
  i.merchant_id as "merchantId", i.shop_id as "shopId", i.email, i.name, i.invited_by as "invitedBy",
  i.hands_over as "handsOver", i.created_at as "createdAt", i.expires_at as "expiresAt",
  i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt"`;
