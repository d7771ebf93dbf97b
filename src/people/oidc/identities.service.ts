import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { declareConstraint } from '../../database/constraint-errors.js';
import { Transactions } from '../../database/transactions.js';
import { notFound } from '../../http/not-found.error.js';
import { WaysInService } from '../accounts/ways-in.service.js';
import { TellService } from '../doors/tell.service.js';
import type { SessionFacts } from '../sessions/session.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { identityOfIssuerLinked, identityTaken } from './oidc.errors.js';

declareConstraint('people_identities_subject_once', identityTaken);
declareConstraint('people_identities_one_of_an_issuer', identityOfIssuerLinked);

/** Whom a provider calls by a subject. Its name alone says nothing: only issuer and subject together do. */
export interface Subject {
  provider: string;
  issuer: string;
  subject: string;
  /** Whether this sign-in was enough for the roles of staff. */
  strong: boolean;
}

/** An account with another provider, as its owner sees it. */
export interface ListedIdentity {
  id: string;
  provider: string;
  linkedAt: Date;
  lastUsedAt: Date | null;
}

/** Accounts with other providers, and whose they are here. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ways: WaysInService,
    private readonly sessions: SessionsService,
    private readonly telling: TellService,
  ) {}

  /** The open account to which it is linked. */
  async accountOf({ issuer, subject }: Pick<Subject, 'issuer' | 'subject'>): Promise<string | undefined> {
    const [found] = await this.transactions.query<{ accountId: string }>(
      `select i.account_id as "accountId"
         from people.identities i join people.accounts a on a.id = i.account_id and a.closed_at is null
        where i.issuer = $1 and i.subject = $2`,
      [issuer, subject],
    );
    return found?.accountId;
  }

  async used({ issuer, subject, strong }: Subject): Promise<void> {
    await this.transactions.query(
      'update people.identities set last_used_at = now(), second_factor = $3 where issuer = $1 and subject = $2',
      [issuer, subject, strong],
    );
  }

  /**
   * Links it. All sessions but perhaps one end, and the person is told.
   * @throws DomainError identity_taken, identity_of_issuer_linked
   */
  async link(
    account: { id: string; email: string },
    { provider, issuer, subject, strong }: Subject,
    exceptSession?: string,
  ): Promise<void> {
    await this.transactions.run(async () => {
      await this.transactions.query(
        `insert into people.identities (id, account_id, provider, issuer, subject, second_factor)
         values ($1, $2, $3, $4, $5, $6)`,
        [uuidv7(), account.id, provider, issuer, subject, strong],
      );
      await this.sessions.endAll(account.id, 'credentials_changed', exceptSession);
      await this.telling.tell(account, 'identity');
    });
  }

  /** The oldest first. */
  list(accountId: string): Promise<ListedIdentity[]> {
    return this.transactions.query<ListedIdentity>(
      `select id, provider, linked_at as "linkedAt", last_used_at as "lastUsedAt"
         from people.identities where account_id = $1 order by linked_at, id`,
      [accountId],
    );
  }

  /** All other sessions end, and the person is told. @throws DomainError not_found, last_way_in */
  async unlink({ accountId, sessionId, email }: SessionFacts, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const left = await this.ways.removeOne(accountId, () => this.delete(accountId, id));
      if (left === 0) await this.sessions.weaken(sessionId);
      await this.sessions.endAll(accountId, 'credentials_changed', sessionId);
      await this.telling.tell({ id: accountId, email }, 'identity_removed');
    });
  }

  private async delete(accountId: string, id: string): Promise<void> {
    const rows = await this.transactions.query<{ id: string }>(
      `with removed as (delete from people.identities where id = $1 and account_id = $2 returning id)
       select id from removed`,
      [id, accountId],
    );
    if (rows.length === 0) throw notFound();
  }
}
