import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { employeeNotFound } from '../../employers/employer.errors.js';
import { EmployersService } from '../../employers/employers.service.js';
import type { StaffMemberView } from './staff.dto.js';

@Injectable()
export class StaffMemberService {
  constructor(
    private readonly transactions: Transactions,
    private readonly employers: EmployersService,
  ) {}

  /** Somebody who works there now. @throws DomainError employer_not_found, employee_not_found */
  async find(cityId: number, employerId: string, id: string): Promise<StaffMemberView> {
    const employee = await (await this.employers.employees(cityId, employerId, { id })).one();
    if (!employee) throw employeeNotFound();
    const [newest] = await this.transactions.query<{ id: string; stands: boolean }>(
      `select id, state not in ('refused', 'ended') as stands from enrolments
        where city_id = $1 and employer_id = $2 and employee_id = $3 order by id desc limit 1`,
      [cityId, employerId, id],
    );
    return { ...employee, enrolmentId: newest?.id ?? null, enrolled: newest?.stands ?? false };
  }
}
