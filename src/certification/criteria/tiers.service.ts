import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { DateIso } from '../../domain/date.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import { datedInThePast, tiersOutOfOrder } from './criteria.errors.js';
import { type NewTier, Tier, tierCodes } from './tier.entity.js';

/** How many accepted measures make which tier. */
@Injectable()
export class TiersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
  ) {}

  /** The tiers as they are on a day, the highest first. */
  async on(cityId: number, date: DateIso): Promise<Tier[]> {
    const rows = await this.transactions.manager.find(Tier, { where: { cityId }, order: { validFrom: 'DESC' } });
    return tierCodes.flatMap((code) => rows.find((tier) => tier.code === code && tier.validFrom <= date) ?? []);
  }

  /** The highest tier for which so many measures are enough; undefined for fewer than the lowest takes. */
  async reached(cityId: number, measures: number, date: DateIso): Promise<Tier | undefined> {
    return (await this.on(cityId, date)).find(({ leastMeasures }) => leastMeasures <= measures);
  }

  /**
   * Sets all tiers from a day on: a higher one takes more measures. Certificates that were given stay what they are.
   *
   * @param validFrom the city's today unless given
   * @throws DomainError tiers_out_of_order, dated_in_the_past
   */
  async set(cityId: number, tiers: readonly NewTier[], validFrom?: DateIso): Promise<Tier[]> {
    const { date: today } = await this.cityClock.now(cityId);
    const from = validFrom ?? today;
    if (from < today) throw datedInThePast(today);
    const thresholds = tierCodes.map((code) => tiers.find((tier) => tier.code === code)?.leastMeasures ?? 0);
    const descending = thresholds.every((least, index) => least > (thresholds[index + 1] ?? 0));
    if (tiers.length !== tierCodes.length || !descending) throw tiersOutOfOrder();
    return this.transactions.run(async (manager) => {
      const rows = tiers.map(({ code, name, leastMeasures }) => ({
        code,
        name,
        leastMeasures,
        cityId,
        validFrom: from,
      }));
      await manager.upsert(Tier, rows, ['cityId', 'code', 'validFrom']);
      return this.on(cityId, from);
    });
  }
}
