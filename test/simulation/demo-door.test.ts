import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DEMO_PEOPLE } from '../../src/simulation/demo-people.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { bareCity, bareEmployer } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Browser } from '../people/doors/browser.js';

let db: TestDatabase;
let app: TestApp;
const [parent, coworker, merchantId, shopId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { demo: true });
  await query(
    db.adminUrl,
    `insert into cities (id, code, name, kind) values (1, 'demo', '北川市（見本）', 'rehearsal')`,
  );
  const employerId = await bareEmployer(db, 1);
  await query(
    db.adminUrl,
    ...[parent, coworker].map(
      (id) =>
        `insert into employees (city_id, id, name, name_kana, email) values (1, '${id}', '村上', 'ムラカミ', 'm@example.jp')`,
    ),
    `insert into merchants (city_id, id, name, name_kana, contact_email) values (1, '${merchantId}', '店', 'ミセ', 'm@example.jp')`,
    `insert into shops (city_id, id, merchant_id, name, name_kana, trade, area) values (1, '${shopId}', '${merchantId}', '店', 'ミセ', '店', '常磐')`,
  );
  for (const role of ['city_admin', 'city_welfare', 'city_finance', 'city_auditor'] as const)
    await app.tokenFor(1, role);
  await app.tokenFor(1, 'employer_hr', { employerId });
  await app.tokenFor(1, 'merchant_owner', { merchantId });
  await app.tokenFor(1, 'merchant_clerk', { merchantId, shopId });
  for (const employeeId of [parent, coworker]) await app.tokenFor(1, 'employee', { employeeId });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const signIn = (role: string, at = app) => new Browser(at).post('/auth/demo-sign-in', { role });

describe('the door of the demo', () => {
  it('has a second person of the finance section, for what two have to do', async () => {
    const people = ['city_finance', 'city_approver'].map(async (role) => {
      const browser = new Browser(app);
      await browser.post('/auth/demo-sign-in', { role });
      return (await browser.fetch('/auth/me')).body.accountId as string;
    });
    expect(new Set(await Promise.all(people)).size).toBe(2);
  });

  it.each(DEMO_PEOPLE)('lets anybody be its %s, again and again the same person', async (role) => {
    const seen = [];
    for (let time = 0; time < 2; time += 1) {
      const browser = new Browser(app);
      expect((await browser.post('/auth/demo-sign-in', { role })).status).toBe(200);
      const { body } = await browser.fetch('/auth/me');
      expect(body.roles).toHaveLength(1);
      const { body: me } = await browser.fetch(`/as/${body.roles[0].grantId}/me`);
      expect(me.role).toBe(role === 'coworker' ? 'employee' : role === 'city_approver' ? 'city_finance' : role);
      seen.push(body.accountId, me.employeeId);
    }
    expect(seen.slice(0, 2)).toEqual(seen.slice(2));
    if (role === 'employee' || role === 'coworker') expect(seen[1]).toBe(role === 'employee' ? parent : coworker);
  });

  it('is not there where the program was not started as a demo', async () => {
    const real = await startTestApp(db);
    expect(await signIn('city_admin', real)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    await real.close();
  });

  it('is not there beside any other city', async () => {
    await bareCity(db, 2);
    expect(await signIn('city_admin')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    await query(db.adminUrl, 'delete from cities where id = 2');
  });
});
