import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { payDayStillAhead } from './pay-day-still-ahead.js';
import { batchNotIn } from './payout.errors.js';
import type { PayoutBatch } from './payout-batch.js';
import { PayoutBatchesService } from './payout-batches.service.js';

@Injectable()
export class ApprovePayoutsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: PayoutBatchesService,
    private readonly clock: CityClockService,
  ) {}

  /**
   * Approves a batch, by another person than the one who prepared it. A pay day that has passed meanwhile moves to the
   * next one possible. The same person's second approval changes nothing.
   *
   * @throws DomainError payout_batch_not_found, batch_not_prepared, same_person
   */
  approve(cityId: number, batchId: string, actorId: string): Promise<PayoutBatch> {
    return this.transactions.run(async () => {
      const batch = await this.batches.hold(cityId, batchId);
      if (batch.state !== 'prepared') {
        if (batch.approvedBy === actorId) return batch;
        throw batchNotIn('prepared', batch.state);
      }
      const { date } = await this.clock.now(cityId);
      await this.transactions.query(
        `update payout_batches set state = 'approved', approved_by = $3, approved_at = now(), pay_on = $4
          where city_id = $1 and id = $2`,
        [cityId, batchId, actorId, payDayStillAhead(batch.payOn, date)],
      );
      return this.batches.get(cityId, batchId);
    });
  }
}
