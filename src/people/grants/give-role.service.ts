import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { declareConstraint } from '../../database/constraint-errors.js';
import { Transactions } from '../../database/transactions.js';
import { scopeDoesNotFit, scopeNotFound } from '../people.errors.js';
import type { Role } from '../role.js';
import { personHasAccount, roleHeldAlready } from './grant.errors.js';
import type { RoleScope } from './role-grant.js';

declareConstraint('role_grants_scope_fits', scopeDoesNotFit);
declareConstraint('role_grants_once', roleHeldAlready);
declareConstraint('role_grants_one_account_a_person', personHasAccount);
for (const bond of ['employer', 'merchant', 'shop', 'employee']) {
  declareConstraint(`role_grants_${bond}_fkey`, scopeNotFound);
}

export interface NewRole extends RoleScope {
  cityId: number;
  accountId: string;
  role: Role;
  /** Who gave it, as the actor of whatever was done. */
  grantedBy: string;
}

@Injectable()
export class GiveRoleService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Gives somebody a role, from now on. Who may do so has been asked before. Runs in the city's scope.
   * @returns the id of the role grant
   * @throws DomainError scope_does_not_fit, scope_not_found, role_held_already, person_has_account
   */
  async give({ cityId, accountId, role, grantedBy, ...scope }: NewRole): Promise<string> {
    const { employerId = null, merchantId = null, shopId = null, employeeId = null } = scope;
    const id = uuidv7();
    await this.transactions.query(
      `insert into role_grants (city_id, id, account_id, role, employer_id, merchant_id, shop_id, employee_id, granted_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [cityId, id, accountId, role, employerId, merchantId, shopId, employeeId, grantedBy],
    );
    return id;
  }
}
