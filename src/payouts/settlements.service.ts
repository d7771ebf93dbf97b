import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay } from '../domain/month.js';
import { containsWords } from '../lists/contains-words.js';
import { ListReading } from '../lists/list-reading.js';
import { sql } from '../lists/sql.js';
import type { SettlementsQuery } from './dto/settlements.query.js';
import { settlementNotFound } from './payout.errors.js';
import type { Settlement, SettlementLine } from './settlement.js';
import { settlementList } from './settlement-list.js';

/** Which settlements are asked for; what is not said does not matter. */
export type SettlementFilter = Partial<Pick<SettlementsQuery, 'month' | 'merchantId' | 'state' | 'q'>>;

/** Settlements as they stand. */
@Injectable()
export class SettlementsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError settlement_not_found */
  async get(cityId: number, id: string): Promise<Settlement> {
    const reading = new ListReading(this.transactions, settlementList, cityId, [sql`s.id = ${id}`]);
    const settlement = await reading.one();
    if (!settlement) throw settlementNotFound();
    return settlement;
  }

  /** The newest first unless sorted otherwise. */
  list(cityId: number, { month, merchantId, state, q }: SettlementFilter): ListReading<Settlement> {
    return new ListReading(this.transactions, settlementList, cityId, [
      month && sql`s.month = ${firstDay(month)}::date`,
      merchantId && sql`s.merchant_id = ${merchantId}`,
      state && sql`stands.state = ${state}`,
      containsWords(q, ['m.name', `s.fiscal_year || '-' || s.number`], ['m.name_kana']),
    ]);
  }

  /** What the settlement consists of, in the order in which it happened. */
  lines(cityId: number, id: string): Promise<SettlementLine[]> {
    return this.transactions.query<SettlementLine>(
      `select l.operation_id as "operationId", o.code, o.happened_at as "happenedAt", h.name as "shopName", l.amount,
              l.employer_share as "employerShare", l.city_share as "cityShare"
         from settlement_lines l
         join ledger.operations o on o.city_id = l.city_id and o.id = l.operation_id
         left join ledger.operations r on r.city_id = o.city_id and r.id = o.undoes
         left join shops h on h.city_id = o.city_id and h.id = coalesce(r.shop_id, o.shop_id)
        where l.city_id = $1 and l.settlement_id = $2
        order by o.happened_at, o.recorded_at, o.id`,
      [cityId, id],
    );
  }
}
