import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { JobHandlers } from '../jobs/job-handlers.js';

/** Forgets what only the last days needed: the numbers of old events, and wrong tries. */
@Injectable()
export class SweepTillProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.handlers.register('sweep-till', (cityId) => this.sweep(cityId));
  }

  async sweep(cityId: number): Promise<void> {
    // The newest of each shop stays, and what is near it: by them is known what was numbered, and what comes next.
    await this.transactions.query(
      `delete from till_events e using (
         select shop_id, max(recorded_at) as newest from till_events where city_id = $1 group by shop_id) last
        where e.city_id = $1 and e.shop_id = last.shop_id and last.newest - e.recorded_at > interval '1 day'
          and e.recorded_at < clock_timestamp() - interval '2 days'`,
      [cityId],
    );
    await this.transactions.query(
      `delete from wrong_tries w
        where w.city_id = $1 and not exists (select from unnest(w.at) t where t > clock_timestamp() - interval '1 day')`,
      [cityId],
    );
  }
}
