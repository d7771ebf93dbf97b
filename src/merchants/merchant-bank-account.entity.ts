import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BankAccountKind } from './bank-account.js';

/** Where a merchant is paid. Old details stay; the row with the highest number is in force. */
@Entity('merchant_bank_accounts')
export class MerchantBankAccount {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'merchant_id', type: 'uuid' })
  merchantId: string;

  @PrimaryColumn({ type: 'integer' })
  number: number;

  @Column({ name: 'bank_code', type: 'text' })
  bankCode: string;

  @Column({ name: 'branch_code', type: 'text' })
  branchCode: string;

  @Column({ name: 'account_kind', type: 'text' })
  accountKind: BankAccountKind;

  @Column({ name: 'account_number', type: 'text' })
  accountNumber: string;

  @Column({ name: 'holder_kana', type: 'text' })
  holderKana: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', insert: false, update: false })
  recordedAt: Date;
}
