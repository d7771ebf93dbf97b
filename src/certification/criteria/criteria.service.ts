import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { addDays, type DateIso } from '../../domain/date.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import { criterionNotFound, datedInThePast } from './criteria.errors.js';
import { Criterion, type NewCriterion } from './criterion.entity.js';
import { READY_CRITERIA, READY_TIERS } from './ready-criteria.js';
import { TiersService } from './tiers.service.js';

/** What a city asks of those who want to be certified, each criterion from a day until a day. */
@Injectable()
export class CriteriaService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
    private readonly tiers: TiersService,
  ) {}

  /** Those in force on a day, in their order. */
  on(cityId: number, date: DateIso): Promise<Criterion[]> {
    const begun = { cityId, validFrom: LessThanOrEqual(date) };
    return this.transactions.manager.find(Criterion, {
      where: [
        { ...begun, validUntil: IsNull() },
        { ...begun, validUntil: MoreThanOrEqual(date) },
      ],
      order: { position: 'ASC', code: 'ASC' },
    });
  }

  /** Those in force on the city's today. */
  async today(cityId: number): Promise<Criterion[]> {
    return this.on(cityId, (await this.cityClock.now(cityId)).date);
  }

  /** All that ever were, those ended included. */
  all(cityId: number): Promise<Criterion[]> {
    return this.transactions.manager.find(Criterion, {
      where: { cityId },
      order: { position: 'ASC', validFrom: 'ASC' },
    });
  }

  /**
   * Adds a criterion from a day on. One with the same code ends the day before: applications that answered it keep it.
   *
   * @param validFrom the city's today unless given
   * @throws DomainError dated_in_the_past
   */
  add(cityId: number, criterion: NewCriterion, validFrom?: DateIso): Promise<Criterion> {
    return this.transactions.run(async (manager) => {
      const from = await this.notPast(cityId, validFrom);
      const standing = await manager.findOneBy(Criterion, { cityId, code: criterion.code, validUntil: IsNull() });
      if (standing && standing.validFrom >= from) throw datedInThePast(addDays(standing.validFrom, 1));
      if (standing) await manager.update(Criterion, { cityId, id: standing.id }, { validUntil: addDays(from, -1) });
      const position = standing?.position ?? 1 + (await manager.countBy(Criterion, { cityId }));
      const row = { ...criterion, cityId, id: uuid(), validFrom: from, position };
      await manager.insert(Criterion, row);
      return manager.findOneByOrFail(Criterion, { cityId, id: row.id });
    });
  }

  /**
   * Asks for it no longer after a day.
   *
   * @throws DomainError criterion_not_found (or ended already), dated_in_the_past
   */
  end(cityId: number, id: string, validUntil: DateIso): Promise<Criterion> {
    return this.transactions.run(async (manager) => {
      const lock = { mode: 'pessimistic_write' as const };
      const found = await manager.findOne(Criterion, { where: { cityId, id, validUntil: IsNull() }, lock });
      if (!found) throw criterionNotFound();
      await this.notPast(cityId, validUntil);
      if (validUntil < found.validFrom) throw datedInThePast(found.validFrom);
      await manager.update(Criterion, { cityId, id }, { validUntil });
      return { ...found, validUntil };
    });
  }

  /**
   * Gives a city that has none of its own the ready criteria and tiers; any other stays as it is.
   *
   * @returns whether they were given
   */
  begin(cityId: number): Promise<boolean> {
    return this.transactions.run(async (manager) => {
      if (await manager.existsBy(Criterion, { cityId })) return false;
      for (const criterion of READY_CRITERIA) await this.add(cityId, criterion);
      await this.tiers.set(cityId, READY_TIERS);
      return true;
    });
  }

  private async notPast(cityId: number, date?: DateIso): Promise<DateIso> {
    const { date: today } = await this.cityClock.now(cityId);
    if (date !== undefined && date < today) throw datedInThePast(today);
    return date ?? today;
  }
}
