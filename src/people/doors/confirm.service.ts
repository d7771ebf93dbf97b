import { Injectable } from '@nestjs/common';
import { LimitsService } from '../limits/limits.service.js';
import type { SessionFacts, SignInMethod, Strength } from '../sessions/session.js';
import { signInFailed } from './door.errors.js';
import { PasswordsService } from './passwords.service.js';
import { type SecondFactor, SecondStepService } from './second-step.service.js';

/** Shows within a session again, or more strongly than before, who sits there. */
@Injectable()
export class ConfirmService {
  constructor(
    private readonly passwords: PasswordsService,
    private readonly secondStep: SecondStepService,
    private readonly limits: LimitsService,
  ) {}

  /**
   * The password, and where there is a second factor that too.
   * @throws DomainError sign_in_failed, code_wrong, too_many_requests
   */
  async confirm(
    { accountId, email, secondFactor }: SessionFacts,
    password: string,
    factor: SecondFactor,
  ): Promise<{ strength: Strength; method: SignInMethod }> {
    await this.limits.take('sign_in_account', email);
    if (!(await this.passwords.fits(accountId, password))) throw signInFailed();
    await this.limits.forget('sign_in_account', email);
    if (!secondFactor) return { strength: 'single', method: 'password' };
    return { strength: 'strong', method: await this.secondStep.take(accountId, factor) };
  }
}
