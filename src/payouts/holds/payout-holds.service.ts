import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { containsWords } from '../../lists/contains-words.js';
import { ListReading } from '../../lists/list-reading.js';
import { sql } from '../../lists/sql.js';
import { MerchantsService } from '../../merchants/merchants.service.js';
import type { NewPayoutHold, PayoutHoldView } from '../dto/payout-hold.dto.js';
import type { PayoutHoldsQuery } from '../dto/payout-holds.query.js';
import { lockPayouts } from '../lock-payouts.js';
import { alreadyLifted, holdNotFound, liftedByPlacer } from './hold.errors.js';
import { payoutHoldList } from './payout-hold-list.js';

/** Keeps a merchant's payouts back while something is looked into. Its customers, and its settlements, go on as before. */
@Injectable()
export class PayoutHoldsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly merchants: MerchantsService,
  ) {}

  /** @throws DomainError payout_hold_not_found */
  async find(cityId: number, id: string): Promise<PayoutHoldView> {
    const hold = await new ListReading(this.transactions, payoutHoldList, cityId, [sql`h.id = ${id}`]).one();
    if (!hold) throw holdNotFound();
    return hold;
  }

  /** The newest first unless sorted otherwise. */
  list(cityId: number, { stands, q }: Pick<PayoutHoldsQuery, 'stands' | 'q'>): ListReading<PayoutHoldView> {
    return new ListReading(this.transactions, payoutHoldList, cityId, [
      stands !== undefined && sql`(h.lifted_at is null) = ${stands}`,
      containsWords(q, ['m.name'], ['m.name_kana']),
    ]);
  }

  /**
   * From now on no payout of the merchant enters a batch; those that are in one already go on, and are counted.
   * @throws DomainError merchant_not_found, payouts_held_already, signal_not_found
   */
  place(
    cityId: number,
    merchantId: string,
    { reason, signalId }: NewPayoutHold,
    actorId: string,
  ): Promise<PayoutHoldView> {
    return this.transactions.run(async () => {
      await lockPayouts(this.transactions, cityId);
      await this.merchants.find(cityId, merchantId);
      const id = uuid();
      await this.transactions.query(
        `insert into payout_holds (city_id, id, merchant_id, signal_id, reason, placed_by) values ($1, $2, $3, $4, $5, $6)`,
        [cityId, id, merchantId, signalId ?? null, reason, actorId],
      );
      return this.find(cityId, id);
    });
  }

  /**
   * The merchant is paid again, from the next batch on, all that it is owed.
   * @throws DomainError payout_hold_not_found, payout_hold_lifted, hold_lifted_by_placer
   */
  lift(cityId: number, id: string, reason: string, actorId: string): Promise<PayoutHoldView> {
    return this.transactions.run(async () => {
      await lockPayouts(this.transactions, cityId);
      const { placedBy, liftedAt } = await this.find(cityId, id);
      if (liftedAt) throw alreadyLifted();
      if (placedBy === actorId) throw liftedByPlacer();
      await this.transactions.query(
        `update payout_holds set lifted_by = $3, lifted_at = clock_timestamp(), lift_reason = $4 where city_id = $1 and id = $2`,
        [cityId, id, actorId, reason],
      );
      return this.find(cityId, id);
    });
  }
}
