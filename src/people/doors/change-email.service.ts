import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { Vault } from '../../database/vault.js';
import { isEmail, normaliseEmail } from '../../domain/email.js';
import { MailService } from '../../mail/mail.service.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { ChallengesService } from '../challenges/challenges.service.js';
import { LimitsService } from '../limits/limits.service.js';
import type { SessionFacts } from '../sessions/session.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { atLeast } from './at-least.js';
import { addressNotUsable } from './door.errors.js';
import { emailChangeLetter } from './letters.js';
import { TellService } from './tell.service.js';

const LINK_MINUTES = 60;
const ANSWER_AFTER_MS = 250;

@Injectable()
export class ChangeEmailService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly accounts: AccountsService,
    private readonly challenges: ChallengesService,
    private readonly sessions: SessionsService,
    private readonly limits: LimitsService,
    private readonly mail: MailService,
    private readonly telling: TellService,
  ) {}

  /**
   * Sends a link to the new address and tells the old one. Whether the new one is another account's is not told.
   * @throws DomainError bad_email, too_many_requests
   */
  async ask({ accountId, email: old }: SessionFacts, wanted: string): Promise<void> {
    const email = normaliseEmail(wanted);
    if (!isEmail(email)) throw addressNotUsable();
    await this.limits.take('links_account', `email_change ${accountId}`);
    await atLeast(ANSWER_AFTER_MS, () =>
      this.transactions.run(async () => {
        await this.telling.tell({ id: accountId, email: old }, 'email_asked');
        if (await this.accounts.findByEmail(email)) return;
        await this.challenges.withdraw('email_change', accountId);
        const box = this.vault.close(email, `email:${accountId}`).toString('base64');
        const purpose = 'email_change';
        const secret = await this.challenges.make({ purpose, minutes: LINK_MINUTES, accountId, data: { box } });
        await this.mail.post({ to: email, accountId, ...emailChangeLetter(secret) });
      }),
    );
  }

  /**
   * Whoever has the letter to the new address. All sessions end, and the old address is told.
   * @throws DomainError link_not_valid, email_taken, too_many_requests
   */
  async confirm(secret: string, address: string): Promise<void> {
    await this.limits.take('tokens_address', address);
    await this.transactions.run(async () => {
      const { accountId, data } = await this.challenges.use('email_change', secret);
      if (accountId === null) throw new Error('A change of address is somebody’s');
      const email = this.vault.open(Buffer.from(String(data.box), 'base64'), `email:${accountId}`);
      const old = await this.accounts.get(accountId);
      await this.accounts.changeEmail(accountId, email);
      for (const purpose of ['sign_in_link', 'password_reset'] as const) {
        await this.challenges.withdraw(purpose, accountId);
      }
      await this.sessions.endAll(accountId, 'credentials_changed');
      await this.telling.tell(old, 'email');
    });
  }
}
