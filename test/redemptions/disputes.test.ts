import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';
import { Till } from './till.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let welfare: string;
let clerk: Till;
let payer: string;
let holder: string;
let paid: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app);
  welfare = await app.tokenFor(town.id, 'city_welfare');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

beforeEach(async () => {
  const shop = await town.shop();
  clerk = await Till.at(app, town, shop, 'merchant_clerk');
  payer = await town.parent();
  holder = await app.tokenFor(town.id, 'employee', { employeeId: payer });
  const { code } = await clerk.showCode(payer, 5);
  paid = (await clerk.take({ code })).body.id;
});

const open = (token: string, words = '3 枚のはずが 5 枚になっています。') =>
  app.fetch(`/api/v1/redemptions/${paid}/disputes`, { token, body: { words } });

const decide = (id: string, uphold: boolean, token = welfare) =>
  app.fetch(`/api/v1/disputes/${id}/decision`, { token, body: { uphold, reason: '控えを確かめました。' } });

const idsOf = async (token: string, query = '') =>
  (await app.fetch(`/api/v1/disputes${query}`, { token })).body.items.map(({ id }: { id: string }) => id);

describe('a dispute', () => {
  it('of the holder that is upheld gives the notes back, also long after the day', async () => {
    const { status, body } = await open(holder);
    expect([status, body.state, body.openedBy, body.notes, body.amount]).toEqual([201, 'open', 'holder', 5, 5000]);
    expect(await idsOf(welfare, '?state=open')).toContain(body.id);
    const decided = await decide(body.id, true);
    expect([decided.status, decided.body.state, decided.body.decision]).toEqual([
      200,
      'upheld',
      '控えを確かめました。',
    ]);
    expect(await town.held(payer)).toBe(20_000);
    expect((await decide(body.id, false)).body.code).toBe('dispute_decided');
    expect(await idsOf(holder)).toEqual([body.id]);
    expect(await town.differences()).toEqual([]);
  });

  it('that is dismissed leaves the redemption as it is', async () => {
    const { body } = await open(clerk.token);
    expect((await decide(body.id, false)).body.state).toBe('dismissed');
    expect(await town.held(payer)).toBe(15_000);
    expect(await idsOf(clerk.token)).toEqual([body.id]);
  });

  it('is upheld by the void that the shop has made meanwhile', async () => {
    const { body } = await open(holder);
    await clerk.void(paid);
    expect((await decide(body.id, true)).body.state).toBe('upheld');
    expect(await town.held(payer)).toBe(20_000);
    expect(await town.differences()).toEqual([]);
  });

  it('is open once a side; what one side says the other does not read', async () => {
    const first = await open(holder);
    expect((await open(holder)).body.code).toBe('dispute_open');
    const second = await open(clerk.token, 'お客様の指定どおりでした。');
    expect(await idsOf(clerk.token)).toEqual([second.body.id]);
    expect(await idsOf(holder)).toEqual([first.body.id]);
  });

  it('is decided once, however many decide at once', async () => {
    const { body } = await open(holder);
    const answers = await Promise.all([true, false, true, false].map((uphold) => decide(body.id, uphold)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body: { code } }) => code === 'dispute_decided')).toHaveLength(3);
  });

  it('is nothing to others: another holder, another shop, who may not decide', async () => {
    const stranger = await app.tokenFor(town.id, 'employee', { employeeId: await town.parent() });
    const elsewhere = await Till.at(app, town, await town.shop(), 'merchant_clerk');
    for (const token of [stranger, elsewhere.token]) {
      expect((await open(token)).status).toBe(404);
      expect(await idsOf(token)).toEqual([]);
    }
    const { body } = await open(holder);
    for (const token of [holder, clerk.token, await app.tokenFor(town.id, 'city_finance')]) {
      expect((await decide(body.id, true, token)).status).toBe(403);
    }
  });

  it('needs words that say something', async () => {
    for (const words of ['', ' \n ', 'a\u0000b', 'x'.repeat(1001)])
      expect((await open(holder, words)).status).toBe(422);
  });

  it('has its states held by the database itself', async () => {
    const { body } = await open(holder);
    const change = (set: string) => query(db.adminUrl, `update redemption_disputes set ${set} where id = '${body.id}'`);
    await expect(change(`state = 'upheld'`)).rejects.toMatchObject({ constraint: 'redemption_disputes_decided_whole' });
    await expect(change(`words = 'other'`)).rejects.toMatchObject({ constraint: 'redemption_disputes_kept' });
    const whole = `decided_by = gen_random_uuid(), decided_at = now(), decision = 'x'`;
    await expect(change(`state = 'upheld', ${whole}`)).rejects.toMatchObject({
      constraint: 'redemption_disputes_upheld_is_void',
    });
    await expect(query(db.adminUrl, 'delete from redemption_disputes')).rejects.toMatchObject({
      constraint: 'redemption_disputes_kept',
    });
    await decide(body.id, false);
    await expect(change(`decision = 'y'`)).rejects.toMatchObject({ constraint: 'redemption_disputes_decided_once' });
  });

  it('upheld without its void is found by verify', async () => {
    const { body } = await open(holder);
    await query(
      db.adminUrl,
      `update redemption_disputes set state = 'upheld', decided_by = gen_random_uuid(), decided_at = now(), decision = 'x',
              void_id = gen_random_uuid() where id = '${body.id}'`,
    );
    expect(await town.differences()).toEqual([
      expect.objectContaining({ check: 'disputes-of-the-ledger', subject: body.id }),
    ]);
  });
});

describe('the day of a till', () => {
  it('is listed with its tally, and that of each who took', async () => {
    const pos = await Till.at(app, town, clerk.shop);
    await pos.takeFrom(await town.parent(), 2);
    const undone = await pos.takeFrom(await town.parent(), 4);
    await pos.void(undone.body.id);
    const { body } = await app.fetch(`/api/v1/shops/${clerk.shop.shopId}/today?limit=2`, { token: clerk.token });
    expect(body.items).toHaveLength(2);
    expect(body.nextCursor).not.toBeNull();
    expect(body.tally).toEqual({
      taken: { redemptions: 3, notes: 11, amount: 11_000 },
      voided: { redemptions: 1, notes: 4, amount: 4_000 },
      net: 7_000,
    });
    const nets = body.byClerk.map(({ label, kind, tally }: { label: string; kind: string; tally: { net: number } }) => [
      label,
      kind,
      tally.net,
    ]);
    expect(nets).toEqual([
      ['test merchant_clerk', 'till', 5_000],
      ['test pos_client', 'till', 2_000],
    ]);
    const elsewhere = await Till.at(app, town, await town.shop());
    const peeping = await app.fetch(`/api/v1/shops/${clerk.shop.shopId}/today`, { token: elsewhere.token });
    expect(peeping.status).toBe(404);
  });
});
