/** What is looked for, one kind a rule (rules/*.ts). */
export const signalKinds = [
  'own_staff_takings',
  'own_coupons_tried',
  'gift_ring',
  'gift_pump',
  'spent_at_once',
  'night_burst',
  'shared_address_paid',
  'enrolment_jump',
  'never_activated_spent',
  'child_twice',
  'device_shared',
  'wrong_digits',
  'code_shown_again',
  'repeated_export',
  'account_changed_before_payout',
  'holder_unlike_merchant',
  'many_voids',
] as const;

export type SignalKind = (typeof signalKinds)[number];

export const signalStates = ['open', 'looked_into', 'dismissed', 'confirmed'] as const;
export type SignalState = (typeof signalStates)[number];

export const subjectTypes = ['employee', 'employer', 'merchant', 'shop', 'enrolment', 'payout_batch', 'actor'] as const;
export type SubjectType = (typeof subjectTypes)[number];

export interface Subject {
  type: SubjectType;
  id: string;
}
