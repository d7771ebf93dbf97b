import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountSecret } from '../programmes/account-box.js';
import type { BankAccountKind } from './bank-account.js';

export const bankAccountChangeStates = ['requested', 'approved', 'refused'] as const;
export type BankAccountChangeState = (typeof bankAccountChangeStates)[number];

/** New bank details of a merchant, as the database has them. */
@Entity('bank_account_changes')
export class StoredBankAccountChange {
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

  /** Number and holder of the account, which only the vault opens. */
  @Column({ name: 'account_box', type: 'bytea' })
  accountBox: Buffer;

  @Column({ name: 'account_print', type: 'bytea', select: false })
  accountPrint: Buffer;

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

/** New bank details of a merchant, which hold once a second person has approved them. */
export interface BankAccountChange
  extends Omit<StoredBankAccountChange, 'accountBox' | 'accountPrint'>, AccountSecret {}
