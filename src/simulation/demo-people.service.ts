import { Injectable } from '@nestjs/common';
import { inCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { DEMO_CITY_CODE } from '../mail/demo-mode.js';
import { AccountsService } from '../people/accounts/accounts.service.js';
import { GiveRoleService } from '../people/grants/give-role.service.js';
import { OwnRolesService } from '../people/grants/own-roles.service.js';
import type { Role } from '../people/role.js';

/**
 * Whom one can be in the demo: one person for each role, a co-worker who is thanked, and a second person of the finance
 * section, since nobody approves what he or she has prepared.
 */
export const DEMO_PEOPLE = [
  'city_admin',
  'city_welfare',
  'city_finance',
  'city_approver',
  'city_auditor',
  'employer_hr',
  'merchant_owner',
  'merchant_clerk',
  'employee',
  'coworker',
] as const;

export type DemoPerson = (typeof DEMO_PEOPLE)[number];

interface Face {
  label: string;
  employerId: string | null;
  merchantId: string | null;
  shopId: string | null;
  employeeId: string | null;
}

/** The people of the demo city get accounts when somebody first signs in as them, bound like the tokens of the demo. */
@Injectable()
export class DemoPeopleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly giving: GiveRoleService,
    private readonly roles: OwnRolesService,
  ) {}

  /** @returns the account, or undefined where the demo city has no such person (yet) */
  async accountOf(person: DemoPerson): Promise<string | undefined> {
    const [city] = await this.transactions.query<{ id: number }>('select id from cities where code = $1', [
      DEMO_CITY_CODE,
    ]);
    if (!city) return undefined;
    return inCity(city.id, () => this.transactions.run(() => this.inDemo(city.id, person)));
  }

  private async inDemo(cityId: number, person: DemoPerson): Promise<string | undefined> {
    const role = roleOf(person);
    const faces = await this.transactions.query<Face>(
      `select label, employer_id as "employerId", merchant_id as "merchantId", shop_id as "shopId",
              employee_id as "employeeId"
         from access_tokens where city_id = $1 and role = $2 and revoked_at is null order by id limit 2`,
      [cityId, role],
    );
    const face = faces[person === 'coworker' ? 1 : 0];
    if (!face) return undefined;
    const { label, ...scope } = face;
    const name = person === 'city_approver' ? `${label}（承認者）` : label;
    const { id: accountId } = await this.accounts.findOrOpen(`${person}@demo.example.jp`, name);
    const held = await this.roles.of(accountId);
    if (held.length === 0)
      await this.giving.give({ cityId, accountId, role, grantedBy: accountId, ...boundTo(role, scope) });
    return accountId;
  }
}

function roleOf(person: DemoPerson): Role {
  if (person === 'coworker') return 'employee';
  return person === 'city_approver' ? 'city_finance' : person;
}

/** A token may name an employee whatever its role; a role of a person names what it is bound to alone. */
function boundTo(role: Role, scope: Omit<Face, 'label'>): Omit<Face, 'label'> {
  return { ...scope, employeeId: role === 'employee' ? scope.employeeId : null };
}
