import { DiscoveryModule } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { may } from '../../../src/people/policy.js';
import { ROLES, type Role } from '../../../src/people/role.js';
import { Person, SAME_ORIGIN } from '../../people/doors/person.js';
import { objectNamedBy, OBJECTS } from '../../people/matrix/objects.js';
import { Ownership } from '../../people/matrix/ownership.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { Checksums } from '../../support/checksums.js';
import { FullCity } from '../../support/full-city.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { type Handler, handlersOf } from '../../support/routes.js';
import type { ApiDocument } from '../../support/sample-body.js';
import { UNLIMITED } from '../../support/unlimited.js';
import type { Target } from './broken-request.js';

/** The real program with two full cities, and for each operation of its description those who may call it. */
export class FuzzedProgram {
  private person: Person | undefined;

  private constructor(
    private readonly db: TestDatabase,
    readonly app: TestApp,
    readonly admin: pg.Client,
    readonly checksums: Checksums,
    readonly document: ApiDocument,
    private readonly city: FullCity,
  ) {}

  static async start(): Promise<FuzzedProgram> {
    const db = await freshDatabase();
    const app = await startTestApp(db, { imports: [DiscoveryModule], environment: UNLIMITED });
    const admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    const city = await FullCity.make(app);
    await FullCity.make(app);
    const document = (await app.fetch('/api/openapi.json')).body as ApiDocument;
    return new FuzzedProgram(db, app, admin, await Checksums.over(admin), document, city);
  }

  async stop(): Promise<void> {
    await this.admin.end();
    await this.app.close();
    await this.db.drop();
  }

  /** For each operation, the same request as each role that may make it. */
  async targets(): Promise<Target[][]> {
    const handlers = new Map(handlersOf(this.app.app).map((handler) => [handler.route, handler]));
    const own = await Ownership.of(this.app, this.city);
    const tokens = new Map<Role, string>();
    for (const role of ROLES) tokens.set(role, await this.city.token(role));
    const others = await this.others();
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const route = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
        const handler = handlers.get(route);
        if (!handler) throw new Error(`The description speaks of ${route}, which no controller has.`);
        const target = { name: route, method: method.toUpperCase(), path, operation };
        return this.callersOf(handler, own, tokens, others).map((caller) => ({ ...target, ...caller }));
      }),
    );
  }

  private callersOf(
    { route, permission, accountOnly }: Handler,
    own: Ownership,
    tokens: Map<Role, string>,
    others: Record<string, string>,
  ): Pick<Target, 'parameters' | 'headers'>[] {
    if (permission === undefined) {
      const names = [...route.matchAll(/:(\w+)/g)].map(([, name]) => name!);
      const parameters = Object.fromEntries(names.map((name) => [name, others[name] ?? randomUUID()]));
      return [{ parameters, headers: accountOnly ? { ...SAME_ORIGIN, cookie: SIGNED_IN } : {} }];
    }
    const object = objectNamedBy(route);
    if (object !== undefined && !(object in OBJECTS)) throw new Error(`Nothing says what ${object} names.`);
    return ROLES.filter((role) => may(role, permission)).map((role) => ({
      parameters: object === undefined ? {} : (own.own(role, object) ?? own.any(object)).parameters,
      headers: { authorization: `Bearer ${tokens.get(role)}`, 'idempotency-key': randomUUID() },
    }));
  }

  private async others(): Promise<Record<string, string>> {
    const { id } = this.city;
    const { rows } = await this.admin.query<{ code: string; number: string }>(
      `select c.code, (select number from certifications where city_id = c.id and number is not null limit 1) as number
         from cities c where id = $1`,
      [id],
    );
    return { ...rows[0]!, token: this.city.shown.unsubscribe, file: 'swagger-ui.css' };
  }

  /** What to put into fields that name something, by their names. */
  known(): Record<string, unknown> {
    const { employerId, coworkerId, employeeId, merchantId, shopId } = this.city.sides[0];
    return { employerId, employeeId, merchantId, shopId, receiverId: coworkerId, secret: this.city.shown.claim };
  }

  /** The cookie of somebody who is signed in, also after the one before was signed out. */
  async cookie(): Promise<string> {
    const lives = this.person && (await this.person.fetch('/auth/me')).status === 200;
    if (!lives) this.person = await Person.signedIn(this.app, `${randomUUID()}@example.jp`);
    return this.person!.cookie;
  }
}

/** Stands in the requests where the cookie of the day is to be. */
export const SIGNED_IN = 'the cookie of somebody signed in';
