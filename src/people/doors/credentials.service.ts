import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { SessionFacts } from '../sessions/session.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { passwordMissing, secondFactorMissing } from './door.errors.js';
import type { AccountChange } from './letters.js';
import { PasswordsService } from './passwords.service.js';
import { RecoveryCodesService } from './recovery-codes.service.js';
import { TellService } from './tell.service.js';
import { type TotpSetUp, TotpService } from './totp.service.js';

/** What a person changes about the own sign-in. Each change is told by mail and ends all other sessions. */
@Injectable()
export class CredentialsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: PasswordsService,
    private readonly totp: TotpService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly sessions: SessionsService,
    private readonly telling: TellService,
  ) {}

  /** @throws DomainError password_too_short, password_too_long, password_too_common */
  async setPassword(session: SessionFacts, password: string): Promise<void> {
    await this.change(session, 'password', () =>
      this.passwords.set(session.accountId, password, [session.email, session.name]),
    );
  }

  /** @throws DomainError password_missing, second_factor_set_up */
  async beginTotp({ accountId, email }: SessionFacts): Promise<TotpSetUp> {
    if (!(await this.passwords.has(accountId))) throw passwordMissing();
    return this.totp.begin(accountId, email);
  }

  /** The first code of the authenticator app. @returns the recovery codes @throws DomainError code_wrong, second_factor_set_up */
  async confirmTotp(session: SessionFacts, code: string): Promise<string[]> {
    return this.change(session, 'totp', async () => {
      await this.totp.confirm(session.accountId, code);
      return this.recoveryCodes.renew(session.accountId);
    });
  }

  /** Afterwards no role of staff opens until another one is set up. */
  async removeTotp(session: SessionFacts): Promise<void> {
    await this.change(session, 'totp_removed', async () => {
      await this.totp.remove(session.accountId);
      await this.recoveryCodes.remove(session.accountId);
      await this.sessions.weaken(session.sessionId);
    });
  }

  /** @throws DomainError second_factor_missing */
  async renewRecoveryCodes(session: SessionFacts): Promise<string[]> {
    if (!(await this.totp.isSetUp(session.accountId))) throw secondFactorMissing();
    return this.change(session, 'recovery_codes', () => this.recoveryCodes.renew(session.accountId));
  }

  private change<T>(session: SessionFacts, change: AccountChange, work: () => Promise<T>): Promise<T> {
    const { accountId, sessionId, email } = session;
    return this.transactions.run(async () => {
      const made = await work();
      await this.sessions.endAll(accountId, 'credentials_changed', sessionId);
      await this.telling.tell({ id: accountId, email }, change);
      return made;
    });
  }
}
