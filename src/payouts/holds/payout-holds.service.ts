import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { type Page, pageOf } from '../../http/paging.js';
import { MerchantsService } from '../../merchants/merchants.service.js';
import type { NewPayoutHold, PayoutHoldsQuery, PayoutHoldView } from '../dto/payout-hold.dto.js';
import { lockPayouts } from '../lock-payouts.js';
import { alreadyLifted, holdNotFound, liftedByPlacer } from './hold.errors.js';

const COLUMNS = `h.id, h.merchant_id as "merchantId", m.name as "merchantName", h.signal_id as "signalId", h.reason,
  h.placed_by as "placedBy", h.placed_at as "placedAt", h.lifted_by as "liftedBy", h.lifted_at as "liftedAt",
  h.lift_reason as "liftReason",
  (select count(*)::integer from payouts p
    where p.city_id = h.city_id and p.merchant_id = h.merchant_id and p.state in ('waiting', 'sent')) as "payoutsUnderWay"
  from payout_holds h join merchants m on m.city_id = h.city_id and m.id = h.merchant_id`;

/** Keeps a merchant's payouts back while something is looked into. Its customers, and its settlements, go on as before. */
@Injectable()
export class PayoutHoldsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly merchants: MerchantsService,
  ) {}

  /** @throws DomainError payout_hold_not_found */
  async find(cityId: number, id: string): Promise<PayoutHoldView> {
    const [hold] = await this.transactions.query<PayoutHoldView>(
      `select ${COLUMNS} where h.city_id = $1 and h.id = $2`,
      [cityId, id],
    );
    if (!hold) throw holdNotFound();
    return hold;
  }

  /** The newest first. */
  async list(cityId: number, query: PayoutHoldsQuery): Promise<Page<PayoutHoldView>> {
    const rows = await this.transactions.query<PayoutHoldView>(
      `select ${COLUMNS}
        where h.city_id = $1 and ($2::boolean is null or (h.lifted_at is null) = $2) and ($3::uuid is null or h.id < $3)
        order by h.id desc limit $4`,
      [cityId, query.stands ?? null, query.after(1)?.[0] ?? null, query.limit + 1],
    );
    return pageOf(rows, query.limit, ({ id }) => [id]);
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
