import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { firstDay, type Month } from '../domain/month.js';
import { CityClockService } from './city-clock.service.js';
import { ProgrammeLockService } from './programme-lock.service.js';
import { ProgrammeRules, type RuleSettings } from './programme-rules.entity.js';
import { beforeProgramme, ruleInThePast } from './programme.errors.js';
import { ProgrammesService } from './programmes.service.js';
import { withChanges } from './with-changes.js';

@Injectable()
export class RulesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly programmes: ProgrammesService,
    private readonly cityClock: CityClockService,
    private readonly lock: ProgrammeLockService,
  ) {}

  /** All rules that were ever set, the earliest first. */
  list(cityId: number, programmeId: string): Promise<ProgrammeRules[]> {
    return this.transactions.manager.find(ProgrammeRules, {
      where: { cityId, programmeId },
      order: { effectiveMonth: 'ASC' },
    });
  }

  /**
   * The rules that hold in a month.
   *
   * @param manager where the caller holds a connection of its own
   * @throws DomainError programme_not_found, before_programme
   */
  async rulesFor(
    cityId: number,
    programmeId: string,
    month: Month,
    manager: EntityManager = this.transactions.manager,
  ): Promise<ProgrammeRules> {
    const rules = await manager.findOne(ProgrammeRules, {
      where: { cityId, programmeId, effectiveMonth: LessThanOrEqual(month) },
      order: { effectiveMonth: 'DESC' },
    });
    if (rules) return rules;
    const { startsMonth } = await this.programmes.find(cityId, programmeId);
    throw beforeProgramme(month, startsMonth);
  }

  /**
   * The rules that hold in each of these months, in their order.
   *
   * @throws DomainError programme_not_found, before_programme
   */
  async rulesForEach(cityId: number, programmeId: string, months: readonly Month[]): Promise<ProgrammeRules[]> {
    const { startsMonth } = await this.programmes.find(cityId, programmeId);
    const all = await this.list(cityId, programmeId);
    return months.map((month) => {
      const rules = all.findLast(({ effectiveMonth }) => effectiveMonth <= month);
      if (!rules) throw beforeProgramme(month, startsMonth);
      return rules;
    });
  }

  /**
   * Changes the rules from a month on; what is not mentioned stays as it is in that month. Earlier months keep theirs.
   * A change that was planned for the same month and is not issued yet is replaced.
   *
   * @throws DomainError programme_not_found, before_programme, rule_in_the_past, programme_is_issuing,
   *   rules_out_of_range, rules_not_whole_notes
   */
  async change(
    cityId: number,
    programmeId: string,
    month: Month,
    changes: Partial<RuleSettings>,
  ): Promise<ProgrammeRules> {
    const { startsMonth } = await this.programmes.find(cityId, programmeId);
    if (month < startsMonth) throw beforeProgramme(month, startsMonth);
    return this.transactions.run(async (manager) => {
      await this.lock.holdForChange(cityId, programmeId);
      const now = await this.cityClock.now(cityId);
      if (month < now.month || (await this.isIssuedFrom(cityId, programmeId, month))) throw ruleInThePast(month);
      const inForce = await this.rulesFor(cityId, programmeId, month);
      const changed = { ...withChanges(inForce, changes), cityId, programmeId, effectiveMonth: month };
      await manager.upsert(ProgrammeRules, changed, ['cityId', 'programmeId', 'effectiveMonth']);
      return manager.findOneByOrFail(ProgrammeRules, { cityId, programmeId, effectiveMonth: month });
    });
  }

  private async isIssuedFrom(cityId: number, programmeId: string, month: Month): Promise<boolean> {
    const rows = await this.transactions.query(
      'select 1 from ledger.allocations where city_id = $1 and programme_id = $2 and month >= $3 limit 1',
      [cityId, programmeId, firstDay(month)],
    );
    return rows.length > 0;
  }
}
