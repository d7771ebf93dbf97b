import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Transactions } from '../../src/database/transactions.js';
import { addDays, type DateIso } from '../../src/domain/date.js';
import { firstDay, type Month } from '../../src/domain/month.js';
import { RegisterEmployeesService } from '../../src/employers/register-employees.service.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { IssueMonthService } from '../../src/issuance/issue-month.service.js';
import type { IssuedMonth } from '../../src/issuance/issued-month.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import type { RuleSettings } from '../../src/programmes/programme-rules.entity.js';

export const ACTOR = '0195b7f2-0000-7000-8000-000000000001';
const EMPLOYER = {
  corporateNumber: '2454701952624',
  name: '株式会社永山木工',
  nameKana: 'カブシキガイシャナガヤマモッコウ',
  contactEmail: 'jinji@e1.example.jp',
};

/** An enrolment as the tests of issuing need it; months through the end of the programme unless said. */
export interface TestEnrolment {
  employeeId: string;
  state?: 'applied' | 'refused' | 'approved' | 'active' | 'on_leave' | 'ended';
  firstMonth?: Month;
  lastMonth?: Month;
  activated?: boolean;
}

/** A city with one employer, and the shortest way for a test to have people enrolled and months issued in it. */
export class IssuingCity {
  private children = 0;

  private constructor(
    private readonly app: INestApplicationContext,
    readonly id: number,
    readonly programmeId: string,
    readonly employerId: string,
    private readonly startsMonth: Month,
  ) {}

  static async make(
    app: INestApplicationContext,
    {
      asOf,
      startsMonth = '2026-04',
      rules,
    }: { asOf?: DateIso; startsMonth?: Month; rules?: Partial<RuleSettings> } = {},
  ): Promise<IssuingCity> {
    const { city, programme } = await app.get(CreateCityService).createCity({
      code: `c${randomUUID().slice(0, 13)}`,
      name: '旭川市',
      ...(asOf ? { kind: 'rehearsal', asOf } : { kind: 'live' }),
      programme: { startsMonth, rules },
    });
    const [employer] = await app.get(RegisterEmployersService).register(city.id, [EMPLOYER]);
    if (employer?.status !== 'taken') throw new Error('The employer was not taken.');
    return new IssuingCity(app, city.id, programme!.id, employer.id, startsMonth);
  }

  async people(count: number): Promise<string[]> {
    const rows = Array.from({ length: count }, () => {
      const number = randomUUID();
      return { staffNumber: number, name: '村上 智子', nameKana: 'ムラカミ トモコ', email: `${number}@e1.example.jp` };
    });
    const outcomes = await this.app.get(RegisterEmployeesService).register(this.id, this.employerId, rows);
    return outcomes.map((outcome) => {
      if (outcome.status !== 'taken') throw new Error('An employee was not taken.');
      return outcome.id;
    });
  }

  async enrol(enrolments: TestEnrolment[]): Promise<string[]> {
    const rows = enrolments.map((one) => ({
      id: randomUUID(),
      employee_id: one.employeeId,
      state: one.state ?? 'approved',
      first_month: firstDay(one.firstMonth ?? this.startsMonth),
      last_month: firstDay(one.lastMonth ?? '2040-03'),
      activated_at: one.activated ? '2026-04-01T00:00:00Z' : null,
      // No two children of one parent are born on the same day.
      child_birth_date: addDays('2024-01-01', (this.children += 1) % 700),
    }));
    await this.query(
      `insert into enrolments (city_id, id, programme_id, employee_id, employer_id, child_birth_date, leave_started_on,
              returned_on, state, first_month, last_month, activated_at, ended_on, end_reason)
       select $1, r.id, $2, r.employee_id, $3, r.child_birth_date, r.child_birth_date, r.child_birth_date + 300, r.state,
              r.first_month, r.last_month, r.activated_at, case when r.state = 'ended' then r.last_month + 10 end,
              case when r.state = 'ended' then 'left' end
         from jsonb_to_recordset($4) as r (id uuid, employee_id uuid, state text, first_month date, last_month date,
              activated_at timestamptz, child_birth_date date)`,
      [this.id, this.programmeId, this.employerId, JSON.stringify(rows)],
    );
    return rows.map((row) => row.id);
  }

  /** So many parents with a place each. */
  async parents(count: number, place: Omit<TestEnrolment, 'employeeId'> = {}): Promise<string[]> {
    const people = await this.people(count);
    await this.enrol(people.map((employeeId) => ({ employeeId, ...place })));
    return people;
  }

  issue(month: Month): Promise<IssuedMonth> {
    return this.app.get(IssueMonthService).issue(this.id, this.programmeId, month, { actorId: ACTOR });
  }

  allocations(): Promise<
    {
      employeeId: string;
      enrolmentId: string;
      month: Month;
      issuedMonth: Month;
      expiresOn: DateIso;
      employer: number;
      city: number;
    }[]
  > {
    return this.query(
      `select employee_id as "employeeId", enrolment_id as "enrolmentId", to_char(month, 'YYYY-MM') as month,
              to_char(issued_month, 'YYYY-MM') as "issuedMonth", expires_on::text as "expiresOn",
              employer_share as employer, city_share as city
         from ledger.allocations where city_id = $1 order by month, employee_id`,
      [this.id],
    );
  }

  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.app.get(Transactions).query<Row>(sql, parameters);
  }
}
