import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town } from '../support/town.js';
import { Till } from './till.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let till: Till;
let welfare: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-11-10' });
  till = await Till.at(app, town, await town.shop());
  welfare = await app.tokenFor(town.id, 'city_welfare');
});

afterAll(async () => {
  expect(await town.differences()).toEqual([]);
  await app?.close();
  await db?.drop();
});

const moveTo = (on: `${number}-${number}-${number}`) => app.get(AdvanceClockService).advanceTo(town.id, on);

describe('a void', () => {
  it('gives back exactly the notes, shares and expiry that were taken', async () => {
    const holder = await town.person();
    await town.coupons(holder, { month: '2026-10', employerYen: 3_333, cityYen: 6_667, expiresOn: '2027-03-31' });
    await town.coupons(holder, { month: '2026-11', employerYen: 7_001, cityYen: 2_999, expiresOn: '2027-04-30' });
    await till.takeFrom(holder, 3);
    const before = await town.holdings(holder);
    const taken = await till.takeFrom(holder, 12);
    const { status, body } = await till.void(taken.body.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'done',
      redemptionId: taken.body.id,
      notes: 12,
      amount: 12_000,
      employerShare: taken.body.employerShare,
      cityShare: taken.body.cityShare,
    });
    expect(await town.holdings(holder)).toEqual(before);
  });

  it('sent 50 times at once under one key has one effect and one answer', async () => {
    const holder = await town.parent();
    const taken = await till.takeFrom(holder, 5);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => till.void(taken.body.id, key)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]!.status).toBe(200);
    expect(await town.held(holder)).toBe(20_000);
    const other = await till.void(taken.body.id);
    expect([other.status, other.body.code]).toEqual([409, 'already_voided']);
  });

  it('keeps its reason, and shows in the redemption', async () => {
    const taken = await till.takeFrom(await town.parent(), 1);
    const done = await till.void(taken.body.id, randomUUID(), 'お客様の都合');
    const seen = await app.fetch(`/api/v1/redemptions/${taken.body.id}`, { token: till.token });
    expect(seen.body).toMatchObject({ ...taken.body, voided: { id: done.body.id, reason: 'お客様の都合' } });
  });

  it('is the same shop’s alone: for another one the redemption is not there', async () => {
    const taken = await till.takeFrom(await town.parent(), 1);
    const other = await Till.at(app, town, await town.shop());
    const answer = await other.void(taken.body.id);
    expect([answer.status, answer.body.code]).toEqual([404, 'redemption_not_found']);
    const seen = await app.fetch(`/api/v1/redemptions/${taken.body.id}`, { token: other.token });
    expect(seen.status).toBe(404);
  });

  it('is not done of what is no redemption', async () => {
    const allocation = await town.coupons(await town.person());
    const answer = await till.void(allocation);
    expect([answer.status, answer.body.code]).toEqual([404, 'redemption_not_found']);
  });

  it('is the shop’s on the same day of the city’s clock, the city’s later; and a repeated one is answered on any day', async () => {
    const holder = await town.parent();
    const [today, kept] = [await till.takeFrom(holder, 1), await till.takeFrom(holder, 2)];
    const key = randomUUID();
    const first = await till.void(today.body.id, key);
    await moveTo('2026-11-11');
    expect((await till.void(today.body.id, key)).body).toEqual(first.body);
    const late = await till.void(kept.body.id);
    expect([late.status, late.body.code]).toEqual([422, 'void_only_same_day']);
    expect((await till.void(kept.body.id, randomUUID(), '店舗からの連絡', welfare)).status).toBe(200);
    expect(await town.held(holder)).toBe(20_000);
  });

  it('of notes that lapsed meanwhile brings them back and lapses them in the same call', async () => {
    const holder = await town.parent({ expiresOn: '2026-11-30' });
    const taken = await till.takeFrom(holder, 4);
    await moveTo('2026-12-01');
    const expired = await town.operations('expire');
    await till.void(taken.body.id, randomUUID(), '二重に利用', welfare);
    expect(await town.operations('expire')).toBe(expired + 1);
    expect(await town.held(holder)).toBe(0);
  });
});

describe('the day of a shop', () => {
  it('lists what was taken on a day of the city’s clock, and adds it up; no name of a holder is in it', async () => {
    await moveTo('2026-12-10');
    const shop = await town.shop('神楽薬局');
    const there = await Till.at(app, town, shop);
    const holder = await town.person('氏名 非公開', 'シメイ ヒコウカイ');
    await town.coupons(holder);
    const taken = [];
    for (const notes of [1, 2, 3]) taken.push((await there.takeFrom(holder, notes)).body.id);
    await there.void(taken[1]);
    const { body } = await app.fetch('/api/v1/redemptions?limit=2', { token: there.token });
    expect(body).toMatchObject({
      day: '2026-12-10',
      tally: {
        taken: { redemptions: 3, notes: 6, amount: 6000 },
        voided: { redemptions: 1, notes: 2, amount: 2000 },
        net: 4000,
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/非公開|ヒコウカイ/);
    expect(JSON.stringify(body)).not.toContain(holder);
    const next = await app.fetch(`/api/v1/redemptions?limit=2&cursor=${body.nextCursor}`, { token: there.token });
    expect([...body.items, ...next.body.items].map(({ id }) => id)).toEqual(taken.toReversed());
    expect(next.body.nextCursor).toBeNull();

    await moveTo('2026-12-11');
    const tomorrow = await app.fetch('/api/v1/redemptions', { token: there.token });
    expect(tomorrow.body).toMatchObject({ day: '2026-12-11', items: [], tally: { net: 0 } });
    const yesterday = await app.fetch('/api/v1/redemptions?day=2026-12-10', { token: there.token });
    expect(yesterday.body.items).toHaveLength(3);
    const city = await app.fetch(`/api/v1/redemptions?day=2026-12-10&shop=${shop.shopId}`, { token: welfare });
    expect(city.body.tally.net).toBe(4000);
  });

  it('in a live city is the day in Japan', async () => {
    const live = await Town.make(app);
    const there = await Till.at(app, live, await live.shop());
    const { body } = await there.takeFrom(await live.parent(), 2);
    const list = await app.fetch('/api/v1/redemptions', { token: there.token });
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
  });

  it('must be of a named shop for the city, is of all shops for an owner, and of no other for a till', async () => {
    const nowhere = await app.fetch('/api/v1/redemptions', { token: welfare });
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'shop_required']);
    const owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: till.shop.merchantId });
    expect((await app.fetch('/api/v1/redemptions', { token: owner })).status).toBe(200);
    const other = await town.shop();
    expect((await app.fetch(`/api/v1/redemptions?shop=${other.shopId}`, { token: till.token })).status).toBe(404);
    expect((await app.fetch(`/api/v1/redemptions?shop=${other.shopId}`, { token: owner })).status).toBe(404);
    const badDay = await app.fetch('/api/v1/redemptions?day=2026-02-30', { token: owner });
    expect([badDay.status, badDay.body.code]).toEqual([422, 'bad_date']);
    const badCursor = await app.fetch('/api/v1/redemptions?cursor=WyJhIiwiYiJd', { token: owner });
    expect([badCursor.status, badCursor.body.code]).toEqual([400, 'bad_cursor']);
  });
});
