import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/people/role.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { FullCity } from '../support/full-city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

let db: TestDatabase;
let app: TestApp;
let city: FullCity;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  city = await FullCity.make(app);
}, 120_000);

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const tokenOf = (role: Role, scope = {}) => app.tokenFor(city.id, role, scope);

describe('a merchant and a shop', () => {
  it('are called otherwise from now on, as far as it is said', async () => {
    const admin = await tokenOf('city_admin');
    const { merchantId, shopId } = city.sides[0];
    const change = (path: string, body: object) =>
      app.fetch(`/api/v1/${path}`, { token: admin, method: 'PATCH', body });
    const merchant = await change(`merchants/${merchantId}`, { nameKana: 'あたらしいな' });
    expect(merchant.body).toMatchObject({ id: merchantId, nameKana: 'アタラシイナ' });
    const shop = await change(`shops/${shopId}`, { name: ' 新しい　店 ' });
    expect(shop.body).toMatchObject({ id: shopId, name: '新しい 店' });
    expect((await change(`merchants/${merchantId}`, { contactEmail: 'だめ' })).body.code).toBe('bad_email');
    expect((await change(`shops/${shopId}`, { area: '　' })).body.code).toBe('missing_field');
  });

  it('are changed by an owner only where they are the own', async () => {
    const [mine, others] = city.sides;
    const owner = await tokenOf('merchant_owner', { merchantId: mine.merchantId });
    const change = (path: string) =>
      app.fetch(`/api/v1/${path}`, { token: owner, method: 'PATCH', body: { nameKana: 'ミセ' } });
    expect((await change(`shops/${mine.shopId}`)).status).toBe(200);
    expect((await change(`shops/${others.shopId}`)).status).toBe(404);
    expect((await change(`merchants/${mine.merchantId}`)).status).toBe(403);
  });
});
