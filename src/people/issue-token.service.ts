import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { declareConstraint } from '../database/constraint-errors.js';
import { Transactions } from '../database/transactions.js';
import { AccessToken } from './access-token.entity.js';
import { permissionNotOfRole, scopeDoesNotFit, scopeNotFound, tokenShownAlready } from './people.errors.js';
import { may, type Permission } from './policy.js';
import type { Role } from './role.js';
import { hashOf, newToken } from './token-text.js';

declareConstraint('access_tokens_scope_fits', scopeDoesNotFit);
declareConstraint('access_tokens_pkey', tokenShownAlready);
declareConstraint('access_tokens_scopes_of_clients', () => permissionNotOfRole([]));
for (const bond of ['employer', 'merchant', 'shop', 'employee']) {
  declareConstraint(`access_tokens_${bond}_fkey`, scopeNotFound);
}

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
  /** Which of the role's permissions a client's key has; all of them where nothing is said. */
  scopes?: Permission[];
  expiresAt?: Date;
  /** The actor who asked for it. */
  createdBy?: string;
  /** Its id, when the caller has chosen one. */
  id?: string;
}

@Injectable()
export class IssueTokenService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Makes an access token. The text is given here and never again.
   * @throws DomainError scope_does_not_fit, scope_not_found, permission_not_of_role, token_shown_already
   */
  async issue(wanted: NewToken): Promise<{ token: AccessToken; text: string }> {
    const { cityId, role, label, expiresAt = null, createdBy = null, id = uuidv7() } = wanted;
    const { employerId = null, merchantId = null, shopId = null, employeeId = null } = wanted;
    const scopes = wanted.scopes ? [...new Set(wanted.scopes)].sort() : null;
    const strange = (scopes ?? []).filter((permission) => !may(role, permission));
    if (strange.length > 0) throw permissionNotOfRole(strange);
    const bonds = { employerId, merchantId, shopId, employeeId };
    const text = newToken(cityId);
    return this.transactions.run(async (manager) => {
      const row = { cityId, id, tokenHash: hashOf(text), role, label, ...bonds, scopes, createdBy, expiresAt };
      await manager.insert(AccessToken, row);
      return { token: await manager.findOneByOrFail(AccessToken, { cityId, id }), text };
    });
  }
}
