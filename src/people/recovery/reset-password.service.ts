import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { WaysInService } from '../accounts/ways-in.service.js';
import { ChallengesService } from '../challenges/challenges.service.js';
import { PasswordsService } from '../doors/passwords.service.js';
import { type SecondFactor, SecondStepService } from '../doors/second-step.service.js';
import { TellService } from '../doors/tell.service.js';
import { TotpService } from '../doors/totp.service.js';
import { LimitsService } from '../limits/limits.service.js';
import type { SignInMethod, Strength } from '../sessions/session.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { otherWayNeeded } from './recovery.errors.js';

export interface PasswordReset {
  accountId: string;
  strength: Strength;
  method: SignInMethod;
}

/** A new password for who has forgotten it. */
@Injectable()
export class ResetPasswordService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly challenges: ChallengesService,
    private readonly passwords: PasswordsService,
    private readonly totp: TotpService,
    private readonly waysIn: WaysInService,
    private readonly secondStep: SecondStepService,
    private readonly sessions: SessionsService,
    private readonly limits: LimitsService,
    private readonly telling: TellService,
  ) {}

  /**
   * By the mailed link and, where there is a second factor, by that too: the mailbox alone never opens such an account.
   * All sessions end.
   * @throws DomainError link_not_valid, code_wrong, other_way_needed, password_too_short, password_too_long, password_too_common,
   *   too_many_requests
   */
  async reset(secret: string, password: string, factor: SecondFactor, address: string): Promise<PasswordReset> {
    await this.limits.take('tokens_address', address);
    const { accountId } = await this.challenges.look('password_reset', secret);
    if (accountId === null) throw new Error('A link to a new password is somebody’s');
    const work = () => this.set(accountId, secret, password);
    if (await this.totp.isSetUp(accountId)) {
      const method = await this.secondStep.take(accountId, factor, work);
      return { accountId, strength: 'strong', method };
    }
    if (await this.waysIn.hasSecondFactor(accountId)) throw otherWayNeeded();
    await this.transactions.run(work);
    return { accountId, strength: 'single', method: 'link' };
  }

  private async set(accountId: string, secret: string, password: string): Promise<void> {
    const account = await this.accounts.get(accountId);
    await this.challenges.use('password_reset', secret);
    await this.passwords.set(accountId, password, [account.email, account.name]);
    await this.sessions.endAll(accountId, 'credentials_changed');
    await this.telling.tell(account, 'password');
  }
}
