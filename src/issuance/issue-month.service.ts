import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay, type Month, monthsBetween } from '../domain/month.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { beforeProgramme } from '../programmes/programme.errors.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { RulesService } from '../programmes/rules.service.js';
import { AdvanceClockService } from './advance-clock.service.js';
import { catchUpTooLate, monthNotBegun } from './issuance.errors.js';
import type { IssuedMonth, IssueOptions } from './issued-month.js';
import { RunIssuanceService } from './run-issuance.service.js';

@Injectable()
export class IssueMonthService {
  constructor(
    private readonly transactions: Transactions,
    private readonly programmes: ProgrammesService,
    private readonly rules: RulesService,
    private readonly cityClock: CityClockService,
    private readonly advanceClock: AdvanceClockService,
    private readonly run: RunIssuanceService,
  ) {}

  /**
   * Issues a month of a programme to everybody who is owed it and has it not. Run twice, in parallel, or again after it
   * was killed, it issues each allocation once. A past month is a catch-up: amount and shares by the rules of that month,
   * validity from the month of issuing. In a rehearsal city a later month first moves the clock to its first day.
   *
   * @throws DomainError programme_not_found, before_programme, month_not_begun (live cities), catch_up_too_late,
   *   budget_passed (nothing is issued; details.over says by how many yen), programme_is_issuing (another run takes too long)
   */
  async issue(cityId: number, programmeId: string, month: Month, options: IssueOptions): Promise<IssuedMonth> {
    if (this.transactions.active) throw new Error('A month is issued in transactions of its own.');
    const { startsMonth } = await this.programmes.find(cityId, programmeId);
    if (month < startsMonth) throw beforeProgramme(month, startsMonth);
    for (;;) {
      const issuedMonth = await this.monthOfIssuing(cityId, programmeId, month);
      const issued = await this.run.run({ cityId, programmeId, month, issuedMonth, ...options });
      // The city's month may turn while the run waits for another one; then all that hangs on it is looked at again.
      if (issued) return issued;
    }
  }

  /** The city's present month, once the month to be issued may be issued in it. */
  private async monthOfIssuing(cityId: number, programmeId: string, month: Month): Promise<Month> {
    const clock = await this.cityClock.clock(cityId);
    if (clock.kind === 'rehearsal' && firstDay(month) > clock.on)
      await this.advanceClock.advanceTo(cityId, firstDay(month));
    const now = await this.cityClock.now(cityId);
    if (month > now.month) throw monthNotBegun(month);
    const { catchUpMonths } = await this.rules.rulesFor(cityId, programmeId, now.month);
    if (monthsBetween(month, now.month) > catchUpMonths) throw catchUpTooLate(month, catchUpMonths);
    return now.month;
  }
}
