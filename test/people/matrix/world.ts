import { DiscoveryModule } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ROLES, type Role } from '../../../src/people/role.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { Checksums } from '../../support/checksums.js';
import { FullCity } from '../../support/full-city.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import type { ApiDocument } from '../../support/sample-body.js';
import { UNLIMITED } from '../../support/unlimited.js';
import { Ownership } from './ownership.js';
import { bodyOf, closedRoutes, pathTo, queryOf, type Route } from './route.js';
import type { Named } from './ownership.js';
import { type Reply, send } from './send.js';

/** Two cities of the same shape, each with everything that a path can name, and the program as one process of it. */
export class World {
  private constructor(
    private readonly db: TestDatabase,
    readonly app: TestApp,
    readonly admin: pg.Client,
    readonly checksums: Checksums,
    readonly here: Ownership,
    readonly there: Ownership,
    readonly document: ApiDocument,
    readonly routes: Route[],
    private readonly tokens: Map<Role, string>,
  ) {}

  static async make(): Promise<World> {
    const db = await freshDatabase();
    const known: string[] = [];
    const app = await startTestApp(db, {
      imports: [DiscoveryModule],
      environment: UNLIMITED,
      onRoute: ({ method, url }) => known.push(...[method].flat().map((one) => `${one} ${url}`)),
    });
    const admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    const [one, other] = [await FullCity.make(app), await FullCity.make(app)];
    const tokens = new Map<Role, string>();
    for (const role of ROLES) tokens.set(role, await one.token(role));
    const [here, there] = [await Ownership.of(app, one), await Ownership.of(app, other)];
    const document = (await app.fetch('/api/openapi.json')).body as ApiDocument;
    const routes = closedRoutes(
      app,
      known.filter((route) => !/^(HEAD|OPTIONS) /.test(route)),
      document,
    );
    return new World(db, app, admin, await Checksums.over(admin), here, there, document, routes, tokens);
  }

  async end(): Promise<void> {
    await this.admin.end();
    await this.app.close();
    await this.db.drop();
  }

  /** By the access token of that role. */
  bearer(role: Role): Record<string, string> {
    return { authorization: `Bearer ${this.tokens.get(role)}` };
  }

  /** With a body that passes every check of form, in which nothing but the path is another’s. */
  ask(role: Role, route: Route, named: Named, headers: Record<string, string>, before = ''): Promise<Reply> {
    const known = { ...this.known(), enrolmentId: this.enrolmentBeside(named) };
    const path = pathTo(route, named) + queryOf(route, this.document, known);
    return send(this.app.url, route, path.replace('/api/v1', `/api/v1${before}`), {
      headers: { 'idempotency-key': randomUUID(), ...headers },
      body: bodyOf(route, this.document, role, known),
    });
  }

  /** What pairs with an enrolment that a path names. */
  private enrolmentBeside(named: Named): string | undefined {
    return this.here.all('enrolments/:id').find(({ parameters: { id } }) => id !== named.parameters.id)?.parameters.id;
  }

  /** What to put into fields that name something: one's own. */
  known(): Record<string, unknown> {
    const { employerId, coworkerId, employeeId, merchantId, shopId } = this.here.city.sides[0];
    return {
      ...{ employerId, employeeId, merchantId, shopId, receiverId: coworkerId },
      invoiceId: this.here.any('invoices/:id').parameters.id,
      criterionId: this.here.any('criteria/:id').parameters.id,
      ...{ startsMonth: '2026-06', effectiveMonth: '2026-06', month: '2026-05', validFrom: '2026-05-02' },
      shopName: '二号店',
      secret: this.here.city.shown.claim,
    };
  }
}
