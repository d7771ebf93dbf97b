import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../../src/people/accounts/accounts.service.js';
import { FirstAdminService } from '../../src/people/grants/first-admin.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { bareCity } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Browser } from '../people/doors/browser.js';

const CITY = { code: 'asahikawa', name: '旭川市', startsMonth: '2026-04' };

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function link(cityId?: number): Promise<string> {
  return (await app.get(FirstAdminService).link(cityId)).split('#')[1]!;
}

const begin = (body: object, browser = new Browser(app)) =>
  browser.post('/auth/first-admin', { name: '管理 一郎', ...body });

describe('the link that the first start prints', () => {
  it('founds the first city and makes its administrator, once', async () => {
    const token = await link();
    expect((await begin({ token, email: 'first@city.example.jp' })).body.code).toBe('city_not_described');
    const browser = new Browser(app);
    const { status, body } = await begin({ token, email: 'first@city.example.jp', city: CITY }, browser);
    expect(status).toBe(200);
    await browser.setUp('ame nochi hare, tokidoki yuki');
    expect((await browser.fetch(`/as/${body.grantId}/me`)).body).toMatchObject({ role: 'city_admin', cityId: 1 });
    expect((await browser.fetch(`/as/${body.grantId}/city`)).body.name).toBe('旭川市');
    expect((await begin({ token, email: 'second@city.example.jp', city: CITY })).body.code).toBe('link_not_valid');
  });

  it('writes into the audit log of the city who came, from where, and the role that this made', async () => {
    const acts = await query(
      db.adminUrl,
      `select a.permission, a.role, a.outcome, a.method, a.address is not null as placed, a.actor_id = g.account_id as own,
              a.object_ids = array[g.id] as "named", array_agg(c.table_name) as changed
         from audit_acts a
         join audit_changes c on c.city_id = a.city_id and c.act_id = a.id
         join role_grants g on g.city_id = a.city_id and g.id = c.object_id
        where a.city_id = 1 and a.permission = 'first_admin' group by a.city_id, a.id, g.account_id, g.id`,
    );
    const how = { permission: 'first_admin', role: 'city_admin', outcome: 'done', method: 'POST' };
    expect(acts).toEqual([{ ...how, placed: true, own: true, named: true, changed: ['role_grants'] }]);
  });

  it('founds no second city beside the first, nor a second administrator in it', async () => {
    const second = { email: 'second@city.example.jp', city: { ...CITY, code: 'other' } };
    expect((await begin({ token: await link(), ...second })).body.code).toBe('link_not_valid');
    expect((await begin({ token: await link(1), ...second })).body.code).toBe('link_not_valid');
    expect(await query(db.adminUrl, 'select id from cities')).toHaveLength(1);
  });

  it('is void when a newer one was made', async () => {
    await bareCity(db, 2);
    const [old, fresh] = [await link(2), await link(2)];
    expect((await begin({ token: old, email: 'x@city.example.jp' })).body.code).toBe('link_not_valid');
    expect((await begin({ token: fresh, email: 'x@city.example.jp' })).status).toBe(200);
  });

  it('gives nobody an account that exists already, since the address was not shown to be the own', async () => {
    await bareCity(db, 3);
    await app.get(AccountsService).findOrOpen('known@example.jp', '村上 智子');
    const token = await link(3);
    expect((await begin({ token, email: 'Known@example.jp' })).body.code).toBe('address_has_account');
    expect((await begin({ token, email: 'no address' })).body.code).toBe('bad_email');
    expect((await begin({ token, email: 'new@example.jp' })).status).toBe(200);
  });
});
