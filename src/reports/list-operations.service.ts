import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { firstDay, parseMonth } from '../domain/month.js';
import { withinDays } from '../lists/days-in-japan.js';
import { ListReading } from '../lists/list-reading.js';
import { raw, type Sql, sql } from '../lists/sql.js';
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
      period && postedInto(cityId, firstDay(parseMonth(period))),
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

/** The day on which a block began, on the city's own clock, as its index has it. */
const BEGUN_ON = raw(`coalesce(b.clock_on, (b.begun_at at time zone 'Asia/Tokyo')::date)`);

/**
 * A month's operations stand in the blocks from the one that was open when it began to the last that began in it. The
 * list, read in the order of blocks, so begins and ends there, however much came before or since.
 */
function postedInto(cityId: number, first: DateIso): Sql[] {
  const lastBlockBefore = (day: Sql) => sql`
    (select b.block from ledger.blocks b where b.city_id = ${cityId} and ${BEGUN_ON} < ${day}
      order by ${BEGUN_ON} desc, b.block desc limit 1)`;
  return [
    sql`o.period = ${first}::date`,
    sql`o.block >= coalesce(${lastBlockBefore(sql`${first}::date`)}, 0)`,
    sql`o.block <= ${lastBlockBefore(sql`(${first}::date + interval '1 month')::date`)}`,
  ];
}
