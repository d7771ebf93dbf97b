import type { TestApp } from '../../support/app.js';
import { inCity } from '../../../src/database/scope.js';
import { Transactions } from '../../../src/database/transactions.js';
import type { Caller } from '../../../src/people/caller.decorator.js';
import { grantedBy } from '../../../src/people/grants/granting.js';
import { roleOfOwnKeys } from '../../../src/people/own-keys.js';
import { ROLES, type Role } from '../../../src/people/role.js';
import { withinScope } from '../../../src/people/scope.js';
import { TaskKinds } from '../../../src/tasks/task-kinds.js';
import { bondsOf, type FullCity } from '../../support/full-city.js';
import { OBJECTS } from './objects.js';

/** Something that a path can name: its parameters, and whose it is. */
export interface Named {
  parameters: Record<string, string>;
  employerId?: string;
  merchantId?: string;
  shopId?: string;
  employeeId?: string;
  ofRole?: Role;
  ofKind?: string;
}

/** What is everybody's of the city, for these roles. */
const OF_ALL: Record<string, readonly Role[]> = {
  'programmes/:id': ROLES,
  'shops/:id': ['employee'],
  'posters/:token': ['employee'],
};

const CITY: readonly Role[] = ['city_admin', 'city_welfare', 'city_finance', 'city_auditor'];

const BELONGS = { employer_id: 'employerId', merchant_id: 'merchantId', shop_id: 'shopId', employee_id: 'employeeId' };
const SORTS = { of_role: 'ofRole', of_kind: 'ofKind' };

/** All that a city has of what paths name, and who of it may reach what by the rules of scope. */
export class Ownership {
  private readonly named = new Map<string, Named[]>();

  private constructor(
    private readonly app: TestApp,
    readonly city: FullCity,
  ) {}

  static async of(app: TestApp, city: FullCity): Promise<Ownership> {
    const ownership = new Ownership(app, city);
    for (const [object, known] of Object.entries(OBJECTS)) {
      if ('value' in known) ownership.named.set(object, [{ parameters: known.value }]);
      else ownership.named.set(object, await ownership.rowsOf(known.rows));
    }
    return ownership;
  }

  private async rowsOf(sql: string): Promise<Named[]> {
    const secrets = sql.includes('$1') ? [[...this.city.shown.posters.values()]] : [];
    const rows = await inCity(this.city.id, () =>
      this.app.get(Transactions).query<Record<string, unknown>>(sql, secrets),
    );
    return rows.map(namedBy);
  }

  caller(role: Role): Caller {
    return { cityId: this.city.id, credentialId: '', actorId: '', role, ...bondsOf(role, this.city.sides[0]) };
  }

  /** One of these, whoever's it is. */
  any(object: string): Named {
    const [first] = this.named.get(object) ?? [];
    if (!first) throw new Error(`The city has nothing that ${object} could name.`);
    return first;
  }

  all(object: string): Named[] {
    return this.named.get(object) ?? [];
  }

  /** One that this role may reach; undefined where it is bound to something else than these belong to. */
  own(role: Role, object: string): Named | undefined {
    return this.all(object).find((one) => this.reaches(role, object, one));
  }

  /** One of the other employer, merchant, shop or person; for the city’s roles, which are bound to none, theirs too. */
  foreign(role: Role, object: string): Named | undefined {
    if (CITY.includes(role)) return this.all(object).findLast((one) => this.reaches(role, object, one));
    return this.all(object).find((one) => this.sortFits(role, object, one) && !this.reaches(role, object, one));
  }

  reaches(role: Role, object: string, one: Named): boolean {
    if (OF_ALL[object]?.includes(role)) return true;
    return this.sortFits(role, object, one) && this.inScope(role, one);
  }

  reachesId(role: Role, object: string, id: string): boolean {
    return this.all(object).some((one) => one.parameters.id === id && this.reaches(role, object, one));
  }

  private inScope(role: Role, one: Named): boolean {
    try {
      withinScope(this.caller(role), one);
      return true;
    } catch {
      return false;
    }
  }

  /** Some roles look after only some sorts of a thing, as their own tables say. */
  private sortFits(role: Role, object: string, { ofRole, ofKind }: Named): boolean {
    if (object === 'access-tokens/:id') return (roleOfOwnKeys(this.caller(role)) ?? ofRole) === ofRole;
    if (ofRole !== undefined) return grantedBy(role).some((one) => one === ofRole);
    if (ofKind !== undefined) return this.app.get(TaskKinds).namesFor(role).includes(ofKind);
    return true;
  }
}

function namedBy(row: Record<string, unknown>): Named {
  const named: Record<string, unknown> = {};
  const parameters: Record<string, string> = {};
  for (const [column, value] of Object.entries(row)) {
    const field = { ...BELONGS, ...SORTS }[column as keyof typeof BELONGS];
    if (field) named[field] = value ?? undefined;
    else parameters[column === 'fiscal_year' ? 'fiscalYear' : column] = String(value);
  }
  return { ...named, parameters };
}
