import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { Caller } from '../../people/caller.decorator.js';
import { scopeOf } from '../../people/scope.js';

/** Whose people a caller may have written to: HR those who work there now, the city everybody. */
@Injectable()
export class WelcomeReachService {
  constructor(private readonly transactions: Transactions) {}

  async reaches(caller: Caller, employeeId: string): Promise<boolean> {
    const { employerId = null } = scopeOf(caller);
    const rows = await this.transactions.query(
      `select from employees e
        where e.city_id = $1 and e.id = $2
          and ($3::uuid is null or exists (
            select from employments w
             where w.city_id = e.city_id and w.employee_id = e.id and w.employer_id = $3 and w.until_on is null))`,
      [caller.cityId, employeeId, employerId],
    );
    return rows.length > 0;
  }
}
