import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay, parseMonth } from '../domain/month.js';
import { withinDays } from '../lists/days-in-japan.js';
import { ListReading } from '../lists/list-reading.js';
import { type Sql, sql } from '../lists/sql.js';
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
  async list(cityId: number, query: OperationsQuery): Promise<ListReading<OperationView>> {
    const { period, code, merchant, employer, shop, from, until } = query;
    const month = period && firstDay(parseMonth(period));
    return new ListReading(this.transactions, operationList, cityId, [
      month && sql`o.period = ${month}::date`,
      month && (await this.recordedWithin(cityId, { since: month, until: month, and: '1 month' })),
      code && sql`o.code = ${code}`,
      merchant && sql`(o.from_account = ${merchant} or o.to_account = ${merchant})`,
      employer &&
        sql`exists (
          select from ledger.transfers l join ledger.allocations a on a.city_id = l.city_id and a.id = l.allocation_id
           where l.city_id = o.city_id and l.operation_id = o.id and a.employer_id = ${employer})`,
      shop && sql`o.shop_id = ${shop}`,
      withinDays('o.happened_at', from, until),
      // What happened in the last seconds of a day may stand in the first block of the next.
      (from || until) && (await this.recordedWithin(cityId, { since: from, until, and: '2 days' })),
    ]);
  }

  /**
   * What was recorded on these days of the city's clock stands in the blocks from the one that was open when the first
   * began to the last that began in them. The list is read in the order of blocks, so it begins and ends there, however
   * much came before or since. As numbers, by which the planner knows how little that is.
   *
   * @param and how much belongs to it from `until` on, as PostgreSQL says it
   */
  private async recordedWithin(
    cityId: number,
    { since, until, and }: { since?: string; until?: string; and: '1 month' | '2 days' },
  ): Promise<Sql[]> {
    const begunBefore = (day: string) => `(
      select b.block from ledger.blocks b where b.city_id = $1 and ${BEGUN_ON} < ${day}
       order by ${BEGUN_ON} desc, b.block desc limit 1)`;
    const [blocks] = await this.transactions.query<{ first: string | null; last: string | null }>(
      `select ${begunBefore('$2::date')} as first, ${begunBefore('($3::date + $4::interval)::date')} as last`,
      [cityId, since || null, until || null, and],
    );
    const { first, last } = blocks!;
    return [
      ...(since && first !== null ? [sql`o.block >= ${first}::bigint`] : []),
      ...(until ? [sql`o.block <= ${last ?? '0'}::bigint`] : []),
    ];
  }
}

/** The day on which a block began, on the city's own clock, as its index has it. */
const BEGUN_ON = `coalesce(b.clock_on, (b.begun_at at time zone 'Asia/Tokyo')::date)`;
