import type { NoticeKind } from '../notice-kinds.js';
import {
  activationNeeded,
  couponsArrived,
  enrolled,
  lapse30,
  lapse7,
  paymentTaken,
  slipsPrinted,
  thanksReceived,
} from './employee-news.js';
import type { NewsQuery } from './news-query.js';
import { certificateEnds30, certificateEnds60, payoutMade } from './partner-news.js';

/** How each kind of notice is found. */
export const NEWS: Record<NoticeKind, NewsQuery> = {
  enrolled,
  activation_needed: activationNeeded,
  coupons_arrived: couponsArrived,
  thanks_received: thanksReceived,
  lapse_30: lapse30,
  lapse_7: lapse7,
  payment_taken: paymentTaken,
  slips_printed: slipsPrinted,
  payout_made: payoutMade,
  certificate_ends_60: certificateEnds60,
  certificate_ends_30: certificateEnds30,
};
