import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { isEmail, normaliseEmail } from '../../domain/email.js';
import { toFullKatakana } from '../../domain/kana.js';
import { normaliseSpaces, toHalfWidth } from '../../domain/text.js';
import { Employee } from '../../employers/employee.entity.js';
import { employeeNotFound } from '../../employers/employer.errors.js';
import { Employment } from '../../employers/employment.entity.js';
import { rowRefused } from '../../employers/row-refused.js';
import { signsInAlready } from '../welcome/welcome.errors.js';
import { WelcomeService } from '../welcome/welcome.service.js';

/** What of an employee was written down wrongly, as it should have been; what is right is left out. */
export interface EmployeeCorrection {
  staffNumber?: string;
  name?: string;
  nameKana?: string;
  email?: string;
}

@Injectable()
export class CorrectEmployeeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly welcome: WelcomeService,
  ) {}

  /**
   * Corrects what the employer wrote down of somebody who works there now. The address can be corrected until the person
   * has an account: the account then belongs to its own address. A letter that went to the wrong one is void.
   *
   * @throws DomainError employee_not_found, missing_field, bad_email, staff_number_taken, signs_in_already
   */
  async correct(cityId: number, employerId: string, id: string, corrected: EmployeeCorrection): Promise<void> {
    await this.transactions.run(async (manager) => {
      const works = { cityId, employerId, employeeId: id };
      const lock = { mode: 'pessimistic_write' } as const;
      const employment = await manager
        .createQueryBuilder(Employment, 'w')
        .where(works)
        .andWhere('w.until_on is null')
        .setLock(lock.mode)
        .getOne();
      const employee = employment && (await manager.findOne(Employee, { where: { cityId, id }, lock }));
      if (!employee) throw employeeNotFound();
      const name = normaliseSpaces(corrected.name ?? employee.name);
      const nameKana = toFullKatakana(corrected.nameKana ?? employee.nameKana);
      const email = normaliseEmail(corrected.email ?? employee.email);
      const staffNumber = normaliseSpaces(toHalfWidth(corrected.staffNumber ?? employment.staffNumber));
      if (!name || !nameKana || !email || !staffNumber) throw rowRefused('missing_field');
      if (!isEmail(email)) throw rowRefused('bad_email');
      if (email !== employee.email) {
        if (await this.welcome.hasAccount(cityId, id)) throw signsInAlready();
        await this.welcome.withdraw(cityId, id);
      }
      await manager.update(Employee, { cityId, id }, { name, nameKana, email });
      await manager.update(Employment, { cityId, id: employment.id }, { staffNumber });
    });
  }
}
