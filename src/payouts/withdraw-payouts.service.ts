import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { lockPayouts } from './lock-payouts.js';
import { batchOut, withdrawnBefore } from './payout.errors.js';
import type { PayoutBatch } from './payout-batch.js';
import { PayoutBatchesService } from './payout-batches.service.js';

/** Takes back a batch that the bank was not given. */
@Injectable()
export class WithdrawPayoutsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: PayoutBatchesService,
  ) {}

  /**
   * Withdraws a batch: one that waits for approval by anybody, an approved one by another person than the approver. It
   * keeps its number, and what it was to pay waits for the next batch. The same person's second withdrawal changes
   * nothing.
   *
   * @param reason 1 to 500 characters, kept with the batch
   * @throws DomainError payout_batch_not_found, withdraw_reason_missing, same_person, batch_out, batch_withdrawn
   */
  withdraw(cityId: number, batchId: string, actorId: string, reason: string): Promise<PayoutBatch> {
    return this.transactions.run(async () => {
      await lockPayouts(this.transactions, cityId);
      const batch = await this.batches.hold(cityId, batchId);
      if (batch.state === 'withdrawn') {
        if (batch.withdrawnBy === actorId) return batch;
        throw withdrawnBefore();
      }
      if (batch.exportedAt) throw batchOut();
      await this.transactions.query(
        `update payout_batches set state = 'withdrawn', withdrawn_by = $3, withdrawn_at = now(), withdraw_reason = $4
          where city_id = $1 and id = $2`,
        [cityId, batchId, actorId, reason.trim()],
      );
      await this.transactions.query(`update payouts set state = 'withdrawn' where city_id = $1 and batch_id = $2`, [
        cityId,
        batchId,
      ]);
      return this.batches.get(cityId, batchId);
    });
  }
}
