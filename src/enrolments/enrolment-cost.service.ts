import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { monthsOwed } from '../domain/eligibility.js';
import type { Month } from '../domain/month.js';
import type { Yen } from '../domain/yen.js';
import { RulesService } from '../programmes/rules.service.js';
import type { Enrolment } from './enrolment.entity.js';
import { FindEnrolmentService } from './find-enrolment.service.js';
import { TermsService } from './terms.service.js';

/** A month that was issued, with its payers. `returned`: of the employer's share, what lapsed or was recalled since. */
export interface CostOfMonth {
  month: Month;
  issuedMonth: Month;
  amount: Yen;
  employerShare: Yen;
  cityShare: Yen;
  returned: Yen;
}

export interface EnrolmentCost {
  issued: CostOfMonth[];
  /** Months from the city's present one on that are owed and not issued yet. */
  monthsAhead: number;
  /** The employer's share of those by the rules of today. */
  employerYenAhead: Yen;
}

/** What an enrolment has cost its employer, and what it will. */
@Injectable()
export class EnrolmentCostService {
  constructor(
    private readonly transactions: Transactions,
    private readonly enrolments: FindEnrolmentService,
    private readonly terms: TermsService,
    private readonly rules: RulesService,
  ) {}

  async of(enrolment: Enrolment): Promise<EnrolmentCost> {
    const { cityId, programmeId } = enrolment;
    const { currentMonth, startsMonth } = await this.terms.terms(cityId, programmeId);
    const from = currentMonth < startsMonth ? startsMonth : currentMonth;
    const issued = await this.issued(enrolment);
    const done = new Set(issued.map(({ month }) => month));
    const goesOn = enrolment.state !== 'ended' && enrolment.state !== 'refused';
    const owed = monthsOwed(enrolment, await this.enrolments.absences(cityId, enrolment.id));
    const monthsAhead = goesOn ? owed.filter((month) => month >= from && !done.has(month)).length : 0;
    const { employerYen } = await this.rules.rulesFor(cityId, programmeId, from);
    return { issued, monthsAhead, employerYenAhead: monthsAhead * employerYen };
  }

  private issued({ cityId, programmeId, employeeId, id }: Enrolment): Promise<CostOfMonth[]> {
    return this.transactions.query<CostOfMonth>(
      `select to_char(a.month, 'YYYY-MM') as month, to_char(a.issued_month, 'YYYY-MM') as "issuedMonth", a.amount,
              a.employer_share as "employerShare", a.city_share as "cityShare",
              (select coalesce(sum(case when t.code in ('expire', 'recall') then t.employer_share
                                        when t.code in ('unexpire', 'unrecall') then -t.employer_share end), 0)::integer
                 from ledger.transfers t where t.city_id = a.city_id and t.allocation_id = a.id) as returned
         from ledger.allocations a
        where a.city_id = $1 and a.programme_id = $2 and a.employee_id = $3 and a.enrolment_id = $4
        order by a.month`,
      [cityId, programmeId, employeeId, id],
    );
  }
}
