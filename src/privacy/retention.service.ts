import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { RetentionView } from './dto/retention.js';
import { retentionInThePast } from './privacy.errors.js';

/** How long a city keeps personal data. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: CityClockService,
  ) {}

  /** All that was ever set, the earliest first. Before the first, five fiscal years. */
  list(cityId: number): Promise<RetentionView[]> {
    return this.transactions.query(
      `select valid_from::text as "validFrom", fiscal_years as "fiscalYears" from retention_rules
        where city_id = $1 order by valid_from`,
      [cityId],
    );
  }

  /**
   * @param validFrom the city's today unless given
   * @throws DomainError retention_in_the_past
   */
  async set(cityId: number, fiscalYears: number, actorId: string, validFrom?: DateIso): Promise<RetentionView> {
    const { date: today } = await this.clock.now(cityId);
    const from = validFrom ?? today;
    if (from < today) throw retentionInThePast(today);
    await this.transactions.query(
      `insert into retention_rules (city_id, valid_from, fiscal_years, set_by) values ($1, $2, $3, $4)
       on conflict on constraint retention_rules_pkey do update
          set fiscal_years = excluded.fiscal_years, set_by = excluded.set_by, set_at = now()`,
      [cityId, from, fiscalYears, actorId],
    );
    return { validFrom: from, fiscalYears };
  }
}
