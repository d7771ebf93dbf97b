import { inCity } from '../../../src/database/scope.js';
import { Transactions } from '../../../src/database/transactions.js';
import { AccountsService } from '../../../src/people/accounts/accounts.service.js';
import { GiveRoleService } from '../../../src/people/grants/give-role.service.js';
import type { RoleScope } from '../../../src/people/grants/role-grant.js';
import type { Role } from '../../../src/people/role.js';
import type { Strength } from '../../../src/people/sessions/session.js';
import { SessionsService } from '../../../src/people/sessions/sessions.service.js';
import type { Answer, Asking, TestApp } from '../../support/app.js';

/** Where it is said that the request comes from a page of ours, as every browser does. */
export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

/** A person with an account, as the rows say; signed in as by a browser on this machine. */
export class Person {
  private constructor(
    private readonly app: TestApp,
    readonly accountId: string,
    readonly email: string,
    public cookie: string,
    public sessionId: string,
  ) {}

  static async signedIn(app: TestApp, email: string, strength: Strength = 'strong'): Promise<Person> {
    const account = await app.get(AccountsService).findOrOpen(email, '村上 智子');
    const signIn = { strength, method: 'demo', device: 'jest', address: '127.0.0.1' } as const;
    const { id, token } = await app.get(SessionsService).start(account.id, signIn);
    return new Person(app, account.id, email, `sankyu=${token}`, id);
  }

  /** @returns the role grant */
  give(cityId: number, role: Role, scope: RoleScope = {}): Promise<string> {
    const { accountId } = this;
    return inCity(cityId, () =>
      this.app
        .get(Transactions)
        .run(() => this.app.get(GiveRoleService).give({ cityId, accountId, role, grantedBy: accountId, ...scope })),
    );
  }

  /** Asks with the cookie, from a page of ours. */
  fetch(path: string, asking: Asking = {}, app = this.app): Promise<Answer> {
    return app.fetch(`/api/v1${path}`, {
      ...asking,
      headers: { ...SAME_ORIGIN, cookie: this.cookie, ...asking.headers },
    });
  }

  as(grantId: string, path: string, asking: Asking = {}, app = this.app): Promise<Answer> {
    return this.fetch(`/as/${grantId}${path}`, asking, app);
  }
}
