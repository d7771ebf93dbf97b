import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { addDays, type DateIso } from '../domain/date.js';
import { Ledger } from '../ledger/ledger.js';

/**
 * Tells the ledger on which days merchants take coupons. The ledger keeps turning points: the latest one whose day has
 * come decides. So a stretch of days is a turning point at its first day, another one after its last, and the same
 * answer again at every older turning point in between.
 */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
  ) {}

  /** The merchants take coupons from the first through the last of these days, and none after it. */
  async open(cityId: number, merchantIds: string[], from: DateIso, through: DateIso): Promise<void> {
    await this.turn(cityId, merchantIds, from, through, true);
    await this.turn(cityId, merchantIds, addDays(through, 1), null, false);
  }

  /** The merchants take no coupons from this day on. */
  async close(cityId: number, merchantIds: string[], from: DateIso): Promise<void> {
    await this.turn(cityId, merchantIds, from, null, false);
  }

  private async turn(
    cityId: number,
    merchantIds: string[],
    from: DateIso,
    through: DateIso | null,
    accepts: boolean,
  ): Promise<void> {
    const between = await this.transactions.query<{ on: DateIso; merchants: string[] }>(
      `select from_on::text as on, array_agg(distinct merchant_id) as merchants
         from ledger.acceptances
        where city_id = $1 and merchant_id = any($2) and from_on > $3 and ($4::date is null or from_on <= $4)
        group by from_on order by from_on`,
      [cityId, merchantIds, from, through],
    );
    await this.ledger.setAcceptances(cityId, merchantIds, from, accepts);
    for (const { on, merchants } of between) await this.ledger.setAcceptances(cityId, merchants, on, accepts);
  }
}
