import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { normaliseEmail } from '../../domain/email.js';
import { MailService } from '../../mail/mail.service.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { ChallengesService } from '../challenges/challenges.service.js';
import { LimitsService } from '../limits/limits.service.js';
import { atLeast } from './at-least.js';
import { resetLetter, signInLetter } from './letters.js';

const LINK_MINUTES = 10;
/** Longer than the slowest of what is done for a known address. */
const ANSWER_AFTER_MS = 250;

/** Which of the two links: to sign in by it, or to set a new password. */
export type LinkKind = 'sign_in_link' | 'password_reset';

@Injectable()
export class SignInLinksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly challenges: ChallengesService,
    private readonly limits: LimitsService,
    private readonly mail: MailService,
  ) {}

  /**
   * Sends a link, if there is such an account. Whether there is, neither the answer nor its time tells. An older link
   * of the same kind is void.
   * @throws DomainError too_many_requests
   */
  async send(kind: LinkKind, email: string, address: string): Promise<void> {
    await this.limits.take('links_address', address);
    await this.limits.take('links_account', `${kind} ${normaliseEmail(email)}`);
    await atLeast(ANSWER_AFTER_MS, async () => {
      const account = await this.accounts.findByEmail(email);
      if (account) await this.sendTo(kind, account);
    });
  }

  private async sendTo(purpose: LinkKind, { id, email }: { id: string; email: string }): Promise<void> {
    await this.transactions.run(async () => {
      await this.challenges.withdraw(purpose, id);
      const secret = await this.challenges.make({ purpose, minutes: LINK_MINUTES, accountId: id });
      const letter = purpose === 'sign_in_link' ? signInLetter(secret) : resetLetter(secret);
      await this.mail.post({ to: email, accountId: id, ...letter });
    });
  }

  /** Uses a link to sign in. @throws DomainError link_not_valid, too_many_requests */
  async use(secret: string, address: string): Promise<string> {
    await this.limits.take('tokens_address', address);
    const { accountId } = await this.challenges.use('sign_in_link', secret);
    if (accountId === null) throw new Error('A link to sign in is somebody’s');
    return accountId;
  }
}
