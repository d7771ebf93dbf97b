import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { Caller } from '../people/caller.decorator.js';
import { tooManyTries } from './redemption.errors.js';

interface Limit {
  aMinute: number;
  aDay: number;
}

/** A clerk who mistypes meets the first number; a guesser meets the second, however patient. */
const OF_TILL: Limit = { aMinute: 5, aDay: 50 };
/** Of all tills of a shop together, so that making more tills makes no more tries. */
const OF_SHOP: Limit = { aMinute: 40, aDay: 200 };

/**
 * Counts wrong digits by till and by shop, in the database, so that all processes count together. It is the till that
 * has to pause, never the holder: his or her code is taken still by its QR code, or at another till.
 */
@Injectable()
export class WrongTries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Counts a try as wrong before it is looked up, so that tries sent all at once are counted too.
   *
   * @param till which till of the shop: the key or the role it works with
   * @returns to be called when it was right; what was wrong before stays counted
   * @throws DomainError too_many_tries
   */
  async begin(
    { cityId, shopId }: Pick<Caller, 'cityId'> & { shopId: string },
    till: string,
  ): Promise<() => Promise<void>> {
    const rights = [await this.count(cityId, till, OF_TILL), await this.count(cityId, shopId, OF_SHOP)];
    return async () => {
      for (const right of rights) await right();
    };
  }

  private async count(cityId: number, id: string, { aMinute, aDay }: Limit): Promise<() => Promise<void>> {
    // One statement on one row: of tries at the same moment each waits for the row and sees the ones before it.
    const [begun] = await this.transactions.query<{ at: string }>(
      `with counted as (
       insert into wrong_tries as w (city_id, till_id, at) values ($1, $2, array[clock_timestamp()])
       on conflict on constraint wrong_tries_pkey do update
          set at = tries_within(w.at, clock_timestamp(), interval '1 day') || excluded.at
        where cardinality(tries_within(w.at, clock_timestamp(), interval '1 minute')) < $3
          and cardinality(tries_within(w.at, clock_timestamp(), interval '1 day')) < $4
       returning w.at[cardinality(w.at)] as at)
       select at::text from counted`,
      [cityId, id, aMinute, aDay],
    );
    if (!begun) throw tooManyTries(await this.secondsToWait(cityId, id, aMinute, aDay));
    return async () => {
      await this.transactions.query(
        'update wrong_tries set at = array_remove(at, $3::timestamptz) where city_id = $1 and till_id = $2',
        [cityId, id, begun.at],
      );
    };
  }

  private async secondsToWait(cityId: number, id: string, aMinute: number, aDay: number): Promise<number> {
    const [row] = await this.transactions.query<{ seconds: number }>(
      `select greatest(1, ceil(extract(epoch from greatest(
                (select t from unnest(w.at) t order by t desc offset $3::integer - 1 limit 1) + interval '1 minute',
                (select t from unnest(w.at) t order by t desc offset $4::integer - 1 limit 1) + interval '1 day')
                - clock_timestamp())))::integer as seconds
         from wrong_tries w where w.city_id = $1 and w.till_id = $2`,
      [cityId, id, aMinute, aDay],
    );
    return row?.seconds ?? 1;
  }
}
