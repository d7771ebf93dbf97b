import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { isEmail, normaliseEmail } from '../domain/email.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces } from '../domain/text.js';
import { type Page, pageOf, type PageQuery } from '../http/paging.js';
import { Employee } from './employee.entity.js';
import { employeeNotFound, employerNotFound } from './employer.errors.js';
import { Employer } from './employer.entity.js';
import { Employment } from './employment.entity.js';
import { rowRefused } from './row-refused.js';

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

  /**
   * By reading; of one employer only where the caller is bound to it.
   *
   * @throws DomainError bad_cursor
   */
  async list(cityId: number, query: PageQuery, onlyId?: string): Promise<Page<Employer>> {
    const rows = this.transactions.manager
      .createQueryBuilder(Employer, 'e')
      .where('e.cityId = :cityId', { cityId })
      .orderBy('e.nameKana')
      .addOrderBy('e.id')
      .limit(query.limit + 1);
    if (onlyId) rows.andWhere('e.id = :onlyId', { onlyId });
    const after = query.after(2);
    if (after) rows.andWhere('(e.nameKana, e.id) > (:kana, CAST(:id AS uuid))', { kana: after[0], id: after[1] });
    return pageOf(await rows.getMany(), query.limit, (row) => [row.nameKana, row.id]);
  }

  /**
   * The people who work there now, by staff number.
   *
   * @throws DomainError employer_not_found, bad_cursor
   */
  async employees(cityId: number, employerId: string, query: PageQuery): Promise<Page<Employment>> {
    await this.find(cityId, employerId);
    const rows = this.transactions.manager
      .createQueryBuilder(Employment, 'w')
      .innerJoinAndSelect('w.employee', 'p')
      .where('w.cityId = :cityId AND w.employerId = :employerId AND w.untilOn IS NULL', { cityId, employerId })
      .orderBy('w.staffNumber')
      .limit(query.limit + 1);
    const after = query.after(1);
    if (after) rows.andWhere('w.staffNumber > :number', { number: after[0] });
    return pageOf(await rows.getMany(), query.limit, (row) => [row.staffNumber]);
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
