import { Injectable } from '@nestjs/common';
import { inCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { DEMO_CITY_CODE } from '../mail/demo-mode.js';

/** The steps of a month, in the order in which they are done. */
export const MONTH_STEPS = ['roster', 'approval', 'issuing', 'thanks', 'payment', 'closing', 'payout'] as const;

export type MonthStep = (typeof MONTH_STEPS)[number];

/** How far somebody who tries the demo has come with a month: what happened since its city was left to people. */
@Injectable()
export class DemoMonthService {
  constructor(private readonly transactions: Transactions) {}

  /** @returns the steps that were done; undefined where there is no demo city (yet) */
  async done(): Promise<MonthStep[] | undefined> {
    const [city] = await this.transactions.query<{ id: number }>('select id from cities where code = $1', [
      DEMO_CITY_CODE,
    ]);
    if (!city) return undefined;
    return inCity(city.id, async () => {
      const [seen] = await this.transactions.query<Record<MonthStep, boolean>>(SEEN_SINCE, [city.id]);
      return MONTH_STEPS.filter((step) => seen?.[step]);
    });
  }
}

/**
 * Its tokens are made last, once the simulated months are over: what is younger was done by hand. Younger by the real
 * time: on the city's own clock it may be the day on which the demo was made still.
 */
const SEEN_SINCE = `
  with handed_over as (select min(created_at) as at from access_tokens where city_id = $1),
       enrolled as (select n.state from enrolments n, handed_over h where n.city_id = $1 and n.created_at > h.at)
  select exists (select from enrolled) as roster,
         exists (select from enrolled where state in ('approved', 'active')) as approval,
         exists (select from issuance_runs r, handed_over h where r.city_id = $1 and r.started_at > h.at) as issuing,
         exists (select from thanks t, handed_over h where t.city_id = $1 and t.created_at > h.at) as thanks,
         exists (select from ledger.operations o, handed_over h
                  where o.city_id = $1 and o.code = 'redeem' and o.recorded_at > h.at) as payment,
         exists (select from closings c, handed_over h where c.city_id = $1 and c.approved_at > h.at) as closing,
         exists (select from payout_batches b, handed_over h where b.city_id = $1 and b.prepared_at > h.at and b.exported_at is not null) as payout`;
