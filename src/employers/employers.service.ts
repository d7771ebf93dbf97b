import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { isEmail, normaliseEmail } from '../domain/email.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces } from '../domain/text.js';
import { containsWords } from '../lists/contains-words.js';
import { ListReading } from '../lists/list-reading.js';
import { raw, sql } from '../lists/sql.js';
import type { EmployeeDoor, EmployeeView } from './dto/employee.dto.js';
import type { EmployerRow } from './dto/employer.dto.js';
import { EMPLOYEE_DOOR, employeeList } from './employee-list.js';
import { Employee } from './employee.entity.js';
import { employeeNotFound, employerNotFound } from './employer.errors.js';
import { Employer } from './employer.entity.js';
import { employerList } from './employer-list.js';
import { rowRefused } from './row-refused.js';

/** Which employers are asked for; what is not said does not matter. */
export interface EmployerFilter {
  q?: string;
  municipalityId?: string;
}

export interface EmployeeFilter {
  id?: string;
  q?: string;
  door?: EmployeeDoor;
}

@Injectable()
export class EmployersService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError employer_not_found */
  async find(cityId: number, id: string): Promise<Employer> {
    const employer = await this.transactions.manager.findOneBy(Employer, { cityId, id });
    if (!employer) throw employerNotFound();
    return employer;
  }

  /** @throws DomainError employee_not_found */
  async findEmployee(cityId: number, id: string): Promise<Employee> {
    const employee = await this.transactions.manager.findOneBy(Employee, { cityId, id });
    if (!employee) throw employeeNotFound();
    return employee;
  }

  /** By reading unless sorted otherwise; of one employer only where the caller is bound to it. */
  list(cityId: number, { q, municipalityId }: EmployerFilter, onlyId?: string): ListReading<EmployerRow> {
    return new ListReading(this.transactions, employerList, cityId, [
      onlyId && sql`e.id = ${onlyId}`,
      municipalityId && sql`e.municipality_id = ${municipalityId}`,
      containsWords(q, ['e.name', 'e.corporate_number'], ['e.name_kana']),
    ]);
  }

  /**
   * The people who work there now, by staff number unless sorted otherwise.
   *
   * @throws DomainError employer_not_found
   */
  async employees(
    cityId: number,
    employerId: string,
    { id, q, door }: EmployeeFilter = {},
  ): Promise<ListReading<EmployeeView>> {
    await this.find(cityId, employerId);
    return new ListReading(this.transactions, employeeList, cityId, [
      sql`w.employer_id = ${employerId} and w.until_on is null`,
      id && sql`w.employee_id = ${id}`,
      door && sql`${raw(EMPLOYEE_DOOR)} = ${door}`,
      containsWords(q, ['p.name', 'w.staff_number'], ['p.name_kana']),
    ]);
  }

  /**
   * Changes the name, reading or contact of an employer; its corporate number stays.
   *
   * @throws DomainError employer_not_found, missing_field, bad_email
   */
  async change(
    cityId: number,
    id: string,
    changes: { name?: string; nameKana?: string; contactEmail?: string },
  ): Promise<Employer> {
    return this.transactions.run(async (manager) => {
      const employer = await this.find(cityId, id);
      employer.name = normaliseSpaces(changes.name ?? employer.name);
      employer.nameKana = toFullKatakana(changes.nameKana ?? employer.nameKana);
      employer.contactEmail = normaliseEmail(changes.contactEmail ?? employer.contactEmail);
      if (!employer.name || !employer.nameKana || !employer.contactEmail) throw rowRefused('missing_field');
      if (!isEmail(employer.contactEmail)) throw rowRefused('bad_email');
      const { name, nameKana, contactEmail } = employer;
      await manager.update(Employer, { cityId, id }, { name, nameKana, contactEmail });
      return employer;
    });
  }
}
