import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { DateIso } from '../../domain/date.js';
import { employeeNotFound } from '../../employers/employer.errors.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import { endEmployment } from '../change-employment.js';
import { enrolmentStands, lastDayAhead } from '../enrolment.errors.js';
import { lockEnrolments } from '../enrolments-lock.js';

@Injectable()
export class LeaveEmployerService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
  ) {}

  /**
   * Somebody who is no enrolled parent leaves the employer: nobody there can thank him or her any more. What was given
   * stays. A parent leaves by the end of the enrolment.
   *
   * @param lastOn the last day there
   * @throws DomainError employee_not_found, enrolment_stands, last_day_ahead
   */
  async leave(cityId: number, employerId: string, employeeId: string, lastOn: DateIso): Promise<void> {
    const { date: today } = await this.cityClock.now(cityId);
    if (lastOn > today) throw lastDayAhead(today);
    await this.transactions.run(async (manager) => {
      // Nobody is enrolled there in this very moment.
      await lockEnrolments(manager, cityId);
      const [found] = await manager.query<{ enrolled: boolean }[]>(
        `select exists (select from enrolments n
                         where n.city_id = $1 and n.employee_id = $3 and n.employer_id = $2
                           and n.state not in ('refused', 'ended')) as enrolled
           from employments w
          where w.city_id = $1 and w.employer_id = $2 and w.employee_id = $3 and w.until_on is null for update`,
        [cityId, employerId, employeeId],
      );
      if (!found) throw employeeNotFound();
      if (found.enrolled) throw enrolmentStands();
      await endEmployment(manager, { cityId, employerId, employeeId }, lastOn);
    });
  }
}
