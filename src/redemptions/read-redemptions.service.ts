import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { pageOf, type PageQuery } from '../http/paging.js';
import { instantOf, microsOf, operationKeyOf } from '../wallets/operation-cursor.js';
import type { RedemptionView } from './dto/redemption.js';
import type { RedemptionsOfDay, Tally } from './dto/redemptions-of-day.js';
import { redemptionNotFound } from './redemption.errors.js';

/** At which merchant, and at which of its shops if only at one. */
export interface TakenAt {
  merchantId: string;
  shopId?: string;
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
  voidId: string | null;
  voidedAt: Date | null;
  reason: string | null;
}

/** A redemption as the shop and the city see it: whose notes they were is not in it. */
export interface FoundRedemption extends RedemptionView {
  merchantId: string;
}

const COLUMNS = `
  o.id, o.to_account as "merchantId", s.id as "shopId", s.name as "shopName", lines.notes, o.amount,
  lines.employer_share as "employerShare", lines.city_share as "cityShare",
  o.happened_at as "happenedAt", o.recorded_at as "recordedAt", ${microsOf('o.recorded_at')} as micros,
  v.id as "voidId", v.happened_at as "voidedAt", why.reason`;

const AROUND = `
  join shops s on s.city_id = o.city_id and s.id = o.shop_id
  left join ledger.operations v on v.city_id = o.city_id and v.undoes = o.id
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
    return { ...shown(row), merchantId: row.merchantId };
  }

  /**
   * What was taken on a day of the city's clock, newest first, and the sum of all of it.
   * @throws DomainError bad_cursor
   */
  async ofDay(cityId: number, at: TakenAt, day: DateIso, page: PageQuery): Promise<RedemptionsOfDay> {
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
    return { day, tally: await this.tally(taken), items: items.map(shown), nextCursor };
  }

  private async tally(taken: unknown[]): Promise<Tally> {
    const sums = await this.transactions.query<{ voided: boolean; redemptions: number; notes: number; amount: number }>(
      `${OF_DAY}
       select v.id is not null as voided, count(*)::integer as redemptions, sum(lines.notes)::integer as notes,
              sum(o.amount)::integer as amount
         from taken o ${AROUND} group by 1`,
      taken,
    );
    const sum = (of: typeof sums) => ({
      redemptions: of.reduce((total, one) => total + one.redemptions, 0),
      notes: of.reduce((total, one) => total + one.notes, 0),
      amount: of.reduce((total, one) => total + one.amount, 0),
    });
    const voided = sum(sums.filter((one) => one.voided));
    const all = sum(sums);
    return { taken: all, voided, net: all.amount - voided.amount };
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
    voided: row.voidId === null ? null : { id: row.voidId, happenedAt: row.voidedAt!, reason: row.reason },
  };
}
