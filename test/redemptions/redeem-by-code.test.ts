import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { SweepCodesProcessor } from '../../src/wallets/sweep-codes.processor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
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
  till = await Till.at(app, town, await town.shop(), 'merchant_clerk');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** Lets a code's time have passed so many seconds ago. */
const age = (seconds: number) =>
  query(db.adminUrl, `update redemption_codes set usable_until = now() - interval '${seconds} seconds'`);

describe('a one-time code', () => {
  it('pays the number of notes that the holder chose, at the till that scans it', async () => {
    const holder = await town.parent();
    const shown = await till.showCode(holder, 4);
    expect(shown).toEqual({
      id: expect.any(String),
      qrSvg: expect.stringContaining('<svg'),
      code: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      digits: expect.stringMatching(/^\d{8}$/),
      usableUntil: expect.any(String),
      notes: 4,
      noteYen: 1000,
      amount: 4000,
    });
    const seconds = (Date.parse(shown.usableUntil) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(55);
    expect(seconds).toBeLessThanOrEqual(61);
    const { status, body } = await till.take({ code: shown.code });
    expect([status, body.notes, body.amount]).toEqual([201, 4, 4000]);
    expect(await town.held(holder)).toBe(16_000);
  });

  it('is kept as hashes only', async () => {
    const shown = await till.showCode(await town.parent(), 1);
    const rows = JSON.stringify(await query(db.adminUrl, 'select c::text as row from redemption_codes c'));
    expect(rows).not.toContain(shown.code);
    expect(rows).not.toContain(Buffer.from(shown.code).toString('hex'));
    expect(rows).not.toContain(Buffer.from(shown.digits).toString('hex'));
  });

  it('scanned again, with a new key or none, answers the first answer', async () => {
    const holder = await town.parent();
    const { code, digits } = await till.showCode(holder, 2);
    const first = await till.take({ code }, randomUUID());
    for (const again of [
      await till.take({ code }, randomUUID()),
      await till.take({ code }),
      await till.take({ digits }),
      await till.take({ code, notes: 2 }, randomUUID()),
    ]) {
      expect([again.status, again.body]).toEqual([201, first.body]);
    }
    expect(await town.held(holder)).toBe(18_000);
  });

  it('scanned again after it was undone is used up: no clerk is told that it was paid', async () => {
    const holder = await town.parent();
    const { code } = await till.showCode(holder, 2);
    const key = randomUUID();
    const first = await till.take({ code }, key);
    expect((await till.void(first.body.id)).status).toBe(200);
    for (const again of [await till.take({ code }, randomUUID()), await till.take({ code })]) {
      expect([again.status, again.body.code]).toEqual([409, 'code_used']);
    }
    const sameRequest = await till.take({ code }, key);
    expect([sameRequest.status, sameRequest.body]).toEqual([201, first.body]);
    expect(await town.held(holder)).toBe(20_000);
  });

  it('scanned 100 times at once is paid once', async () => {
    const holder = await town.parent();
    const { code } = await till.showCode(holder, 2);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => till.take({ code }, index % 2 ? randomUUID() : undefined)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await town.held(holder)).toBe(18_000);
  });

  it('is used up at another shop', async () => {
    const holder = await town.parent();
    const { code } = await till.showCode(holder, 2);
    const other = await Till.at(app, town, await town.shop());
    await till.take({ code });
    const second = await other.take({ code });
    expect([second.status, second.body.code]).toEqual([409, 'code_used']);
    expect(await town.held(holder)).toBe(18_000);
  });

  it('is refused for another number of notes than the holder chose', async () => {
    const { code } = await till.showCode(await town.parent(), 2);
    const answer = await till.take({ code, notes: 3 });
    expect([answer.status, answer.body.code]).toEqual([409, 'code_for_other_notes']);
  });

  it('lapses after its time; what was paid in time is answered still', async () => {
    const holder = await town.parent();
    const [late, paid] = [await till.showCode(holder, 2), await till.showCode(holder, 3)];
    const first = await till.take({ code: paid.code });
    await age(5);
    const refused = await till.take({ code: late.code });
    expect([refused.status, refused.body.code]).toEqual([410, 'code_lapsed']);
    expect((await till.take({ code: paid.code })).body).toEqual(first.body);
    expect(await town.held(holder)).toBe(17_000);
  });

  it('is not used up by a refusal', async () => {
    const holder = await town.parent();
    const { code } = await till.showCode(holder, 2);
    const shop = await town.shop();
    await town.suspend(shop);
    const suspended = await Till.at(app, town, shop);
    expect((await suspended.take({ code })).body.code).toBe('not_certified');
    expect((await till.take({ code })).status).toBe(201);
  });

  it('reserves nothing: what was spent before it is scanned is gone', async () => {
    const holder = await town.parent();
    const { code } = await till.showCode(holder, 20);
    const pos = await Till.at(app, town, till.shop);
    await pos.takeFrom(holder, 1);
    const answer = await till.take({ code });
    expect([answer.status, answer.body.code]).toEqual([422, 'insufficient_notes']);
  });

  it('is not made for more notes than are held', async () => {
    const token = await app.tokenFor(town.id, 'employee', { employeeId: await town.parent() });
    const answer = await app.fetch('/api/v1/wallet/codes', { token, body: { notes: 21 } });
    expect([answer.status, answer.body.code]).toEqual([422, 'insufficient_notes']);
  });

  it('that nobody used is forgotten a day later; a used one is not', async () => {
    const holder = await town.parent();
    const [unused, used] = [await till.showCode(holder, 1), await till.showCode(holder, 1)];
    const first = await till.take({ code: used.code });
    await age(86_500);
    await app.get(SweepCodesProcessor).sweep(town.id);
    expect((await till.take({ code: unused.code })).body.code).toBe('unknown_code');
    expect((await till.take({ code: used.code })).body).toEqual(first.body);
  });
});

