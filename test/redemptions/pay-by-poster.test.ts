import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApp, type Answer, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town, type TownShop } from '../support/town.js';
import { textOfPdf } from '../papers/read-pdf.js';
import { Till } from './till.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let shop: TownShop;
let owner: string;
let token: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { rules: { posterDailyCapNotes: 5 } });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

beforeEach(async () => {
  shop = await town.shop();
  owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: shop.merchantId });
  token = await newPoster();
});

async function newPoster(): Promise<string> {
  const { body } = await app.fetch(`/api/v1/shops/${shop.shopId}/posters`, { token: owner, method: 'POST' });
  return body.address.split('/').at(-1);
}

async function pay(
  employeeId: string,
  notes: number,
  key: string = randomUUID(),
  poster = token,
  more = {},
): Promise<Answer> {
  const holder = await app.tokenFor(town.id, 'employee', { employeeId });
  const headers = { 'Idempotency-Key': key };
  return app.fetch(`/api/v1/posters/${poster}/redemptions`, { token: holder, body: { notes, ...more }, headers });
}

describe('a shop’s poster', () => {
  it('shows the holder whose it is, and pays there', async () => {
    const employeeId = await town.parent();
    const holder = await app.tokenFor(town.id, 'employee', { employeeId });
    const seen = await app.fetch(`/api/v1/posters/${token}`, { token: holder });
    expect(seen.body).toEqual({
      shop: { id: shop.shopId, name: expect.stringMatching(/^店/) },
      merchantName: expect.stringMatching(/^店/),
      area: '常磐',
      photo: null,
      dailyCapNotes: 5,
      noteYen: 1000,
    });
    const { status, body } = await pay(employeeId, 3);
    expect([status, body.notes, body.amount, body.shop.id]).toEqual([201, 3, 3000, shop.shopId]);
    expect(await town.held(employeeId)).toBe(17_000);
    expect(await town.differences()).toEqual([]);
  });

  it('is kept as a hash, and printed with the registered name as often as it is wanted', async () => {
    const rows = JSON.stringify(await query(db.adminUrl, 'select p::text as row from shop_posters p'));
    expect(rows).not.toContain(token);
    const printed = await fetch(`${app.url}/api/v1/shops/${shop.shopId}/poster.pdf`, {
      headers: { authorization: `Bearer ${owner}` },
    });
    const text = await textOfPdf(Buffer.from(await printed.arrayBuffer()));
    expect(text).toContain('Sankyuが使えます');
    expect(text).toContain(
      (await app.fetch(`/api/v1/merchants/${shop.merchantId}/shops`, { token: owner })).body[0].name,
    );
    const again = await app.fetch(`/api/v1/shops/${shop.shopId}/poster`, { token: owner });
    expect(again.body.address).toContain(token);
  });

  it('answers the first answer to the same request, and a conflict to another one with its key', async () => {
    const employeeId = await town.parent();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => pay(employeeId, 4, key)));
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]!.body]);
    expect(await town.held(employeeId)).toBe(16_000);
    expect((await pay(employeeId, 3, key)).body.code).toBe('key_conflict');
    const other = await town.parent();
    expect((await pay(other, 4, key)).body.id).not.toBe(answers[0]!.body.id);
  });

  it('takes no more than the cap from one person a day, however many ask at once; another shop’s is apart', async () => {
    const employeeId = await town.parent();
    const answers = await Promise.all(Array.from({ length: 10 }, () => pay(employeeId, 1)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter(({ body }) => body.code === 'poster_cap_passed')).toHaveLength(5);
    expect(await town.held(employeeId)).toBe(15_000);
    shop = await town.shop();
    owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: shop.merchantId });
    expect((await pay(employeeId, 5, randomUUID(), await newPoster())).status).toBe(201);
    expect(await town.differences()).toEqual([]);
  });

  it('counts what was undone no more', async () => {
    const employeeId = await town.parent();
    const { body } = await pay(employeeId, 5);
    expect((await pay(employeeId, 1)).body.code).toBe('poster_cap_passed');
    const till = await Till.at(app, town, shop, 'merchant_clerk');
    expect((await till.void(body.id)).status).toBe(200);
    expect((await pay(employeeId, 5)).status).toBe(201);
    expect(await town.differences()).toEqual([]);
  });

  it('has its cap held by the database itself', async () => {
    const employeeId = await town.parent();
    await pay(employeeId, 5);
    const raise = query(db.adminUrl, `update poster_days set notes = 6 where employee_id = '${employeeId}'`);
    await expect(raise).rejects.toMatchObject({ constraint: 'poster_days_within_cap' });
  });

  it('shows in verify what was counted wrongly', async () => {
    const employeeId = await town.parent();
    await pay(employeeId, 5);
    await query(db.adminUrl, `update poster_days set notes = 2 where employee_id = '${employeeId}'`);
    expect(await town.differences()).toEqual([
      expect.objectContaining({ check: 'poster-days-add-up', expected: '5', found: '2' }),
    ]);
    await query(db.adminUrl, `update poster_days set notes = 5 where employee_id = '${employeeId}'`);
  });

  it('is of no use once a new one hangs; what was paid by it is answered still', async () => {
    const employeeId = await town.parent();
    const key = randomUUID();
    const first = await pay(employeeId, 1, key);
    const replaced = token;
    token = await newPoster();
    expect((await pay(employeeId, 1, randomUUID(), replaced)).body.code).toBe('poster_ended');
    expect((await pay(employeeId, 1, key, replaced)).body).toEqual(first.body);
    expect((await pay(employeeId, 1)).status).toBe(201);
    expect((await app.fetch(`/api/v1/shops/${shop.shopId}/poster`, { token: owner, method: 'DELETE' })).status).toBe(
      204,
    );
    expect((await pay(employeeId, 1)).body.code).toBe('poster_ended');
  });

  it('leaves one in use when ten are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, newPoster));
    const employeeId = await town.parent();
    const answers = await Promise.all(made.map((poster) => pay(employeeId, 1, randomUUID(), poster)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('is nothing in another city, and takes nothing at a suspended shop or from the shop’s own people', async () => {
    const elsewhere = await Town.make(app);
    const stranger = await app.tokenFor(elsewhere.id, 'employee', { employeeId: await elsewhere.parent() });
    expect((await app.fetch(`/api/v1/posters/${token}`, { token: stranger })).body.code).toBe('poster_not_found');
    const clerk = await town.parent();
    await app.fetch(`/api/v1/merchants/${shop.merchantId}/people/${clerk}`, {
      token: owner,
      method: 'PUT',
      body: { role: 'clerk' },
    });
    expect((await pay(clerk, 1)).body.code).toBe('own_merchant');
    await town.suspend(shop);
    expect((await pay(await town.parent(), 1)).body.code).toBe('not_certified');
  });

  it('takes nothing after the deadline that the holder’s phone gave', async () => {
    const employeeId = await town.parent();
    const deadline = new Date(Date.now() - 1000).toISOString();
    const late = await pay(employeeId, 1, randomUUID(), token, { deadline });
    expect([late.status, late.body.code]).toEqual([410, 'too_late']);
    expect(await town.held(employeeId)).toBe(20_000);
  });
});
