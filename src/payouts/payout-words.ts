import type { Words } from '../lists/list.js';

/** Where the money of a settlement is, in the files of lists. */
export const PAYOUT_WORDS: Words = {
  open: ['振込準備前', 'Not in a batch'],
  waiting: ['準備中', 'Being prepared'],
  sent: ['銀行へ送付済み', 'Sent to the bank'],
  paid: ['振込済み', 'Paid'],
  returned: ['組戻し', 'Returned by the bank'],
  withdrawn: ['取下げ', 'Withdrawn'],
};
