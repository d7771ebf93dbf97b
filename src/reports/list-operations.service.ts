import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay, parseMonth } from '../domain/month.js';
import { withinDays } from '../lists/days-in-japan.js';
import { ListReading } from '../lists/list-reading.js';
import { sql } from '../lists/sql.js';
import type { OperationView } from './dto/operation.js';
import type { OperationsQuery } from './dto/operations.query.js';
import { operationList } from './operation-list.js';

/** What stands behind a figure of a report, operation by operation. */
@Injectable()
export class ListOperationsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The newest first unless sorted otherwise.
   * @throws DomainError bad_month, bad_date
   */
  list(cityId: number, query: OperationsQuery): ListReading<OperationView> {
    const { period, code, merchant, employer, shop, from, until } = query;
    return new ListReading(this.transactions, operationList, cityId, [
      period && sql`o.period = ${firstDay(parseMonth(period))}::date`,
      code && sql`o.code = ${code}`,
      merchant && sql`(o.from_account = ${merchant} or o.to_account = ${merchant})`,
      employer &&
        sql`exists (
          select from ledger.transfers l join ledger.allocations a on a.city_id = l.city_id and a.id = l.allocation_id
           where l.city_id = o.city_id and l.operation_id = o.id and a.employer_id = ${employer})`,
      shop && sql`o.shop_id = ${shop}`,
      withinDays('o.happened_at', from, until),
    ]);
  }
}
