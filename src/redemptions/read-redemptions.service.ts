import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { pageOf, type PageQuery } from '../http/paging.js';
import { instantOf, microsOf, operationKeyOf } from '../wallets/operation-cursor.js';
import type { RedemptionView } from './dto/redemption.js';
import type { RedemptionsOfDay } from './dto/redemptions-of-day.js';
import type { WayToPay } from './dto/till-event.js';
import type { TallyOfClerk } from './dto/today.js';
import { redemptionNotFound } from './redemption.errors.js';
import { type SumOfClerk, tallyByClerk, tallyOf } from './tally.js';

/** At which merchant, and at which of its shops if only at one. */
export interface TakenAt {
  merchantId: string;
  shopId?: string;
}

interface ByClerk {
  byClerk: TallyOfClerk[];
}

interface RedemptionRow {
  id: string;
  merchantId: string;
  shopId: string;
  shopName: string;
  notes: number;
  amount: number;
  employerShare: number;
  cityShare: number;
  happenedAt: Date;
  recordedAt: Date;
  micros: string;
  way: WayToPay;
  employeeId: string;
  voidId: string | null;
  voidedAt: Date | null;
  reason: string | null;
}

/** A redemption, and whose it is: what the shop and the city are shown of it is the view alone. */
export interface FoundRedemption {
  view: RedemptionView;
  merchantId: string;
  /** Whose notes they were. */
  employeeId: string;
}

/** By what it was paid, where o is the redemption, p the poster and l the slip, if any. */
const WAY = `case when p.id is not null then 'poster' when l.id is not null then 'slip'
                 when o.code_id is not null then 'code' else 'direct' end`;

const COLUMNS = `
  o.id, o.to_account as "merchantId", o.from_account as "employeeId", s.id as "shopId", s.name as "shopName", lines.notes, o.amount,
  lines.employer_share as "employerShare", lines.city_share as "cityShare",
  o.happened_at as "happenedAt", o.recorded_at as "recordedAt", ${microsOf('o.recorded_at')} as micros,
  ${WAY} as way, v.id as "voidId", v.happened_at as "voidedAt", why.reason`;

const AROUND = `
  join shops s on s.city_id = o.city_id and s.id = o.shop_id
  left join ledger.operations v on v.city_id = o.city_id and v.undoes = o.id
  left join shop_posters p on p.city_id = o.city_id and p.id = o.actor_id
  left join paper_slips l on l.city_id = o.city_id and l.id = o.code_id
  left join redemption_voids why on why.city_id = v.city_id and why.operation_id = v.id
 cross join lateral (
   select sum(t.amount / a.note_yen)::integer as notes, sum(t.employer_share)::integer as employer_share,
          sum(t.city_share)::integer as city_share
     from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
    where t.city_id = o.city_id and t.operation_id = o.id) lines`;

/**
 * $1 city, $2 day, $3 merchant, $4 shop or null. The index knows when a row was recorded, in real time; a rehearsal's
 * day is the stretch of real time during which its clock showed it. A minute is added for what arrived at the end.
 */
const OF_DAY = `
  with real_time as materialized (
    select case k.kind when 'live' then $2::date::timestamp at time zone 'Asia/Tokyo'
             else (select min(begun_at) from ledger.blocks where city_id = $1 and clock_on >= $2::date) end as since,
           case k.kind when 'live' then ($2::date + 1)::timestamp at time zone 'Asia/Tokyo'
             else coalesce((select min(begun_at) from ledger.blocks where city_id = $1 and clock_on > $2::date), 'infinity')
             end + interval '1 minute' as until
      from ledger.books k where k.city_id = $1
  ),
  taken as (
    select o.* from real_time r join ledger.operations o
        on o.city_id = $1 and o.to_account = $3 and o.recorded_at >= r.since and o.recorded_at < r.until
     where o.code = 'redeem' and (o.happened_at at time zone 'Asia/Tokyo')::date = $2::date
       and ($4::uuid is null or o.shop_id = $4)
  )`;

@Injectable()
export class ReadRedemptionsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError redemption_not_found */
  async find(cityId: number, id: string): Promise<FoundRedemption> {
    const [row] = await this.transactions.query<RedemptionRow>(
      `select ${COLUMNS} from ledger.operations o ${AROUND} where o.city_id = $1 and o.id = $2 and o.code = 'redeem'`,
      [cityId, id],
    );
    if (!row) throw redemptionNotFound();
    return { view: shown(row), merchantId: row.merchantId, employeeId: row.employeeId };
  }

  /**
   * What was taken on a day of the city's clock, newest first, and the sum of all of it.
   * @throws DomainError bad_cursor
   */
  async ofDay(cityId: number, at: TakenAt, day: DateIso, page: PageQuery): Promise<RedemptionsOfDay & ByClerk> {
    const { micros, id } = operationKeyOf(page);
    const taken = [cityId, day, at.merchantId, at.shopId ?? null];
    const rows = await this.transactions.query<RedemptionRow>(
      `${OF_DAY}
       select ${COLUMNS} from taken o ${AROUND}
        where (o.recorded_at, o.id) < (${instantOf('$5')}, $6::uuid)
        order by o.recorded_at desc, o.id desc limit $7`,
      [...taken, micros, id, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page.limit, (row) => [row.micros, row.id]);
    const sums = await this.sums(taken);
    return { day, tally: tallyOf(sums), items: items.map(shown), nextCursor, byClerk: tallyByClerk(sums) };
  }

  private sums(taken: unknown[]): Promise<SumOfClerk[]> {
    return this.transactions.query<SumOfClerk>(
      `${OF_DAY}
       select o.actor_id as "clerkId", p.id is not null as poster, k.label, v.id is not null as voided,
              count(*)::integer as redemptions, sum(lines.notes)::integer as notes, sum(o.amount)::integer as amount
         from taken o ${AROUND}
         left join access_tokens k on k.city_id = o.city_id and k.id = o.actor_id
        group by 1, 2, 3, 4 order by 2, 3, 1`,
      taken,
    );
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
