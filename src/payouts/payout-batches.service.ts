import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { toDateIso } from '../domain/date.js';
import { firstDay } from '../domain/month.js';
import { containsWords } from '../lists/contains-words.js';
import { ListReading } from '../lists/list-reading.js';
import { sql } from '../lists/sql.js';
import type { PayoutBatchesQuery, PayoutsQuery } from './dto/payouts.query.js';
import { batchNotFound } from './payout.errors.js';
import type { Payout, PayoutBatch } from './payout-batch.js';
import { payoutBatchList } from './payout-batch-list.js';
import { payoutList } from './payout-list.js';

/** Which batches are asked for; what is not said does not matter. */
export type BatchFilter = Partial<Pick<PayoutBatchesQuery, 'state' | 'from' | 'until'>>;

/** Which payouts are asked for; what is not said does not matter. */
export type PayoutFilter = Partial<Pick<PayoutsQuery, 'state' | 'month' | 'merchantId' | 'batchId' | 'q'>>;

/** Batches of payouts as they stand. */
@Injectable()
export class PayoutBatchesService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError payout_batch_not_found */
  async get(cityId: number, batchId: string): Promise<PayoutBatch> {
    const reading = new ListReading(this.transactions, payoutBatchList, cityId, [sql`b.id = ${batchId}`]);
    const batch = await reading.one();
    if (!batch) throw batchNotFound();
    return batch;
  }

  /**
   * The newest first unless sorted otherwise.
   * @throws DomainError bad_date
   */
  list(cityId: number, { state, from, until }: BatchFilter): ListReading<PayoutBatch> {
    return new ListReading(this.transactions, payoutBatchList, cityId, [
      state && sql`b.state = ${state}`,
      from && sql`b.pay_on >= ${toDateIso(from)}::date`,
      until && sql`b.pay_on <= ${toDateIso(until)}::date`,
    ]);
  }

  /** The lines of a batch, in their order. */
  payouts(cityId: number, batchId: string): Promise<Payout[]> {
    return this.listPayouts(cityId, { batchId }).all('lineNumber');
  }

  /** Payouts of all batches, or those to one merchant, the newest first unless sorted otherwise. */
  listPayouts(cityId: number, { state, month, merchantId, batchId, q }: PayoutFilter): ListReading<Payout> {
    return new ListReading(this.transactions, payoutList, cityId, [
      state && sql`p.state = ${state}`,
      month && sql`s.month = ${firstDay(month)}::date`,
      merchantId && sql`p.merchant_id = ${merchantId}`,
      batchId && sql`p.batch_id = ${batchId}`,
      containsWords(q, ['m.name'], ['m.name_kana']),
    ]);
  }

  /** The payouts of a settlement: the last one is the one that counts. */
  ofSettlement(cityId: number, settlementId: string): Promise<Payout[]> {
    const where = [sql`p.settlement_id = ${settlementId}`];
    return new ListReading(this.transactions, payoutList, cityId, where).all('attempt');
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
