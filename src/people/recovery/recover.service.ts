import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { WaysInService } from '../accounts/ways-in.service.js';
import { ChallengesService } from '../challenges/challenges.service.js';
import { PasswordsService } from '../doors/passwords.service.js';
import { RecoveryCodesService } from '../doors/recovery-codes.service.js';
import { TellService } from '../doors/tell.service.js';
import { TotpService } from '../doors/totp.service.js';
import { LimitsService } from '../limits/limits.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { nothingLost, recoveryNotReady } from './recovery.errors.js';

/** How long the owner of the account has to say that it was somebody else. */
const WAITING_HOURS = 72;
const LAPSES_AFTER_DAYS = 14;

/**
 * For who has lost the authenticator app and the recovery codes too, or the passkeys. The mailbox alone does not
 * suffice: staff are vouched for by others of each of their organisations, everybody else waits three days while the
 * letter that tells of it can be read. A sign-in with the second factor meanwhile ends it.
 */
@Injectable()
export class RecoverService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly challenges: ChallengesService,
    private readonly passwords: PasswordsService,
    private readonly totp: TotpService,
    private readonly waysIn: WaysInService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly sessions: SessionsService,
    private readonly limits: LimitsService,
    private readonly telling: TellService,
  ) {}

  /**
   * By the link for a new password, which is used up. Asked again, the first request stands.
   * @throws DomainError link_not_valid, nothing_lost, too_many_requests
   */
  async ask(secret: string, address: string): Promise<void> {
    await this.limits.take('tokens_address', address);
    await this.transactions.run(async () => {
      const accountId = await this.accountOf(secret);
      if (!(await this.waysIn.hasSecondFactor(accountId))) throw nothingLost();
      await this.end(accountId, 'lapsed', 'and expires_at <= now()');
      await this.transactions.query(
        `insert into people.recovery_requests (id, account_id, ripe_at, expires_at)
         values ($1, $2, now() + make_interval(hours => $3), now() + make_interval(days => $4))
         on conflict (account_id) where finished_at is null do nothing`,
        [uuidv7(), accountId, WAITING_HOURS, LAPSES_AFTER_DAYS],
      );
      await this.telling.tell(await this.accounts.get(accountId), 'recovery_asked');
    });
  }

  /**
   * By another link for a new password, once it was approved: every factor so far is void, all sessions end, and the
   * roles of staff open when a second factor is set up anew.
   * @throws DomainError link_not_valid, recovery_not_ready, password_too_short, password_too_long, password_too_common,
   *   too_many_requests
   */
  async finish(secret: string, password: string, address: string): Promise<string> {
    await this.limits.take('tokens_address', address);
    return this.transactions.run(async () => {
      const accountId = await this.accountOf(secret);
      const [request] = await this.transactions.query<{ ready: boolean }>(
        `select people.recovery_ready(id) as ready from people.recovery_requests
          where account_id = $1 and finished_at is null for update`,
        [accountId],
      );
      if (!request?.ready) throw recoveryNotReady();
      const account = await this.accounts.get(accountId);
      await this.passwords.set(accountId, password, [account.email, account.name]);
      await this.totp.remove(accountId);
      await this.recoveryCodes.remove(accountId);
      await this.waysIn.forgetOthers(accountId);
      await this.sessions.endAll(accountId, 'recovered');
      await this.end(accountId, 'recovered');
      await this.telling.tell(account, 'recovered');
      return accountId;
    });
  }

  private async accountOf(secret: string): Promise<string> {
    const { accountId } = await this.challenges.use('password_reset', secret);
    if (accountId === null) throw new Error('A link to a new password is somebody’s');
    return accountId;
  }

  private async end(accountId: string, outcome: 'recovered' | 'lapsed', only = ''): Promise<void> {
    await this.transactions.query(
      `update people.recovery_requests set finished_at = now(), outcome = $2
        where account_id = $1 and finished_at is null ${only}`,
      [accountId, outcome],
    );
  }
}
