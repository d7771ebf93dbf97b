import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { normaliseEmail } from '../../domain/email.js';
import { MailService } from '../../mail/mail.service.js';
import { type Account, AccountsService } from '../accounts/accounts.service.js';
import { WaysInService } from '../accounts/ways-in.service.js';
import { ChallengesService } from '../challenges/challenges.service.js';
import { identityLetter } from '../doors/letters.js';
import { OwnRolesService } from '../grants/own-roles.service.js';
import { LimitsService } from '../limits/limits.service.js';
import { confirmFirst } from '../people.errors.js';
import type { SessionFacts } from '../sessions/session.js';
import { IdentitiesService } from './identities.service.js';
import { isFor, strengthOf } from './may-use.js';
import { identityEmailDiffers, identityNotLinked, providerNotForYou } from './oidc.errors.js';
import { type Identified, VisitProviderService } from './visit-provider.service.js';

const LINK_MINUTES = 10;

/**
 * Links an account with another provider for the first time. That the provider gives somebody's address is never
 * enough: the person is signed in here, or answers a letter.
 */
@Injectable()
export class LinkIdentityService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly roles: OwnRolesService,
    private readonly ways: WaysInService,
    private readonly visits: VisitProviderService,
    private readonly identities: IdentitiesService,
    private readonly challenges: ChallengesService,
    private readonly limits: LimitsService,
    private readonly mail: MailService,
  ) {}

  /**
   * For whoever is signed in and has just shown who it is.
   * @throws DomainError provider_not_for_you, identity_email_differs, identity_taken, identity_of_issuer_linked
   */
  async within({ accountId, sessionId, email }: SessionFacts, identified: Identified): Promise<void> {
    const roles = await this.roles.of(accountId);
    if (!isFor(identified.provider, roles)) throw providerNotForYou();
    if (!identified.provider.linkAnyEmail) {
      const verified = await this.visits.verifiedEmail(identified);
      if (verified === undefined || normaliseEmail(verified) !== email) throw identityEmailDiffers();
    }
    const strong = strengthOf(identified, roles) === 'strong';
    await this.identities.link({ id: accountId, email }, { ...subjectOf(identified), strong }, sessionId);
  }

  /**
   * For whoever is not signed in: a letter to the account whose address the provider has verified. Not where the account
   * has a second factor, since a letter alone must not add a way in to it.
   * @throws DomainError identity_not_linked, too_many_requests
   */
  async byLetter(identified: Identified): Promise<void> {
    const account = await this.accountMeant(identified);
    if (!account || (await this.ways.hasSecondFactor(account.id))) throw identityNotLinked();
    await this.limits.take('links_account', `oidc_link ${account.id}`);
    const { provider } = identified;
    await this.transactions.run(async () => {
      await this.challenges.withdraw('oidc_link', account.id);
      const secret = await this.challenges.make({
        purpose: 'oidc_link',
        minutes: LINK_MINUTES,
        accountId: account.id,
        data: { ...subjectOf(identified) },
      });
      const letter = identityLetter(secret, provider.nameJa, provider.nameEn);
      await this.mail.post({ to: account.email, accountId: account.id, ...letter });
    });
  }

  /**
   * The answer to that letter. It links and signs nobody in.
   * @throws DomainError link_not_valid, confirm_first, identity_taken, identity_of_issuer_linked, too_many_requests
   */
  async confirm(secret: string, address: string): Promise<void> {
    await this.limits.take('tokens_address', address);
    await this.transactions.run(async () => {
      const { accountId, data } = await this.challenges.use('oidc_link', secret);
      if (accountId === null) throw new Error('An account that is to be linked is somebody’s');
      if (await this.ways.hasSecondFactor(accountId)) throw confirmFirst();
      const { provider, issuer, subject } = data as ReturnType<typeof subjectOf>;
      const account = await this.accounts.get(accountId);
      await this.identities.link(account, { provider, issuer, subject, strong: false });
    });
  }

  private async accountMeant(identified: Identified): Promise<Account | undefined> {
    const email = await this.visits.verifiedEmail(identified);
    const account = email === undefined ? undefined : await this.accounts.findByEmail(email);
    return account && isFor(identified.provider, await this.roles.of(account.id)) ? account : undefined;
  }
}

function subjectOf({ provider, issuer, subject }: Identified): { provider: string; issuer: string; subject: string } {
  return { provider: provider.id, issuer, subject };
}
