import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MerchantPeopleService } from '../../src/merchants/merchant-people.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town } from '../support/town.js';
import { Till } from './till.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let till: Till;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app);
  till = await Till.at(app, town, await town.shop('常磐書店'));
});

afterAll(async () => {
  expect(await town.differences()).toEqual([]);
  await app?.close();
  await db?.drop();
});

describe('a redemption by a trusted till', () => {
  it('takes notes with their shares, and says nothing of what the holder has left', async () => {
    const holder = await town.parent();
    const { status, body } = await till.takeFrom(holder, 3);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      status: 'done',
      notes: 3,
      amount: 3000,
      employerShare: 1500,
      cityShare: 1500,
      shop: { id: till.shop.shopId, name: '常磐書店' },
      happenedAt: expect.any(String),
      recordedAt: expect.any(String),
    });
    expect(await town.held(holder)).toBe(17_000);
  });

  it('sent 200 times at once under one key has one effect and one answer', async () => {
    const holder = await town.parent();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 200 }, () => till.takeFrom(holder, 4, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await town.held(holder)).toBe(16_000);
  });

  it('refuses another request under the same key, and changes nothing', async () => {
    const holder = await town.parent();
    const key = randomUUID();
    await till.takeFrom(holder, 4, key);
    const other = await till.takeFrom(holder, 5, key);
    expect([other.status, other.body.code]).toEqual([409, 'key_conflict']);
    expect(await town.held(holder)).toBe(16_000);
  });

  it('does not burn its key when it is refused', async () => {
    const holder = await town.person();
    const key = randomUUID();
    const refused = await till.takeFrom(holder, 1, key);
    expect([refused.status, refused.body.code]).toEqual([422, 'insufficient_notes']);
    expect(refused.body.details).toBeUndefined();
    await town.coupons(holder);
    expect((await till.takeFrom(holder, 1, key)).status).toBe(201);
  });

  it('needs an Idempotency-Key', async () => {
    const answer = await till.take({ employeeId: await town.parent(), notes: 1 });
    expect([answer.status, answer.body.code]).toEqual([400, 'idempotency_key_required']);
  });

  it('is exact when 50 race for the same 20 notes', async () => {
    const holder = await town.parent();
    const answers = await Promise.all(Array.from({ length: 50 }, () => till.takeFrom(holder, 1)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ body }) => body.code === 'insufficient_notes')).toHaveLength(30);
    expect(await town.held(holder)).toBe(0);
  });

  it('is refused after the deadline that came with it, and taken when sent again in time', async () => {
    const holder = await town.parent();
    const key = randomUUID();
    const late = await till.takeFrom(holder, 1, key, { deadline: new Date(Date.now() - 1000).toISOString() });
    expect([late.status, late.body.code]).toEqual([410, 'too_late']);
    expect(await town.held(holder)).toBe(20_000);
    const anew = await till.takeFrom(holder, 1, key, { deadline: new Date(Date.now() + 20_000).toISOString() });
    expect(anew.status).toBe(201);
    const copy = await till.takeFrom(holder, 1, key, { deadline: new Date(Date.now() - 1000).toISOString() });
    expect(copy.body).toEqual(anew.body);
  });

  it.each([
    ['more than five minutes ahead', () => new Date(Date.now() + 400_000).toISOString(), 'deadline_too_far'],
    ['without a zone', () => '2026-11-01T10:00:00', 'invalid_request'],
    ['on a day that does not exist', () => '2026-02-30T10:00:00Z', 'invalid_request'],
    ['at an hour that does not exist', () => '2026-02-20T25:00:00Z', 'invalid_request'],
  ])('refuses a deadline %s', async (_, deadline, code) => {
    const holder = await town.parent();
    const answer = await till.takeFrom(holder, 1, randomUUID(), { deadline: deadline() });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(await town.held(holder)).toBe(20_000);
  });

  it('is refused at the holder’s own merchant, as an owner or a clerk', async () => {
    const holder = await town.parent();
    const shop = await town.shop();
    await app.get(MerchantPeopleService).put(town.id, shop.merchantId, holder, 'clerk');
    const own = await Till.at(app, town, shop);
    const refused = await own.takeFrom(holder, 1);
    expect([refused.status, refused.body.code]).toEqual([422, 'own_merchant']);
    expect((await till.takeFrom(holder, 1)).status).toBe(201);
  });

  it('is refused at a suspended merchant', async () => {
    const shop = await town.shop();
    await town.suspend(shop);
    const suspended = await Till.at(app, town, shop);
    const refused = await suspended.takeFrom(await town.parent(), 1);
    expect([refused.status, refused.body.code]).toEqual([422, 'not_certified']);
  });

  it('stops at the payer’s daily cap, also when sent at once', async () => {
    const capped = await Town.make(app, { rules: { payerDailyCapNotes: 3 } });
    const there = await Till.at(app, capped, await capped.shop());
    const holder = await capped.parent();
    const answers = await Promise.all(Array.from({ length: 6 }, () => there.takeFrom(holder, 1)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ body }) => body.code === 'payer_cap_passed')).toHaveLength(3);
  });

  it('spends a size of notes that the rules no longer have, when it is named', async () => {
    const holder = await town.person();
    await town.coupons(holder, { noteYen: 500 });
    expect((await till.takeFrom(holder, 1)).body.code).toBe('insufficient_notes');
    const { body } = await till.takeFrom(holder, 3, randomUUID(), { noteYen: 500 });
    expect(body).toMatchObject({ notes: 3, amount: 1500 });
  });

  it('is not for a clerk, who must see a code', async () => {
    const clerk = await Till.at(app, town, till.shop, 'merchant_clerk');
    const answer = await clerk.takeFrom(await town.parent(), 1);
    expect([answer.status, answer.body.code]).toEqual([403, 'till_only']);
  });

  it('acts at its own shop only; another one is not there for it', async () => {
    const other = await town.shop();
    const answer = await till.takeFrom(await town.parent(), 1, randomUUID(), { shopId: other.shopId });
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    const nowhere = await till.takeFrom(await town.parent(), 1, randomUUID(), { shopId: randomUUID() });
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'not_found']);
  });

  it('finds nobody of another city', async () => {
    const elsewhere = await Town.make(app);
    const answer = await till.takeFrom(await elsewhere.parent(), 1);
    expect([answer.status, answer.body.code]).toEqual([404, 'unknown_wallet']);
  });
});
