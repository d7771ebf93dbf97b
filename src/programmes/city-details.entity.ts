import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DateIso } from '../domain/date.js';
import type { AccountSecret } from './account-box.js';

export const cityAccountKinds = ['ordinary', 'current', 'other'] as const;
export type CityAccountKind = (typeof cityAccountKinds)[number];

export const zenginLineEnds = ['none', 'crlf'] as const;
export type ZenginLineEnd = (typeof zenginLineEnds)[number];

/** What stands on the city's papers and in its bank files, from a day on until a later row; as the database has it. */
@Entity('city_details')
export class StoredCityDetails {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'valid_from', type: 'date' })
  validFrom: DateIso;

  /** The office in whose name papers go out: 旭川市長 and its section. */
  @Column({ name: 'office_name', type: 'text' })
  officeName: string;

  @Column({ type: 'text' })
  address: string;

  /** Telephone and mail of those who answer questions. */
  @Column({ type: 'text' })
  contact: string;

  /** 適格請求書発行事業者登録番号, T and 13 digits, where the city has one. */
  @Column({ name: 'invoice_registration_number', type: 'text', nullable: true })
  invoiceRegistrationNumber: string | null;

  /** The account from which the city pays, and into which it is paid. */
  @Column({ name: 'bank_code', type: 'text' })
  bankCode: string;

  @Column({ name: 'branch_code', type: 'text' })
  branchCode: string;

  @Column({ name: 'account_kind', type: 'text' })
  accountKind: CityAccountKind;

  /** Number and holder of the account, which only the vault opens. */
  @Column({ name: 'account_box', type: 'bytea' })
  accountBox: Buffer;

  /** 振込依頼人コード, given by the bank, ten digits. */
  @Column({ name: 'requester_code', type: 'text' })
  requesterCode: string;

  /** Days from an invoice to its due date. */
  @Column({ name: 'payment_days', type: 'integer' })
  paymentDays: number;

  /** The day of the month on which merchants are paid, before bank holidays move it. */
  @Column({ name: 'pay_day', type: 'integer' })
  payDay: number;

  @Column({ name: 'settlements_a_month', type: 'integer' })
  settlementsAMonth: number;

  /** What stands between the records of a bank file; each bank wants its own. */
  @Column({ name: 'zengin_line_end', type: 'text' })
  zenginLineEnd: ZenginLineEnd;

  /** Taken off each payout, whole yen; 0 where the city bears the fee. */
  @Column({ name: 'transfer_fee_yen', type: 'integer' })
  transferFeeYen: number;
}

/** What stands on the city's papers and in its bank files. */
export interface CityDetails extends Omit<StoredCityDetails, 'accountBox'>, AccountSecret {}

/** What a city writes; the rest of a row says where and from when it holds. */
export type CityDetailSettings = Omit<CityDetails, 'cityId' | 'validFrom'>;
