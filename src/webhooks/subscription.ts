import type { EventKind } from './event-kinds.js';

export const OFF_REASONS = ['by_owner', 'unreachable', 'gone'] as const;
/** unreachable: failed for five days; gone: the receiver itself said so (410). */
export type OffReason = (typeof OFF_REASONS)[number];

/** Whose program is told: an employer's, a merchant's or one of its shops', or else the city's. */
export interface SubscriptionOwner {
  employerId: string | null;
  merchantId: string | null;
  shopId: string | null;
}

export interface Subscription extends SubscriptionOwner {
  id: string;
  label: string;
  url: string;
  kinds: EventKind[];
  state: 'active' | 'off';
  offReason: OffReason | null;
  offAt: Date | null;
  failingSince: Date | null;
  previousUntil: Date | null;
  createdBy: string;
  createdAt: Date;
}

export const SUBSCRIPTION_COLUMNS = `
  s.id, s.employer_id as "employerId", s.merchant_id as "merchantId", s.shop_id as "shopId", s.label, s.url, s.kinds,
  s.state, s.off_reason as "offReason", s.off_at as "offAt", s.failing_since as "failingSince",
  case when s.previous_until > now() then s.previous_until end as "previousUntil",
  s.created_by as "createdBy", s.created_at as "createdAt"`;

/** For what the Vault keeps a subscription's secrets. */
export const boxOf = (id: string) => `webhook:${id}`;
