import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay, fiscalYearOf, type Month, monthsBetween } from '../domain/month.js';
import { expiresOn } from '../domain/validity.js';
import { BudgetsService } from '../programmes/budgets.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { beforeProgramme } from '../programmes/programme.errors.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { RulesService } from '../programmes/rules.service.js';
import type { IssuancePreviewView } from './dto/issuance-preview.dto.js';
import { catchUpTooLate, monthNotBegun } from './issuance.errors.js';

/** Says what issuing a month would do. It changes nothing, not even a rehearsal's clock. */
@Injectable()
export class PreviewIssuanceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly programmes: ProgrammesService,
    private readonly rules: RulesService,
    private readonly budgets: BudgetsService,
    private readonly cityClock: CityClockService,
  ) {}

  /** @throws DomainError programme_not_found, before_programme, month_not_begun (live cities), catch_up_too_late */
  async preview(cityId: number, programmeId: string, month: Month): Promise<IssuancePreviewView> {
    const { name, startsMonth } = await this.programmes.find(cityId, programmeId);
    if (month < startsMonth) throw beforeProgramme(month, startsMonth);
    const { issuedMonth, movesClock } = await this.monthOfIssuing(cityId, programmeId, month);
    const { employerYen, cityYen, requiresActivation } = await this.rules.rulesFor(cityId, programmeId, month);
    const { validityMonths } = await this.rules.rulesFor(cityId, programmeId, issuedMonth);
    const { due, already, stopped } = await this.count(cityId, programmeId, month, requiresActivation);
    const fiscalYear = fiscalYearOf(issuedMonth);
    const budget = (await this.budgets.list(cityId, programmeId)).find((one) => one.fiscalYear === fiscalYear);
    const budgetYen = budget?.budgetYen ?? null;
    const usedYen = budget?.issuedCityYen ?? 0;
    const cityShare = due * cityYen;
    return {
      programmeId,
      programmeName: name,
      month,
      due,
      already,
      stopped,
      amountEach: employerYen + cityYen,
      amount: due * (employerYen + cityYen),
      employerShare: due * employerYen,
      cityShare,
      expiresOn: expiresOn(issuedMonth, validityMonths),
      fiscalYear,
      budgetYen,
      usedYen,
      leftYen: budgetYen === null ? null : budgetYen - usedYen - cityShare,
      movesClock,
    };
  }

  private async monthOfIssuing(cityId: number, programmeId: string, month: Month) {
    const { kind } = await this.cityClock.clock(cityId);
    const now = await this.cityClock.now(cityId);
    const ahead = month > now.month;
    if (ahead && kind !== 'rehearsal') throw monthNotBegun(month);
    const issuedMonth = ahead ? month : now.month;
    const { catchUpMonths } = await this.rules.rulesFor(cityId, programmeId, issuedMonth);
    if (monthsBetween(month, issuedMonth) > catchUpMonths) throw catchUpTooLate(month, catchUpMonths);
    return { issuedMonth, movesClock: ahead };
  }

  private async count(cityId: number, programmeId: string, month: Month, requiresActivation: boolean) {
    const [row] = await this.transactions.query<{ due: number; already: number; owed: number }>(
      `select c.due, c.already, o.owed
         from issuance_count($1, $2, $3, $4) c
        cross join (select count(distinct employee_id)::integer as owed from issuance_owing($1, $2, $3, $4)) o`,
      [cityId, programmeId, firstDay(month), requiresActivation],
    );
    const { due, already, owed } = row!;
    return { due, already, stopped: owed - due - already };
  }
}
