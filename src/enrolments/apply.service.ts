import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import type { Month } from '../domain/month.js';
import { RegisterEmployeesService, type EmployeeRefusal } from '../employers/register-employees.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { Application } from './application.js';
import { lockEnrolments } from './enrolments-lock.js';
import { judgeApplication, type ApplicationJudgement, type ApplicationRefusal } from './judge-application.js';
import { KnownEnrolments } from './known-enrolments.js';
import { MONTH_AFTER_EARLIER_PLACES } from './earlier-places.js';
import { recordEvents } from './record-events.js';
import type { OwedMonths } from './terms.js';
import { TermsService } from './terms.service.js';

export type ApplyOutcome =
  | ({ status: 'taken'; id: string; monthsLeft: number } & OwedMonths)
  | { status: 'unchanged'; id: string }
  | { status: 'refused'; code: ApplicationRefusal | EmployeeRefusal };

export interface ApplyOptions {
  /** Whether the city's approval is given at once, as for a list that the city itself has checked. */
  approve: boolean;
  actorId: string;
  reason: string;
}

type Takeable = Application &
  Extract<ApplicationJudgement, { status: 'takeable' }> & { id: string; employeeId: string };

@Injectable()
export class ApplyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly employees: RegisterEmployeesService,
    private readonly cityClock: CityClockService,
    private readonly terms: TermsService,
  ) {}

  /**
   * Enrols parents, thousands at once, from any number of employers: registers the people who are not known yet, and
   * gives each a place in the programme. A refused application changes nothing and harms no other.
   *
   * @returns one outcome an application, in the order given; its id is the enrolment's
   * @throws DomainError programme_not_found, return_before_birth
   */
  async applyMany(
    cityId: number,
    programmeId: string,
    applications: readonly Application[],
    options: ApplyOptions,
  ): Promise<ApplyOutcome[]> {
    if (applications.length === 0) return [];
    return this.transactions.run(async (manager) => {
      await lockEnrolments(manager, cityId);
      const judged = await this.judge(manager, cityId, programmeId, applications);
      const takeable = await this.register(cityId, applications, judged);
      const taken = await this.insert(manager, cityId, programmeId, [...takeable.values()], options);
      return judged.map((outcome, index): ApplyOutcome => {
        if (outcome.status !== 'takeable') return outcome;
        const { id } = takeable.get(index)!;
        return { status: 'taken', id, monthsLeft: outcome.monthsLeft, ...taken.get(id)! };
      });
    });
  }

  private async judge(
    manager: EntityManager,
    cityId: number,
    programmeId: string,
    applications: readonly Application[],
  ): Promise<(ApplicationJudgement | { status: 'refused'; code: EmployeeRefusal })[]> {
    const terms = await this.terms.terms(cityId, programmeId);
    const known = await KnownEnrolments.load(manager, cityId, programmeId, applications);
    return applications.map((application) => {
      const judgement = judgeApplication(application, known, terms);
      if (judgement.status === 'takeable') known.add({ ...application, id: '', state: 'applied' });
      return judgement;
    });
  }

  /** The people of the takeable applications, employer by employer. Who cannot be registered is marked in `judged`. */
  private async register(
    cityId: number,
    applications: readonly Application[],
    judged: (ApplicationJudgement | { status: 'refused'; code: EmployeeRefusal })[],
  ): Promise<Map<number, Takeable>> {
    const takeable = new Map<number, Takeable>();
    const byEmployer = new Map<string, number[]>();
    for (const [index, { employerId }] of applications.entries()) {
      if (judged[index]?.status !== 'takeable') continue;
      byEmployer.set(employerId, [...(byEmployer.get(employerId) ?? []), index]);
    }
    // In one order, so that two imports never wait for each other's employers.
    for (const [employerId, indexes] of [...byEmployer].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const people = indexes.map((index) => applications[index]!);
      const outcomes = await this.employees.register(cityId, employerId, people);
      for (const [at, index] of indexes.entries()) {
        const outcome = outcomes[at]!;
        const judgement = judged[index]!;
        if (outcome.status === 'refused') judged[index] = outcome;
        else if (judgement.status === 'takeable') {
          takeable.set(index, { ...people[at]!, ...judgement, id: uuid(), employeeId: outcome.id });
        }
      }
    }
    return takeable;
  }

  private async insert(
    manager: EntityManager,
    cityId: number,
    programmeId: string,
    rows: readonly Takeable[],
    { approve, actorId, reason }: ApplyOptions,
  ): Promise<Map<string, OwedMonths>> {
    if (rows.length === 0) return new Map();
    const state = approve ? 'approved' : 'applied';
    const made = await manager.query<{ id: string; firstMonth: Month; lastMonth: Month }[]>(
      `insert into enrolments (city_id, id, programme_id, employee_id, employer_id, municipality_id, child_birth_date,
              child_number, leave_started_on, returned_on, state, first_month, last_month)
       select $1, r.id, $2, r."employeeId", r."employerId", p.municipality_id, r."childBirthDate", r."childNumber",
              r."leaveStartedOn", r."returnedOn", $4,
              greatest(to_date(r."firstMonth", 'YYYY-MM'), ${MONTH_AFTER_EARLIER_PLACES}), to_date(r."lastMonth", 'YYYY-MM')
         from jsonb_to_recordset($3) as r (id uuid, "employeeId" uuid, "employerId" uuid, "childBirthDate" date,
                "childNumber" text, "leaveStartedOn" date, "returnedOn" date, "firstMonth" text, "lastMonth" text)
         join employers p on p.city_id = $1 and p.id = r."employerId"
       returning id, to_char(first_month, 'YYYY-MM') as "firstMonth", to_char(last_month, 'YYYY-MM') as "lastMonth"`,
      [cityId, programmeId, JSON.stringify(rows), state],
    );
    const { date: onDate } = await this.cityClock.now(cityId);
    const event = { onDate, reason, actorId };
    await recordEvents(
      manager,
      cityId,
      rows.flatMap(({ id: enrolmentId }) => [
        { ...event, enrolmentId, event: 'apply' as const, before: null, after: { state: 'applied' } },
        ...(approve
          ? [{ ...event, enrolmentId, event: 'approve' as const, before: { state: 'applied' }, after: { state } }]
          : []),
      ]),
    );
    return new Map(made.map(({ id, firstMonth, lastMonth }) => [id, { firstMonth, lastMonth }]));
  }
}
