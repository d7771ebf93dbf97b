import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { isEmail, normaliseEmail } from '../domain/email.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces, toHalfWidth } from '../domain/text.js';
import { Ledger } from '../ledger/ledger.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { RowOutcome } from './row-outcome.js';

export interface NewEmployee {
  /** 社員番号; what tells one employer's people apart. */
  staffNumber: string;
  name: string;
  nameKana: string;
  email: string;
  /** First day of the employment; the city's today if not known. */
  fromOn?: DateIso;
}

/**
 * `already_registered`: the staff number is there with other data. `employed_elsewhere`: the same name, reading and
 * address is at another employer now.
 */
export type EmployeeRefusal = 'missing_field' | 'bad_email' | 'already_registered' | 'employed_elsewhere';

interface Candidate {
  id: string;
  employmentId: string;
  staffNumber: string;
  name: string;
  nameKana: string;
  email: string;
  fromOn: DateIso;
}

/** A person as the database knows him or her; employerId is that of the present employment, if there is one. */
interface Known {
  id: string;
  employerId: string | null;
  staffNumber: string | null;
  name: string;
  nameKana: string;
  email: string;
}

@Injectable()
export class RegisterEmployeesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly cityClock: CityClockService,
  ) {}

  /**
   * Registers people of one employer, thousands at once: person, employment and wallet. Parents and co-workers alike.
   * A person known from an earlier employment (same name, reading and address) keeps his or her wallet.
   *
   * @returns one outcome a row, in the order given; its id is the employee's
   */
  async register(
    cityId: number,
    employerId: string,
    rows: readonly NewEmployee[],
  ): Promise<RowOutcome<EmployeeRefusal>[]> {
    const { date } = await this.cityClock.now(cityId);
    return this.transactions.run(async (manager) => {
      // One writer at a time for an employer's people, so that what is read below still holds when it is written.
      await manager.query('select 1 from employers where city_id = $1 and id = $2 for update', [cityId, employerId]);
      const judged = rows.map((row) => judge(row, date));
      const known = await this.known(manager, cityId, employerId, judged);
      const byStaffNumber = new Map<string, Known>();
      const byPerson = new Map<string, Known>();
      for (const person of known) {
        byPerson.set(personKey(person), person);
        if (person.employerId === employerId && person.staffNumber) byStaffNumber.set(person.staffNumber, person);
      }
      const newPeople: Candidate[] = [];
      const newEmployments: Candidate[] = [];
      const outcomes = judged.map((row): RowOutcome<EmployeeRefusal> => {
        if (typeof row === 'string') return { status: 'refused', code: row };
        const sameNumber = byStaffNumber.get(row.staffNumber);
        if (sameNumber) {
          const same = personKey(sameNumber) === personKey(row);
          return same ? { status: 'unchanged', id: sameNumber.id } : { status: 'refused', code: 'already_registered' };
        }
        const person = byPerson.get(personKey(row));
        if (person?.employerId) {
          const code = person.employerId === employerId ? 'already_registered' : 'employed_elsewhere';
          return { status: 'refused', code };
        }
        const taken = { ...row, id: person?.id ?? row.id };
        if (!person) newPeople.push(taken);
        newEmployments.push(taken);
        const now = { ...taken, employerId };
        byStaffNumber.set(row.staffNumber, now);
        byPerson.set(personKey(row), now);
        return { status: 'taken', id: taken.id };
      });
      await this.insert(manager, cityId, employerId, newPeople, newEmployments);
      return outcomes;
    });
  }

  private known(
    manager: EntityManager,
    cityId: number,
    employerId: string,
    judged: readonly (Candidate | EmployeeRefusal)[],
  ): Promise<Known[]> {
    const candidates = judged.filter((row): row is Candidate => typeof row !== 'string');
    return manager.query<Known[]>(
      `select e.id, w.employer_id as "employerId", w.staff_number as "staffNumber", e.name, e.name_kana as "nameKana", e.email
         from employees e
         left join employments w on w.city_id = e.city_id and w.employee_id = e.id and w.until_on is null
        where e.city_id = $1
          and (e.email = any($3)
            or e.id in (select employee_id from employments
                         where city_id = $1 and employer_id = $2 and until_on is null and staff_number = any($4)))
        order by w.employer_id nulls first`,
      [cityId, employerId, candidates.map((row) => row.email), candidates.map((row) => row.staffNumber)],
    );
  }

  private async insert(
    manager: EntityManager,
    cityId: number,
    employerId: string,
    people: readonly Candidate[],
    employments: readonly Candidate[],
  ): Promise<void> {
    if (employments.length === 0) return;
    await manager.query(
      `insert into employees (city_id, id, name, name_kana, email)
       select $1, r.id, r.name, r."nameKana", r.email
         from jsonb_to_recordset($2) as r (id uuid, name text, "nameKana" text, email text)`,
      [cityId, JSON.stringify(people)],
    );
    await manager.query(
      `insert into employments (city_id, id, employee_id, employer_id, staff_number, from_on)
       select $1, r."employmentId", r.id, $2, r."staffNumber", r."fromOn"
         from jsonb_to_recordset($3) as r (id uuid, "employmentId" uuid, "staffNumber" text, "fromOn" date)`,
      [cityId, employerId, JSON.stringify(employments)],
    );
    const wallets = people.map((row) => row.id);
    if (wallets.length > 0) await this.ledger.openAccounts(cityId, 'wallet', wallets);
  }
}

function judge(row: NewEmployee, today: DateIso): Candidate | EmployeeRefusal {
  const staffNumber = normaliseSpaces(toHalfWidth(row.staffNumber));
  const name = normaliseSpaces(row.name);
  const nameKana = toFullKatakana(row.nameKana);
  const email = normaliseEmail(row.email);
  if (!staffNumber || !name || !nameKana || !email) return 'missing_field';
  if (!isEmail(email)) return 'bad_email';
  return { id: uuid(), employmentId: uuid(), staffNumber, name, nameKana, email, fromOn: row.fromOn ?? today };
}

function personKey(person: { name: string; nameKana: string; email: string }): string {
  return [person.name, person.nameKana, person.email].join('\n');
}
