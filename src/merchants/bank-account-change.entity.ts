import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BankAccountKind } from './bank-account.js';

export const bankAccountChangeStates = ['requested', 'approved', 'refused'] as const;
export type BankAccountChangeState = (typeof bankAccountChangeStates)[number];

/** New bank details of a merchant, which hold once a second person has approved them. */
@Entity('bank_account_changes')
export class BankAccountChange {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'merchant_id', type: 'uuid' })
  merchantId: string;

  @Column({ name: 'bank_code', type: 'text' })
  bankCode: string;

  @Column({ name: 'branch_code', type: 'text' })
  branchCode: string;

  @Column({ name: 'account_kind', type: 'text' })
  accountKind: BankAccountKind;

  @Column({ name: 'account_number', type: 'text' })
  accountNumber: string;

  /** Half-width kana, as banks write it. */
  @Column({ name: 'holder_kana', type: 'text' })
  holderKana: string;

  @Column({ type: 'text' })
  state: BankAccountChangeState;

  @Column({ name: 'requested_by', type: 'uuid' })
  requestedBy: string;

  @Column({ name: 'requested_at', type: 'timestamptz', insert: false, update: false })
  requestedAt: Date;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  /** Why it was asked for; once decided, on a further line why it was so decided. */
  @Column({ type: 'text' })
  reason: string;
}
