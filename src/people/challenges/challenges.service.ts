import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { hashOfSecret, isSecret, newSecret } from '../sessions/session-token.js';
import { linkNotValid } from './challenge.errors.js';

/** What a one-time secret is for; one made for one purpose is of no use for another. */
export type ChallengePurpose =
  | 'sign_in_link'
  | 'second_step'
  | 'invitation'
  | 'welcome'
  | 'email_change'
  | 'password_reset'
  | 'recovery'
  | 'first_admin'
  | 'passkey_registration'
  | 'passkey_sign_in'
  | 'oidc'
  | 'oidc_link';

export interface NewChallenge {
  purpose: ChallengePurpose;
  minutes: number;
  accountId?: string;
  cityId?: number;
  /** Facts that its use needs; no personal data but ids. */
  data?: Record<string, unknown>;
}

export interface Challenge {
  id: string;
  accountId: string | null;
  cityId: number | null;
  data: Record<string, unknown>;
  expiresAt: Date;
}

/** After that nobody asks any more what became of a link. */
const KEPT_DAYS = 30;

/** One-time secrets: made, looked at, used once. Of the secret only the hash is kept. */
@Injectable()
export class ChallengesService {
  constructor(private readonly transactions: Transactions) {}

  /** @returns the secret: here and never again */
  async make({ purpose, minutes, accountId, cityId, data = {} }: NewChallenge): Promise<string> {
    const secret = newSecret();
    await this.transactions.query(
      `delete from people.challenges where expires_at < now() - interval '${KEPT_DAYS} days'`,
    );
    await this.transactions.query(
      `insert into people.challenges (id, purpose, token_hash, account_id, city_id, data, expires_at)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(mins => $7))`,
      [uuidv7(), purpose, hashOfSecret(secret), accountId ?? null, cityId ?? null, JSON.stringify(data), minutes],
    );
    return secret;
  }

  /** What it is about, without using it up. @throws DomainError link_not_valid */
  async look(purpose: ChallengePurpose, secret: string): Promise<Challenge> {
    return this.found(
      `select ${COLUMNS} from people.challenges
        where token_hash = $1 and purpose = $2 and used_at is null and expires_at > now()`,
      purpose,
      secret,
    );
  }

  /**
   * Uses it up; of requests at the same moment one gets it. In a transaction that is undone it is as good as before.
   * @throws DomainError link_not_valid
   */
  async use(purpose: ChallengePurpose, secret: string): Promise<Challenge> {
    return this.found(
      `with used as (
         update people.challenges set used_at = now()
          where token_hash = $1 and purpose = $2 and used_at is null and expires_at > now() returning *)
       select ${COLUMNS} from used`,
      purpose,
      secret,
    );
  }

  /** Takes back whatever of this sort is still open for the account. */
  async withdraw(purpose: ChallengePurpose, accountId: string): Promise<void> {
    await this.transactions.query(
      'update people.challenges set used_at = now() where purpose = $1 and account_id = $2 and used_at is null',
      [purpose, accountId],
    );
  }

  /** Takes back whatever of this sort is still open in the city about the same. */
  async withdrawLike({ purpose, cityId, data }: Pick<NewChallenge, 'purpose' | 'cityId' | 'data'>): Promise<void> {
    await this.transactions.query(
      `update people.challenges set used_at = now()
        where purpose = $1 and city_id is not distinct from $2 and data = $3::jsonb and used_at is null`,
      [purpose, cityId ?? null, JSON.stringify(data)],
    );
  }

  /** Whether something of this sort about the same is still good in the city. */
  async isOpen({ purpose, cityId, data }: Pick<NewChallenge, 'purpose' | 'cityId' | 'data'>): Promise<boolean> {
    const rows = await this.transactions.query(
      `select from people.challenges
        where purpose = $1 and city_id is not distinct from $2 and data = $3::jsonb and used_at is null and expires_at > now()
        limit 1`,
      [purpose, cityId ?? null, JSON.stringify(data)],
    );
    return rows.length > 0;
  }

  private async found(sql: string, purpose: ChallengePurpose, secret: string): Promise<Challenge> {
    const rows = isSecret(secret) ? await this.transactions.query<Challenge>(sql, [hashOfSecret(secret), purpose]) : [];
    if (!rows[0]) throw linkNotValid();
    return rows[0];
  }
}

const COLUMNS = 'id, account_id as "accountId", city_id as "cityId", data, expires_at as "expiresAt"';
