import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { JobHandlers } from '../jobs/job-handlers.js';

/** Codes that nobody used are forgotten a day after their time; a used one stays, since it is a key of the ledger. */
@Injectable()
export class SweepCodesProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.handlers.register('sweep-codes', (cityId) => this.sweep(cityId));
  }

  async sweep(cityId: number): Promise<void> {
    await this.transactions.query(
      `delete from redemption_codes c
        where c.city_id = $1 and c.usable_until < clock_timestamp() - interval '1 day'
          and not exists (select from ledger.operations o where o.city_id = $1 and o.code_id = c.id)`,
      [cityId],
    );
  }
}
