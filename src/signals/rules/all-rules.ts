import type { SignalKind } from '../signal-kinds.js';
import type { SignalRule } from '../signal-rule.js';
import { accountChangedBeforePayout } from './account-changed-before-payout.js';
import { childTwice } from './child-twice.js';
import { codeShownAgain } from './code-shown-again.js';
import { deviceShared } from './device-shared.js';
import { enrolmentJump } from './enrolment-jump.js';
import { giftPump } from './gift-pump.js';
import { giftRing } from './gift-ring.js';
import { holderUnlikeMerchant } from './holder-unlike-merchant.js';
import { manyVoids } from './many-voids.js';
import { neverActivatedSpent } from './never-activated-spent.js';
import { nightBurst } from './night-burst.js';
import { ownCouponsTried } from './own-coupons-tried.js';
import { ownStaffTakings } from './own-staff-takings.js';
import { repeatedExport } from './repeated-export.js';
import { sharedAddressPaid } from './shared-address-paid.js';
import { spentAtOnce } from './spent-at-once.js';
import { wrongDigits } from './wrong-digits.js';

/** Every rule by which abuse is looked for. */
export const RULES: Readonly<Record<SignalKind, SignalRule>> = {
  own_staff_takings: ownStaffTakings,
  own_coupons_tried: ownCouponsTried,
  gift_ring: giftRing,
  gift_pump: giftPump,
  spent_at_once: spentAtOnce,
  night_burst: nightBurst,
  shared_address_paid: sharedAddressPaid,
  enrolment_jump: enrolmentJump,
  never_activated_spent: neverActivatedSpent,
  child_twice: childTwice,
  device_shared: deviceShared,
  wrong_digits: wrongDigits,
  code_shown_again: codeShownAgain,
  repeated_export: repeatedExport,
  account_changed_before_payout: accountChangedBeforePayout,
  holder_unlike_merchant: holderUnlikeMerchant,
  many_voids: manyVoids,
};
