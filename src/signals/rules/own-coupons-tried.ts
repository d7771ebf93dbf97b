import type { SignalRule } from '../signal-rule.js';
import { refusedPayments } from './refused-payments.js';

/** An owner or a clerk keeps trying to spend own coupons at the own till. */
export const ownCouponsTried: SignalRule = {
  kind: 'own_coupons_tried',
  defaults: { tries: 3 },
  sql: refusedPayments('own_merchant'),
};
