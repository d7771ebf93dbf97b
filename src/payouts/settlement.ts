import type { Month } from '../domain/month.js';

/** Where the money of a settlement is: nobody has prepared a payout, or what became of the last one. */
export const settlementStates = ['open', 'waiting', 'sent', 'paid', 'returned'] as const;
export type SettlementState = (typeof settlementStates)[number];

export interface Settlement {
  id: string;
  merchantId: string;
  merchantName: string;
  month: Month;
  part: number;
  fiscalYear: number;
  number: number;
  amount: number;
  employerShare: number;
  cityShare: number;
  state: SettlementState;
  createdAt: Date;
}

export interface SettlementLine {
  operationId: string;
  code: 'redeem' | 'void';
  happenedAt: Date;
  shopName: string | null;
  /** Negative for a void. */
  amount: number;
  employerShare: number;
  cityShare: number;
}
