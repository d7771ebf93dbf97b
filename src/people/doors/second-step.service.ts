import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { ChallengesService } from '../challenges/challenges.service.js';
import { LimitsService } from '../limits/limits.service.js';
import { RecoveryCodesService } from './recovery-codes.service.js';
import { TellService } from './tell.service.js';
import { TotpService } from './totp.service.js';

/** A code of the authenticator app, or in its stead a recovery code. */
export interface SecondFactor {
  code?: string;
  recoveryCode?: string;
}

@Injectable()
export class SecondStepService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly totp: TotpService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly challenges: ChallengesService,
    private readonly limits: LimitsService,
    private readonly telling: TellService,
  ) {}

  /**
   * The second step of a sign-in. A wrong code leaves the step open for another one, within the limit.
   * @returns the account, and by what it was shown
   * @throws DomainError link_not_valid, code_wrong, too_many_requests
   */
  async finish(
    challenge: string,
    factor: SecondFactor,
    address: string,
  ): Promise<{ accountId: string; method: 'totp' | 'recovery_code' }> {
    await this.limits.take('tokens_address', address);
    const { accountId } = await this.challenges.look('second_step', challenge);
    if (accountId === null) throw new Error('A second step is somebody’s');
    const method = await this.take(accountId, factor, () => this.challenges.use('second_step', challenge));
    return { accountId, method };
  }

  /**
   * Takes a code, and does with it in one transaction what it opens.
   * @throws DomainError code_wrong, too_many_requests, and what the work throws
   */
  async take(
    accountId: string,
    { code, recoveryCode }: SecondFactor,
    work: () => Promise<unknown> = async () => undefined,
  ): Promise<'totp' | 'recovery_code'> {
    const byRecovery = recoveryCode !== undefined;
    const limit = byRecovery ? 'recovery_account' : 'codes_account';
    await this.limits.take(limit, accountId);
    await this.transactions.run(async () => {
      if (byRecovery) {
        await this.recoveryCodes.take(accountId, recoveryCode);
        await this.telling.tell(await this.accounts.get(accountId), 'recovery_code_used');
      } else {
        await this.totp.take(accountId, code ?? '');
      }
      await work();
    });
    await this.limits.forget(limit, accountId);
    return byRecovery ? 'recovery_code' : 'totp';
  }
}
