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

/** Those who share a role with another: which role, and which of its faces. */
const SHARED: Partial<Record<DemoPerson, { role: Role; face: number; name?: string }>> = {
  coworker: { role: 'employee', face: 1 },
  city_approver: { role: 'city_finance', face: 0, name: '市 財政・会計（承認者）' },
};

export interface DemoFace {
  person: DemoPerson;
  role: Role;
  /** In Japanese, with the organisation. */
  label: string;
}

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

  /** Everybody whom one can be. */
  async everybody(): Promise<DemoFace[]> {
    const cityId = await this.demoCity();
    if (cityId === undefined) return [];
    return inCity(cityId, async () => {
      const found: DemoFace[] = [];
      for (const person of DEMO_PEOPLE) {
        const face = await this.faceOf(cityId, person);
        if (face) found.push({ person, role: roleOf(person), label: face.label });
      }
      return found;
    });
  }

  /** @returns the account, or undefined where the demo city has no such person (yet) */
  async accountOf(person: DemoPerson): Promise<string | undefined> {
    const cityId = await this.demoCity();
    if (cityId === undefined) return undefined;
    return inCity(cityId, () => this.transactions.run(() => this.inDemo(cityId, person)));
  }

  private async demoCity(): Promise<number | undefined> {
    const [city] = await this.transactions.query<{ id: number }>('select id from cities where code = $1', [
      DEMO_CITY_CODE,
    ]);
    return city?.id;
  }

  private async inDemo(cityId: number, person: DemoPerson): Promise<string | undefined> {
    const face = await this.faceOf(cityId, person);
    if (!face) return undefined;
    const role = roleOf(person);
    const { label: name, ...scope } = face;
    const { id: accountId } = await this.accounts.findOrOpen(`${person}@demo.example.jp`, name);
    const held = await this.roles.of(accountId);
    if (held.length === 0)
      await this.giving.give({ cityId, accountId, role, grantedBy: accountId, ...boundTo(role, scope) });
    return accountId;
  }

  /** The token of the demo that is bound like this person. */
  private async faceOf(cityId: number, person: DemoPerson): Promise<Face | undefined> {
    const { face: at, name } = SHARED[person] ?? { face: 0 };
    const [face] = await this.transactions.query<Face>(
      `select label, employer_id as "employerId", merchant_id as "merchantId", shop_id as "shopId",
              employee_id as "employeeId"
         from access_tokens where city_id = $1 and role = $2 and revoked_at is null order by id offset $3 limit 1`,
      [cityId, roleOf(person), at],
    );
    return face && { ...face, label: name ?? face.label };
  }
}

function roleOf(person: DemoPerson): Role {
  return SHARED[person]?.role ?? (person as Role);
}

/** A token may name an employee whatever its role; a role of a person names what it is bound to alone. */
function boundTo(role: Role, scope: Omit<Face, 'label'>): Omit<Face, 'label'> {
  return { ...scope, employeeId: role === 'employee' ? scope.employeeId : null };
}