describe('the eight digits', () => {
  it('are taken from a token bound to one shop only', async () => {
    const { digits } = await till.showCode(await town.parent(), 1);
    const owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: till.shop.merchantId });
    const answer = await app.fetch('/api/v1/redemptions', { token: owner, body: { digits, shopId: till.shop.shopId } });
    expect([answer.status, answer.body.code]).toEqual([403, 'till_only']);
    expect((await till.take({ digits })).status).toBe(201);
  });

  it('may be wrong five times a minute at one till, and then not even be right', async () => {
    const guesser = await Till.at(app, town, till.shop, 'merchant_clerk');
    const { digits } = await till.showCode(await town.parent(), 1);
    const wrong = (Number(digits) + 1) % 100_000_000;
    const guesses = Array.from({ length: 8 }, (_, index) => String((wrong + index) % 100_000_000).padStart(8, '0'));
    const answers = await Promise.all(guesses.map((guess) => guesser.take({ digits: guess })));
    expect(answers.filter(({ body }) => body.code === 'unknown_code')).toHaveLength(5);
    expect(answers.filter(({ body }) => body.code === 'too_many_tries')).toHaveLength(3);
    const right = await guesser.take({ digits });
    expect([right.status, right.body.code]).toEqual([429, 'too_many_tries']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(right.headers.get('retry-after')).toBe(String(right.body.details.retryAfterSeconds));
    expect((await till.take({ digits })).status).toBe(201);
  });

  it('mean nobody else’s payment for ten minutes, and nothing later', async () => {
    const { digits } = await till.showCode(await town.parent(), 1);
    await age(599);
    expect((await till.take({ digits })).body.code).toBe('code_lapsed');
    await age(601);
    expect((await till.take({ digits })).body.code).toBe('unknown_code');
  });

  it('answer the first answer under their key however much later, and nothing under another', async () => {
    const { digits } = await till.showCode(await town.parent(), 2);
    const key = randomUUID();
    const first = await till.take({ digits }, key);
    await age(86_500);
    const again = await till.take({ digits }, key);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
    expect((await till.take({ digits }, randomUUID())).body.code).toBe('unknown_code');
    const other = String((Number(digits) + 1) % 100_000_000).padStart(8, '0');
    expect((await till.take({ digits: other }, key)).body.code).toBe('unknown_code');
  });
});

describe('a payment', () => {
  it.each([
    ['by nothing', {}],
    ['by two ways at once', { code: 'A'.repeat(22), digits: '12345678' }],
    ['by a person without a number of notes', { employeeId: randomUUID() }],
  ])('is refused %s', async (_, body) => {
    const pos = await Till.at(app, town, till.shop);
    const answer = await pos.take(body, randomUUID());
    expect([answer.status, answer.body.code]).toEqual([422, 'one_way_to_pay']);
  });

  it('by code at any shop of the owner’s merchant names the shop', async () => {
    const owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: till.shop.merchantId });
    const { code } = await till.showCode(await town.parent(), 1);
    const nowhere = await app.fetch('/api/v1/redemptions', { token: owner, body: { code } });
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'shop_required']);
    const there = await app.fetch('/api/v1/redemptions', { token: owner, body: { code, shopId: till.shop.shopId } });
    expect(there.status).toBe(201);
    const other = await town.shop();
    const elsewhere = await app.fetch('/api/v1/redemptions', { token: owner, body: { code, shopId: other.shopId } });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'not_found']);
  });

  it('is not an employee’s to take', async () => {
    const token = await app.tokenFor(town.id, 'employee', { employeeId: await town.parent() });
    const answer = await app.fetch('/api/v1/redemptions', { token, body: { code: 'A'.repeat(22) } });
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
  });
});
