import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { may, type Permission, POLICY } from '../../src/people/policy.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { bareCity } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { type Handler, handlersOf } from '../support/routes.js';

@Controller('planted')
class PlantedController {
  @Get()
  forgotten() {
    return { secret: 42 };
  }
}

@Module({ controllers: [PlantedController] })
class PlantedModule {}

/** Public beside sign-in: health and metrics, the description of the API, the letters of the demo, one click in a letter. */
const FOR_EVERYBODY = [
  '/health/live',
  '/health/ready',
  '/metrics',
  '/api/openapi.json',
  '/api/docs',
  '/api/docs/start.js',
  '/api/docs/:file',
  '/demo/letters',
];

let db: TestDatabase;
let app: TestApp;
const routes: string[] = [];

beforeAll(async () => {
  db = await freshDatabase();
  await bareCity(db, 1);
  app = await startTestApp(db, {
    imports: [DiscoveryModule, PlantedModule],
    onRoute: ({ method, url }) => routes.push(...[method].flat().map((one) => `${one} ${url}`)),
  });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const handlers = () => handlersOf(app.app);

/** Of the three sorts each route is of exactly one. */
const undecided = (all: Handler[]) =>
  all.filter(
    ({ permission, open, accountOnly }) => [permission !== undefined, open, accountOnly].filter(Boolean).length !== 1,
  );

describe('the policy', () => {
  it('decides every route: each names its permission, is one’s own account’s or is public, and the planted one is found', () => {
    expect(undecided(handlers()).map(({ name }) => name)).toEqual(['PlantedController.forgotten GET']);
  });

  it('leaves no route beside the controllers’: the router knows as many as they declare', () => {
    const real = routes.filter((route) => !/^(HEAD|OPTIONS) /.test(route));
    expect(real.length).toBe(handlers().length);
  });

  it('refuses everybody at a route that names no permission', async () => {
    expect(routes).toContain('GET /api/v1/planted');
    const token = await app.tokenFor(1, 'city_admin');
    expect(await app.fetch('/api/v1/planted', { token })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await app.fetch('/api/v1/planted')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('asks for a token at every route that is not public', async () => {
    const open = new Set(handlers().flatMap((one) => (one.open ? [one.route] : [])));
    const known = routes.filter((route) => route.includes(' /api/v1/') && !/^(HEAD|OPTIONS) /.test(route));
    const closed = known.filter((route) => !open.has(route));
    expect(known.length - closed.length).toBeGreaterThan(3);
    expect(closed.length).toBeGreaterThan(4);
    for (const route of closed) {
      const [method, path] = route.split(' ') as [string, string];
      const address = path.replace(/:[a-z]+/gi, '018f0000-0000-7000-8000-000000000000');
      const answer = await app.fetch(address, { method });
      expect([route, answer.status, answer.body.code]).toEqual([route, 401, 'unauthenticated']);
    }
  });

  it.each(['AccountOnly', 'Public'])('leaves what is %s to sign-in and to what is for everybody', (sort) => {
    const found = handlers().filter(({ open, accountOnly }) => (sort === 'Public' ? open : accountOnly));
    const elsewhere = found.map(({ route }) => route).filter((route) => !/ \/api\/v1\/(auth|public)\//.test(route));
    const known = sort === 'Public' ? FOR_EVERYBODY : [];
    expect(elsewhere.filter((route) => !known.some((one) => route.endsWith(one)))).toEqual([]);
  });

  it('has no row that no route and no service asks for', () => {
    const asked = new Set(handlers().map(({ permission }) => permission));
    const inServices = ['redemptions.take_directly', 'redemptions.void_later'];
    const unused = (Object.keys(POLICY) as Permission[]).filter((one) => !asked.has(one) && !inServices.includes(one));
    expect(unused).toEqual([]);
  });

  it('lets the auditor read and never change', () => {
    const changing = handlers().filter(({ name, permission }) => permission && !name.endsWith(' GET'));
    const allowed = changing.filter(({ permission }) => may('city_auditor', permission as Permission));
    expect(allowed.map(({ permission }) => permission)).toEqual(allowed.map(() => 'verifications.make'));
  });

  it('never shows HR who thanked whom', () => {
    for (const role of ['employer_hr', 'hris_client'] as const) {
      for (const permission of ['operations.read', 'wallet.own', 'redemptions.read'] as const) {
        expect(may(role, permission)).toBe(false);
      }
    }
  });
});
