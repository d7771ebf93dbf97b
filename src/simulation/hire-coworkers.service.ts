import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { type NewEmployee, RegisterEmployeesService } from '../employers/register-employees.service.js';
import { FAMILY_NAMES, GIVEN_NAMES } from './coworker-names.js';
import { Random } from './random.js';

/** Gives every employer that has enrolled parents, and nobody else, some invented co-workers who can be thanked. */
@Injectable()
export class HireCoworkersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly registerEmployees: RegisterEmployeesService,
  ) {}

  async hire(cityId: number, programmeId: string, seed: number): Promise<void> {
    const lacking = await this.transactions.query<{ id: string; corporateNumber: string }>(
      `select e.id, e.corporate_number as "corporateNumber"
         from employers e
        where e.city_id = $1
          and e.id in (select employer_id from enrolments where city_id = $1 and programme_id = $2)
          and e.id not in (select employer_id from employments where city_id = $1 and until_on is null
                              and employee_id not in (select employee_id from enrolments where city_id = $1))
        order by e.corporate_number`,
      [cityId, programmeId],
    );
    for (const { id, corporateNumber } of lacking) {
      await this.registerEmployees.register(
        cityId,
        id,
        invent(new Random('co-workers', seed, corporateNumber), corporateNumber),
      );
    }
  }
}

function invent(random: Random, corporateNumber: string): NewEmployee[] {
  return Array.from({ length: random.between(2, 4) }, (_, index) => {
    const [family, familyKana] = random.pick(FAMILY_NAMES);
    const [given, givenKana] = random.pick(GIVEN_NAMES);
    return {
      staffNumber: `同僚-${index + 1}`,
      name: `${family} ${given}`,
      nameKana: `${familyKana} ${givenKana}`,
      email: `coworker${index + 1}@${corporateNumber}.example.jp`,
    };
  });
}
