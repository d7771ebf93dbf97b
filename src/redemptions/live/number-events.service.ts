import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';

/**
 * What happened at a shop and has no number yet: its redemptions, and what undid them. An operation becomes visible when
 * it is committed, which may be after a later one was; so it is not looked for by a watermark of time, but as what has no
 * number, back to some minutes before the newest that has one. $1 city, $2 shop.
 */
const UNNUMBERED = `
  select o.id, o.recorded_at
    from shops s
   cross join lateral (
     select coalesce(max(e.recorded_at), clock_timestamp()) - interval '5 minutes' as at
       from till_events e where e.city_id = $1 and e.shop_id = $2) since
   cross join lateral (
     select r.id, r.recorded_at from ledger.operations r
      where r.city_id = $1 and r.to_account = s.merchant_id and r.recorded_at >= since.at and r.code = 'redeem' and r.shop_id = s.id
     union all
     select v.id, v.recorded_at from ledger.operations v
       join ledger.operations r on r.city_id = $1 and r.id = v.undoes and r.shop_id = s.id
      where v.city_id = $1 and v.from_account = s.merchant_id and v.recorded_at >= since.at and v.code = 'void') o
   where s.city_id = $1 and s.id = $2
     and not exists (select from till_events e where e.city_id = $1 and e.shop_id = $2 and e.operation_id = o.id)`;

/** Gives what happens at a shop the numbers in whose order its screens are told of it. */
@Injectable()
export class NumberEventsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Numbers what has none yet, and answers the highest number. Numbers are given by one process at a time for a shop, so
   * whoever has seen a number has seen, or can still ask for, all of them.
   */
  async number(cityId: number, shopId: string): Promise<number> {
    const { highest, waiting } = await this.state(cityId, shopId);
    if (!waiting) return Number(highest);
    return this.transactions.run(async () => {
      await this.transactions.query(`select pg_advisory_xact_lock(hashtextextended('till_events:' || $2::text, $1))`, [
        cityId,
        shopId,
      ]);
      await this.transactions.query(
        `insert into till_events (city_id, shop_id, number, operation_id, recorded_at)
         select $1, $2, newest.number + row_number() over (order by o.recorded_at, o.id), o.id, o.recorded_at
           from (select coalesce(max(number), 0) as number from till_events where city_id = $1 and shop_id = $2) newest
          cross join (${UNNUMBERED}) o`,
        [cityId, shopId],
      );
      return Number((await this.state(cityId, shopId)).highest);
    });
  }

  private async state(cityId: number, shopId: string): Promise<{ highest: string; waiting: boolean }> {
    const [row] = await this.transactions.query<{ highest: string; waiting: boolean }>(
      `select (select coalesce(max(number), 0) from till_events where city_id = $1 and shop_id = $2) as highest,
              exists (${UNNUMBERED}) as waiting`,
      [cityId, shopId],
    );
    return row!;
  }
}
