import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { addMonths, firstDay, type Month } from '../domain/month.js';
import { EndAgedService } from '../enrolments/end-aged.service.js';
import { CALENDAR } from '../programmes/calendar.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { RulesService } from '../programmes/rules.service.js';
import { IssueMonthService } from './issue-month.service.js';
import type { IssuedMonth } from './issued-month.js';

/** Issues, without being asked, what a city owes by its own clock. */
@Injectable()
export class ScheduleIssuanceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly programmes: ProgrammesService,
    private readonly rules: RulesService,
    private readonly cityClock: CityClockService,
    private readonly issueMonth: IssueMonthService,
    private readonly endAged: EndAgedService,
  ) {}

  /**
   * Issues of each programme of a live city the present month, and the missed months of late enrolments, as many as the
   * programme allows. A rehearsal is left alone: it moves by the commands that act on it, and by nothing else. A month in which nobody is due anything is left alone. Where one month is refused, the others
   * are issued all the same. Then the enrolments that are through by age are ended.
   *
   * @throws AggregateError with what was refused
   */
  async issueDue(cityId: number): Promise<IssuedMonth[]> {
    if ((await this.cityClock.clock(cityId)).kind === 'rehearsal') return [];
    const issued: IssuedMonth[] = [];
    const refused: unknown[] = [];
    for (const programme of await this.programmes.list(cityId)) {
      for (const month of await this.monthsDue(cityId, programme)) {
        try {
          issued.push(await this.issueMonth.issue(cityId, programme.id, month, { actorId: CALENDAR }));
        } catch (error) {
          refused.push(error);
        }
      }
    }
    await this.endAged.endAged(cityId);
    if (refused.length > 0)
      throw new AggregateError(refused, `${refused.length} months of city ${cityId} were not issued.`);
    return issued;
  }

  private async monthsDue(cityId: number, programme: Programme): Promise<Month[]> {
    const { month: present } = await this.cityClock.now(cityId);
    if (present < programme.startsMonth) return [];
    const { catchUpMonths } = await this.rules.rulesFor(cityId, programme.id, present);
    const earliest = addMonths(present, -catchUpMonths);
    const first = earliest < programme.startsMonth ? programme.startsMonth : earliest;
    const rows = await this.transactions.query<{ month: Month }>(
      `select to_char(m, 'YYYY-MM') as month
         from generate_series($3::date, $4::date, interval '1 month') m
         cross join lateral (
           select requires_activation from programme_rules r
            where r.city_id = $1 and r.programme_id = $2 and r.effective_month <= m::date
            order by r.effective_month desc limit 1) rules
        where exists (select from issuance_due($1, $2, m::date, rules.requires_activation, '00000000-0000-0000-0000-000000000000', null, 1))
           or exists (select from issuance_runs r where r.city_id = $1 and r.programme_id = $2 and r.month = m::date and r.state = 'running')
        order by m`,
      [cityId, programme.id, firstDay(first), firstDay(present)],
    );
    return rows.map((row) => row.month);
  }
}
