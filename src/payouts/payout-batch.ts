import type { DateIso } from '../domain/date.js';
import type { Month } from '../domain/month.js';

export const batchStates = ['prepared', 'approved', 'exported', 'answered', 'withdrawn'] as const;
export type BatchState = (typeof batchStates)[number];

export const payoutStates = ['waiting', 'sent', 'paid', 'returned', 'withdrawn'] as const;
export type PayoutState = (typeof payoutStates)[number];

export interface PayoutBatch {
  id: string;
  fiscalYear: number;
  number: number;
  payOn: DateIso;
  state: BatchState;
  preparedBy: string;
  preparedAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  exportedBy: string | null;
  exportedAt: Date | null;
  withdrawnBy: string | null;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
  /** SHA-256 of the file that went out, in hexadecimal. */
  fileSha256: string | null;
  lines: number;
  /** What the settlements in it add up to, yen. */
  amount: number;
  /** The fees that the city takes, with their tax, yen. */
  feesYen: number;
  /** What the bank is to transfer: the amount without the fees, yen. */
  transferredYen: number;
}

export interface Payout {
  id: string;
  batchId: string;
  lineNumber: number;
  settlementId: string;
  merchantId: string;
  merchantName: string;
  month: Month;
  payOn: DateIso;
  attempt: number;
  bankAccountNumber: number;
  detailsChanged: boolean;
  amount: number;
  feeYen: number;
  transferredYen: number;
  state: PayoutState;
  resultCode: string | null;
  answeredAt: Date | null;
}
