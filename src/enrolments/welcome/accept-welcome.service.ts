import { Injectable } from '@nestjs/common';
import { inCity } from '../../database/scope.js';
import { Transactions } from '../../database/transactions.js';
import { AccountsService } from '../../people/accounts/accounts.service.js';
import { linkNotValid } from '../../people/challenges/challenge.errors.js';
import { ChallengesService } from '../../people/challenges/challenges.service.js';
import { GiveRoleService } from '../../people/grants/give-role.service.js';
import { LimitsService } from '../../people/limits/limits.service.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import { ChangeEnrolmentService } from '../change-enrolment.service.js';

const REASON = '本人による利用開始';

export interface Welcomed {
  accountId: string;
  grantId: string;
  /** The enrolments that waited for the person and are active now. */
  activated: string[];
}

/**
 * The employee takes up the own wallet on the own device: the address that HR registered gets an account, or the one it
 * has gets the role, and what waits to be activated in person is active.
 */
@Injectable()
export class AcceptWelcomeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly challenges: ChallengesService,
    private readonly accounts: AccountsService,
    private readonly giving: GiveRoleService,
    private readonly enrolments: ChangeEnrolmentService,
    private readonly cityClock: CityClockService,
    private readonly limits: LimitsService,
  ) {}

  /** @throws DomainError link_not_valid, person_has_account, too_many_requests */
  async accept(secret: string, address: string): Promise<Welcomed> {
    await this.limits.take('tokens_address', address);
    const { cityId } = await this.challenges.look('welcome', secret);
    if (cityId === null) throw new Error('A welcome is a city’s');
    return inCity(cityId, () => this.transactions.run(() => this.take(cityId, secret)));
  }

  private async take(cityId: number, secret: string): Promise<Welcomed> {
    const { data } = await this.challenges.use('welcome', secret);
    const employeeId = String(data.employeeId);
    const [person] = await this.transactions.query<{ name: string; email: string }>(
      'select name, email from employees where city_id = $1 and id = $2',
      [cityId, employeeId],
    );
    if (!person) throw linkNotValid();
    const { id: accountId } = await this.accounts.findOrOpen(person.email, person.name);
    const grantId = await this.giving.give({ cityId, accountId, role: 'employee', employeeId, grantedBy: employeeId });
    return { accountId, grantId, activated: await this.activate(cityId, employeeId) };
  }

  private async activate(cityId: number, employeeId: string): Promise<string[]> {
    const waiting = await this.transactions.query<{ id: string }>(
      `select id from enrolments where city_id = $1 and employee_id = $2 and state = 'approved' order by id`,
      [cityId, employeeId],
    );
    const { date: on } = await this.cityClock.now(cityId);
    for (const { id } of waiting) {
      await this.enrolments.activate(cityId, id, { on, reason: REASON, actorId: employeeId });
    }
    return waiting.map(({ id }) => id);
  }
}
