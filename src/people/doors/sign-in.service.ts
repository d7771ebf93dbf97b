import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { normaliseEmail } from '../../domain/email.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { ChallengesService } from '../challenges/challenges.service.js';
import { LimitsService } from '../limits/limits.service.js';
import { hashOfSecret, isSecret } from '../sessions/session-token.js';
import { signInFailed } from './door.errors.js';
import { PasswordsService } from './passwords.service.js';
import { TotpService } from './totp.service.js';

const SECOND_STEP_MINUTES = 5;

/** From where somebody tries. */
export interface From {
  address: string;
  /** The device cookie, if the browser has one. */
  deviceToken?: string;
}

/** Whoever gave the right password; with a second factor, the secret with which its code is to be sent. */
export type PasswordGiven = { accountId: string; challenge?: string };

@Injectable()
export class SignInService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly totp: TotpService,
    private readonly challenges: ChallengesService,
    private readonly limits: LimitsService,
  ) {}

  /**
   * The first step. An unknown address is answered like a wrong password, after the same work.
   * @throws DomainError sign_in_failed, too_many_requests
   */
  async byPassword(email: string, password: string, from: From): Promise<PasswordGiven> {
    await this.limits.take('sign_in_address', from.address);
    const account = await this.accounts.findByEmail(email);
    const known = await this.isKnownDevice(account?.id, from.deviceToken);
    const [name, of] = known
      ? (['sign_in_device', `${account?.id} ${from.deviceToken}`] as const)
      : (['sign_in_account', normaliseEmail(email)] as const);
    await this.limits.take(name, of);
    const fits = await this.passwords.fits(account?.id, password);
    if (!account || !fits) throw signInFailed();
    await this.limits.forget(name, of);
    if (!(await this.totp.isSetUp(account.id))) return { accountId: account.id };
    const challenge = await this.challenges.make({
      purpose: 'second_step',
      minutes: SECOND_STEP_MINUTES,
      accountId: account.id,
    });
    return { accountId: account.id, challenge };
  }

  private async isKnownDevice(accountId: string | undefined, deviceToken: string | undefined): Promise<boolean> {
    if (!isSecret(deviceToken)) return false;
    const rows = await this.transactions.query(
      'select from people.sessions where account_id = $1 and device_hash = $2 limit 1',
      [accountId ?? '00000000-0000-0000-0000-000000000000', hashOfSecret(deviceToken)],
    );
    return rows.length > 0;
  }
}
