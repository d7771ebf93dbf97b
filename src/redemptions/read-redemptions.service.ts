import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import type { ListFile } from '../lists/list-file.js';
import type { ListQuery } from '../lists/list-query.js';
import { ListReading, type PageWish } from '../lists/list-reading.js';
import { type Sql, sql, statementOf } from '../lists/sql.js';
import type { RedemptionView } from './dto/redemption.js';
import type { RedemptionsOfDay } from './dto/redemptions-of-day.js';
import type { TallyOfClerk } from './dto/today.js';
import { redemptionNotFound } from './redemption.errors.js';
import { redemptionList, type RedemptionRow } from './redemption-list.js';
import { type SumOfClerk, tallyByClerk, tallyOf } from './tally.js';

/** At which merchant, and at which of its shops if only at one. */
export interface TakenAt {
  merchantId: string;
  shopId?: string;
}

interface ByClerk {
  byClerk: TallyOfClerk[];
}

/** A redemption, and whose it is: what the shop and the city are shown of it is the view alone. */
export interface FoundRedemption {
  view: RedemptionView;
  merchantId: string;
  /** Whose notes they were. */
  employeeId: string;
}

/**
 * The redemptions of a day. The index knows when a row was recorded, in real time; a rehearsal's day is the stretch of
 * real time during which its clock showed it. A minute is added for what arrived at the end. The stretch is given by two
 * subqueries: joined to it, all that a merchant ever took would be read first.
 */
function takenOn(cityId: number, day: DateIso, { merchantId, shopId }: TakenAt): Sql {
  return sql`(
    with real_time as materialized (
      select case k.kind when 'live' then ${day}::date::timestamp at time zone 'Asia/Tokyo'
               else (select min(begun_at) from ledger.blocks where city_id = ${cityId} and clock_on >= ${day}::date) end as since,
             case k.kind when 'live' then (${day}::date + 1)::timestamp at time zone 'Asia/Tokyo'
               else coalesce((select min(begun_at) from ledger.blocks where city_id = ${cityId} and clock_on > ${day}::date), 'infinity')
               end + interval '1 minute' as until
        from ledger.books k where k.city_id = ${cityId}
    )
    select o.* from ledger.operations o
     where o.city_id = ${cityId} and o.to_account = ${merchantId}
       and o.recorded_at >= (select since from real_time) and o.recorded_at < (select until from real_time)
       and o.code = 'redeem' and (o.happened_at at time zone 'Asia/Tokyo')::date = ${day}::date
       and (${shopId ?? null}::uuid is null or o.shop_id = ${shopId ?? null}))`;
}

@Injectable()
export class ReadRedemptionsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError redemption_not_found */
  async find(cityId: number, id: string): Promise<FoundRedemption> {
    const where = [sql`o.id = ${id} and o.code = 'redeem'`];
    const row = await new ListReading(this.transactions, redemptionList, cityId, where).one();
    if (!row) throw redemptionNotFound();
    return { view: shown(row), merchantId: row.merchantId, employeeId: row.employeeId };
  }

  /**
   * What was taken on a day of the city's clock, newest first unless sorted otherwise, and the sum of all of it.
   * @throws DomainError bad_cursor
   */
  async ofDay(cityId: number, at: TakenAt, day: DateIso, page: PageWish): Promise<RedemptionsOfDay & ByClerk> {
    const { items, nextCursor } = await this.list(cityId, at, day).page(page);
    const sums = await this.sums(cityId, at, day);
    return { day, tally: tallyOf(sums), items: items.map(shown), nextCursor, byClerk: tallyByClerk(sums) };
  }

  /** The same redemptions as a file. @throws DomainError list_too_long */
  fileOfDay(cityId: number, at: TakenAt, day: DateIso, query: ListQuery): Promise<ListFile> {
    return this.list(cityId, at, day).file(query);
  }

  private list(cityId: number, at: TakenAt, day: DateIso): ListReading<RedemptionRow> {
    return new ListReading<RedemptionRow>(
      this.transactions,
      { ...redemptionList, table: () => takenOn(cityId, day, at) },
      cityId,
    );
  }

  /** Notes are counted by allocation, and names looked up by clerk: both are few, however much was taken. */
  private sums(cityId: number, at: TakenAt, day: DateIso): Promise<SumOfClerk[]> {
    const [text, values] = statementOf(sql`
      with taken as materialized (
        select o.id, o.amount, o.actor_id, p.id is not null as poster, v.id is not null as voided
          from ${takenOn(cityId, day, at)} o
          left join ledger.operations v on v.city_id = o.city_id and v.undoes = o.id
          left join shop_posters p on p.city_id = o.city_id and p.id = o.actor_id
      ),
      sums as (
        select actor_id, poster, voided, count(*) as redemptions, sum(amount) as amount from taken group by 1, 2, 3
      ),
      allocated as materialized (
        select o.actor_id, o.poster, o.voided, t.allocation_id, sum(t.amount) as amount
          from taken o join ledger.transfers t on t.city_id = ${cityId} and t.operation_id = o.id
         group by 1, 2, 3, 4
      ),
      counts as (
        select t.actor_id, t.poster, t.voided, sum(t.amount / a.note_yen) as notes
          from allocated t
         cross join lateral (
           select l.note_yen from ledger.allocations l where l.city_id = ${cityId} and l.id = t.allocation_id offset 0) a
         group by 1, 2, 3
      )
      select actor_id as "clerkId", poster, coalesce(k.label, a.name, e.name) as label, voided,
             redemptions::integer as redemptions, notes::integer as notes, sums.amount::integer as amount
        from sums join counts using (actor_id, poster, voided)
        left join access_tokens k on k.city_id = ${cityId} and k.id = actor_id
        left join people.accounts a on a.id = actor_id
        left join employees e on e.city_id = ${cityId} and e.id = actor_id
       order by 2, 3, 1`);
    return this.transactions.query<SumOfClerk>(text, values);
  }
}

function shown(row: RedemptionRow): RedemptionView {
  const { id, notes, amount, employerShare, cityShare, happenedAt, recordedAt } = row;
  return {
    id,
    status: 'done',
    notes,
    amount,
    employerShare,
    cityShare,
    shop: { id: row.shopId, name: row.shopName },
    happenedAt,
    recordedAt,
    way: row.way,
    voided: row.voidId === null ? null : { id: row.voidId, happenedAt: row.voidedAt!, reason: row.reason },
  };
}
