import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import type { Month } from '../domain/month.js';
import { type Page, pageOf, type PageQuery } from '../http/paging.js';
import { batchNotFound } from './payout.errors.js';
import { withYen } from './with-yen.js';

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

const BATCH = `select b.id, b.fiscal_year as "fiscalYear", b.number, b.pay_on::text as "payOn", b.state,
    b.prepared_by as "preparedBy", b.prepared_at as "preparedAt", b.approved_by as "approvedBy", b.approved_at as "approvedAt",
    b.exported_by as "exportedBy", b.exported_at as "exportedAt",
    b.withdrawn_by as "withdrawnBy", b.withdrawn_at as "withdrawnAt", b.withdraw_reason as "withdrawReason", encode(b.file_sha256, 'hex') as "fileSha256", b.lines,
    b.amount as amount, f.fees as "feesYen", (b.amount - f.fees) as "transferredYen"
  from payout_batches b
  cross join lateral (select coalesce(sum(p.fee_yen), 0) as fees from payouts p
                       where p.city_id = b.city_id and p.batch_id = b.id) f`;

const PAYOUT = `select p.id, p.batch_id as "batchId", p.line_number as "lineNumber", p.settlement_id as "settlementId",
    p.merchant_id as "merchantId", m.name as "merchantName", to_char(s.month, 'YYYY-MM') as month, b.pay_on::text as "payOn",
    p.attempt, p.bank_account_number as "bankAccountNumber", p.details_changed as "detailsChanged", p.amount as amount,
    p.fee_yen as "feeYen", (p.amount - p.fee_yen) as "transferredYen", p.state, p.result_code as "resultCode",
    p.answered_at as "answeredAt"
  from payouts p
  join payout_batches b on b.city_id = p.city_id and b.id = p.batch_id
  join settlements s on s.city_id = p.city_id and s.id = p.settlement_id
  join merchants m on m.city_id = p.city_id and m.id = p.merchant_id`;

/** Batches of payouts as they stand. */
@Injectable()
export class PayoutBatchesService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError payout_batch_not_found */
  async get(cityId: number, batchId: string): Promise<PayoutBatch> {
    const [batch] = await this.transactions.query<PayoutBatch>(`${BATCH} where b.city_id = $1 and b.id = $2`, [
      cityId,
      batchId,
    ]);
    if (!batch) throw batchNotFound();
    return readBatch(batch);
  }

  /**
   * The newest first.
   * @throws DomainError bad_cursor
   */
  async list(cityId: number, page: PageQuery): Promise<Page<PayoutBatch>> {
    const rows = await this.transactions.query<PayoutBatch>(
      `${BATCH} where b.city_id = $1 and ($2::integer is null or (b.fiscal_year, b.number) < ($2, $3::integer))
        order by b.fiscal_year desc, b.number desc limit $4`,
      [cityId, ...(page.after(2) ?? [null, null]), page.limit + 1],
    );
    return pageOf(rows.map(readBatch), page.limit, (row) => [String(row.fiscalYear), String(row.number)]);
  }

  /** The lines of a batch, in their order. */
  async payouts(cityId: number, batchId: string): Promise<Payout[]> {
    const rows = await this.transactions.query<Payout>(
      `${PAYOUT} where p.city_id = $1 and p.batch_id = $2 order by p.line_number`,
      [cityId, batchId],
    );
    return rows.map(readPayout);
  }

  /**
   * Payouts of all batches, or those to one merchant, the newest first.
   * @throws DomainError bad_cursor
   */
  async listPayouts(cityId: number, page: PageQuery, merchantId?: string): Promise<Page<Payout>> {
    const rows = await this.transactions.query<Payout>(
      `${PAYOUT} where p.city_id = $1 and ($2::uuid is null or p.merchant_id = $2)
          and ($3::date is null or (b.pay_on, p.id) < ($3, $4::uuid))
        order by b.pay_on desc, p.id desc limit $5`,
      [cityId, merchantId ?? null, ...(page.after(2) ?? [null, null]), page.limit + 1],
    );
    return pageOf(rows.map(readPayout), page.limit, (row) => [row.payOn, row.id]);
  }

  /** The payouts of a settlement: the last one is the one that counts. */
  async ofSettlement(cityId: number, settlementId: string): Promise<Payout[]> {
    const rows = await this.transactions.query<Payout>(
      `${PAYOUT} where p.city_id = $1 and p.settlement_id = $2 order by p.attempt`,
      [cityId, settlementId],
    );
    return rows.map(readPayout);
  }

  /** Locks a batch until the transaction ends, and reads it. */
  async hold(cityId: number, batchId: string): Promise<PayoutBatch> {
    await this.transactions.query('select from payout_batches where city_id = $1 and id = $2 for update', [
      cityId,
      batchId,
    ]);
    return this.get(cityId, batchId);
  }
}

function readBatch(row: PayoutBatch): PayoutBatch {
  return withYen(row, 'amount', 'feesYen', 'transferredYen');
}

function readPayout(row: Payout): Payout {
  return withYen(row, 'amount', 'transferredYen');
}
