import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { containsWords } from '../../lists/contains-words.js';
import { withinDays } from '../../lists/days-in-japan.js';
import { ListReading } from '../../lists/list-reading.js';
import { sql } from '../../lists/sql.js';
import type { Belongs } from '../../people/scope.js';
import type { DisputeView } from '../dto/dispute.js';
import type { DisputesQuery } from '../dto/disputes.query.js';
import { disputeNotFound } from './dispute.errors.js';
import { disputeList } from './dispute-list.js';

/** Who says it: whose coupons they were, or the shop. */
export interface Opening {
  redemptionId: string;
  shopId: string;
  employeeId: string;
  openedBy: 'shop' | 'holder';
  openerId: string;
  words: string;
}

/** Redemptions that somebody asks the city to judge. */
@Injectable()
export class DisputesService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError dispute_open */
  async open(
    cityId: number,
    { redemptionId, shopId, employeeId, openedBy, openerId, words }: Opening,
  ): Promise<DisputeView> {
    const id = uuid();
    await this.transactions.query(
      `insert into redemption_disputes (city_id, id, redemption_id, shop_id, employee_id, opened_by, opener_id, words)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [cityId, id, redemptionId, shopId, employeeId, openedBy, openerId, words],
    );
    return this.find(cityId, id);
  }

  /** @throws DomainError dispute_not_found */
  async find(cityId: number, id: string): Promise<DisputeView> {
    const dispute = await new ListReading(this.transactions, disputeList, cityId, [sql`d.id = ${id}`]).one();
    if (!dispute) throw disputeNotFound();
    return dispute;
  }

  /**
   * The city sees all of them; a holder his or her own, a shop those that it opened: what one side says of the other is
   * for the city to read. The oldest first unless sorted otherwise.
   *
   * @throws DomainError bad_date
   */
  list(cityId: number, bound: Belongs, filter: DisputesQuery): ListReading<DisputeView> {
    const { employeeId, merchantId, shopId } = bound;
    const { state, openedBy, from, until, q } = filter;
    return new ListReading(this.transactions, disputeList, cityId, [
      employeeId ? sql`d.opened_by = 'holder' and d.employee_id = ${employeeId}` : undefined,
      merchantId ? sql`d.opened_by = 'shop' and s.merchant_id = ${merchantId}` : undefined,
      shopId ? sql`d.shop_id = ${shopId}` : undefined,
      state && sql`d.state = ${state}`,
      openedBy && sql`d.opened_by = ${openedBy}`,
      withinDays('d.opened_at', from, until),
      containsWords(q, ['s.name'], ['s.name_kana']),
    ]);
  }
}
