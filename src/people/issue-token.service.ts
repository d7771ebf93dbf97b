import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { declareConstraint } from '../database/constraint-errors.js';
import { Transactions } from '../database/transactions.js';
import { AccessToken } from './access-token.entity.js';
import { scopeDoesNotFit, scopeNotFound, tokenShownAlready } from './people.errors.js';
import type { Role } from './role.js';
import { hashOf, newToken } from './token-text.js';

declareConstraint('access_tokens_scope_fits', scopeDoesNotFit);
declareConstraint('access_tokens_pkey', tokenShownAlready);

/** What a token is bound to; which of these its role needs is held by the database (access_tokens_scope_fits). */
export interface TokenScope {
  employerId?: string;
  merchantId?: string;
  shopId?: string;
  employeeId?: string;
}

export interface NewToken extends TokenScope {
  cityId: number;
  role: Role;
  label: string;
  expiresAt?: Date;
  /** Its id, when the caller has chosen one. */
  id?: string;
}

@Injectable()
export class IssueTokenService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Makes an access token. The text is given here and never again.
   * @throws DomainError scope_does_not_fit, scope_not_found, token_shown_already
   */
  async issue(wanted: NewToken): Promise<{ token: AccessToken; text: string }> {
    const { cityId, role, label, expiresAt = null, id = uuidv7() } = wanted;
    const { employerId = null, merchantId = null, shopId = null, employeeId = null } = wanted;
    const scope = { employerId, merchantId, shopId, employeeId };
    const text = newToken(cityId);
    return this.transactions.run(async (manager) => {
      const row = { cityId, id, tokenHash: hashOf(text), role, label, ...scope, expiresAt, revokedAt: null };
      await manager.insert(AccessToken, row);
      await this.mustExist(cityId, scope);
      return { token: await manager.findOneByOrFail(AccessToken, { cityId, id }), text };
    });
  }

  private async mustExist(cityId: number, scope: Record<keyof TokenScope, string | null>): Promise<void> {
    const [answer] = await this.transactions.query<{ fine: boolean }>(EVERYTHING_EXISTS, [
      cityId,
      scope.employerId,
      scope.merchantId,
      scope.shopId,
      scope.employeeId,
    ]);
    if (!answer?.fine) throw scopeNotFound();
  }
}

/** $1 city, $2 employer, $3 merchant, $4 shop (of that merchant), $5 employee; what is null was not named. */
const EVERYTHING_EXISTS = `
  select ($2::uuid is null or exists (select from employers where city_id = $1 and id = $2))
     and ($3::uuid is null or exists (select from merchants where city_id = $1 and id = $3))
     and ($4::uuid is null or exists (select from shops where city_id = $1 and id = $4 and merchant_id = $3))
     and ($5::uuid is null or exists (select from employees where city_id = $1 and id = $5)) as fine`;
