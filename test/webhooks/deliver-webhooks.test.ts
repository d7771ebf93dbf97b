import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MOST_ATTEMPTS, waitSeconds } from '../../src/webhooks/delivery-queue.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Service } from '../support/service.js';
import { Town, type TownShop } from '../support/town.js';
import { Till } from '../redemptions/till.js';
import { lettersTo } from '../people/doors/letters.js';
import { Person } from '../people/doors/person.js';
import { deliver, deliveriesOf, type Hook, makeDue, subscribe } from './hooks.js';
import { TestReceiver } from './test-receiver.js';
import { goodSignatures } from './verify-signature.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let shop: TownShop;
let till: Till;
let admin: string;
let owner: string;
let receiver: TestReceiver;
let worker: Service | undefined;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { environment: { SANKYU_WEBHOOKS_LOCAL: 'on' } });
  town = await Town.make(app);
  shop = await town.shop();
  till = await Till.at(app, town, shop);
  admin = await app.tokenFor(town.id, 'city_admin');
  owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: shop.merchantId });
  receiver = await TestReceiver.start();
});

afterEach(async () => {
  receiver.behaves();
  receiver.forget();
  await query(db.adminUrl, 'delete from webhook_subscriptions');
});

afterAll(async () => {
  await worker?.kill();
  await receiver?.close();
  await app?.close();
  await db?.drop();
});

const post = (token: string, path: string, body: object = {}) => app.fetch(`/api/v1/webhooks/${path}`, { token, body });
const hookOf = (token = admin, kinds = ['redemption.taken'], more = {}) =>
  subscribe(app, token, receiver.url(), kinds, more);
/** One payment of so many notes; answers its id. */
async function pay(notes = 1, at = till): Promise<string> {
  const { status, body } = await at.takeFrom(await town.parent(), notes);
  if (status !== 201) throw new Error(`Not paid: ${body.code}`);
  return body.id;
}
const stateOf = async ({ id }: Hook) => (await app.fetch(`/api/v1/webhooks/${id}`, { token: admin })).body;
const one = async (hook: Hook) => {
  const rows = await deliveriesOf(db, hook);
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe('a redemption', () => {
  it('is told once to the shop, signed after Standard Webhooks, and says nothing of who paid', async () => {
    const hook = await hookOf(owner);
    const id = await pay(3);
    await deliver(app);
    await deliver(app);
    expect(receiver.received).toHaveLength(1);
    const [request] = receiver.received;
    const { type, timestamp, data } = request!.event;
    expect({ type, data }).toEqual({
      type: 'redemption.taken',
      data: { redemptionId: id, ...shop, notes: 3, amountYen: 3000, month: expect.stringMatching(/^\d{4}-\d{2}$/) },
    });
    expect(new Date(timestamp!).getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(request).toMatchObject({ method: 'POST', path: '/hook' });
    expect(request!.headers['content-type']).toBe('application/json');
    expect(request!.headers['webhook-id']).toBe(id);
    expect(Math.abs(Date.now() / 1000 - Number(request!.headers['webhook-timestamp']))).toBeLessThan(60);
    expect(await goodSignatures(request!, hook.secret)).toEqual([0]);
    expect(await goodSignatures({ ...request!, body: `${request!.body} ` }, hook.secret)).toEqual([]);
    expect(await one(hook)).toMatchObject({ state: 'delivered', attempts: '1', last_status: '200' });
  });

  it('that is undone is told as such, under the first one’s id', async () => {
    await hookOf(owner, ['redemption.voided']);
    const id = await pay(2);
    const { body: undone } = await till.void(id);
    await deliver(app);
    expect(receiver.received.map(({ event }) => event)).toMatchObject([
      { type: 'redemption.voided', data: { redemptionId: id, ...shop, notes: 2, amountYen: 2000 } },
    ]);
    expect(receiver.received[0]!.headers['webhook-id']).toBe(undone.id);
  });

  it('is told to its own shop and merchant and to the city, not to another', async () => {
    const other = await town.shop();
    const of = (webhook: object) =>
      subscribe(app, admin, receiver.url(`/${Object.keys(webhook).join()}`), ['redemption.taken'], webhook);
    await of(shop);
    await of({ merchantId: shop.merchantId });
    await of({});
    await subscribe(app, admin, receiver.url('/other'), ['redemption.taken'], other);
    await subscribe(app, admin, receiver.url('/void'), ['redemption.voided'], shop);
    await pay();
    await deliver(app);
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/', '/merchantId', '/merchantId,shopId']);
  });

  it('of before the webhook was made, or of while it was off, is not told', async () => {
    await pay();
    const hook = await hookOf();
    const told = await pay();
    await deliver(app);
    await post(admin, `${hook.id}/switch-off`);
    await pay();
    await deliver(app);
    await post(admin, `${hook.id}/switch-on`);
    const again = await pay();
    await deliver(app);
    expect(receiver.received.map(({ event }) => event.data.redemptionId)).toEqual([told, again]);
  });

  it('is found in blocks that have ended as well as in the open one, each once', async () => {
    await hookOf();
    const ids: string[] = [];
    for (let block = 0; block < 4; block += 1) {
      ids.push(await pay(), await pay());
      if (block % 2 === 0) await deliver(app);
      if (block < 3) await town.query('select ledger.end_block($1)', [town.id]);
    }
    await deliver(app);
    expect(receiver.received.map(({ event }) => String(event.data.redemptionId)).sort()).toEqual(ids.sort());
    await deliver(app);
    expect(receiver.received).toHaveLength(ids.length);
  });

  it('costs the till no row: what is to be told is found afterwards', async () => {
    const hook = await hookOf();
    await pay();
    expect(await deliveriesOf(db, hook)).toEqual([]);
  });
});

describe('thanks', () => {
  async function giveThanks(): Promise<{ id: string; giver: string; receiver: string; token: string }> {
    const giver = await town.parent();
    const to = await town.person('佐藤 花', 'サトウ ハナ');
    const token = await app.tokenFor(town.id, 'employee', { employeeId: giver });
    const { status, body } = await app.fetch('/api/v1/wallet/thanks', {
      token,
      body: { receiverId: to, notes: 4, message: '急なお迎えを代わってくれて' },
      headers: { 'idempotency-key': randomUUID() },
    });
    if (status !== 201) throw new Error(`No thanks: ${body.code}`);
    return { id: body.id, giver, receiver: to, token };
  }

  it('tell the employer how many notes in which month, and nothing by which anybody could be found', async () => {
    const hr = await app.tokenFor(town.id, 'employer_hr', { employerId: town.employerId });
    const hook = await hookOf(hr, ['thanks.given', 'thanks.taken_back']);
    const { id, giver, receiver: to, token } = await giveThanks();
    await app.fetch(`/api/v1/wallet/thanks/${id}/take-back`, {
      token,
      body: {},
      headers: { 'idempotency-key': randomUUID() },
    });
    await deliver(app);
    await deliver(app);
    expect(receiver.received).toEqual([]);
    const listed = () => app.fetch(`/api/v1/webhooks/${hook.id}/deliveries`, { token: hr });
    expect((await listed()).body.items).toEqual([]);
    const held = await query(
      db.adminUrl,
      `select next_at = created_at and (next_at at time zone 'Asia/Tokyo')::time = '00:00'
              and (next_at at time zone 'Asia/Tokyo')::date = (now() at time zone 'Asia/Tokyo')::date + 1 as held
         from webhook_deliveries where subscription_id = '${hook.id}'`,
    );
    expect(held).toEqual([{ held: true }, { held: true }]);
    await query(
      db.adminUrl,
      `update webhook_deliveries set created_at = created_at - interval '1 day', next_at = next_at - interval '1 day'`,
    );
    await deliver(app);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body)).sort((a, b) => (a.type < b.type ? -1 : 1));
    const month = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' }).slice(0, 7);
    const data = { employerId: town.employerId, month, notes: 4 };
    expect(bodies).toEqual([
      { type: 'thanks.given', data },
      { type: 'thanks.taken_back', data },
    ]);
    const seen = JSON.stringify([receiver.received, (await listed()).body]);
    for (const secret of [id, giver, to, '急なお迎え', '佐藤']) expect(seen).not.toContain(secret);
  });

  it('are not told to an employer at which the giver does not work', async () => {
    const employerId = await town.employer('別の会社', 6001);
    const hook = await hookOf(await app.tokenFor(town.id, 'employer_hr', { employerId }), ['thanks.given']);
    await giveThanks();
    await deliver(app);
    expect(await deliveriesOf(db, hook)).toEqual([]);
  });

  it('are told to the city by their id', async () => {
    await hookOf(admin, ['thanks.given']);
    const { id, giver, receiver: to } = await giveThanks();
    await deliver(app);
    expect(receiver.received.map(({ event }) => event)).toMatchObject([
      { type: 'thanks.given', data: { thanksId: id, notes: 4 } },
    ]);
    expect(JSON.stringify(receiver.received)).not.toMatch(new RegExp(`${giver}|${to}`));
  });
});

describe('a receiver', () => {
  it.each([
    ['answers 500', TestReceiver.answering(500), 'HTTP_500'],
    ['answers 404', TestReceiver.answering(404), 'HTTP_404'],
    ['sends us elsewhere', TestReceiver.answering(302, { location: 'http://127.0.0.1:1/' }), 'HTTP_302'],
    ['hangs up', (response: { destroy(): void }) => response.destroy(), 'ECONNRESET'],
  ] as const)(
    'that %s is tried again later, with the same event and a new signature',
    async (_how, behaviour, trouble) => {
      const hook = await hookOf();
      await pay();
      receiver.behaves(behaviour);
      await deliver(app);
      expect(receiver.received).toHaveLength(1);
      const waiting = await one(hook);
      expect(waiting).toMatchObject({ state: 'waiting', attempts: '1', trouble, taken: false });
      expect(Number(waiting.wait)).toBeGreaterThanOrEqual(9);
      expect(Number(waiting.wait)).toBeLessThanOrEqual(11);
      await deliver(app);
      expect(receiver.received).toHaveLength(1);

      receiver.behaves();
      await makeDue(db, hook);
      await deliver(app);
      const [first, second] = receiver.received;
      expect(second!.body).toBe(first!.body);
      expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
      expect(await goodSignatures(second!, hook.secret)).toEqual([0]);
      expect(await one(hook)).toMatchObject({ state: 'delivered', attempts: '2', trouble: null });
      expect(JSON.stringify(await deliveriesOf(db, hook))).not.toContain('what the receiver wrote');
    },
  );

  it('that never answers is given up after ten seconds, and keeps no other from being told', async () => {
    const hook = await hookOf();
    const quick = await TestReceiver.start();
    await subscribe(app, admin, quick.url(), ['redemption.taken']);
    receiver.behaves(() => undefined);
    await pay();
    const began = Date.now();
    const round = deliver(app);
    await quick.until(1);
    expect(Date.now() - began).toBeLessThan(8_000);
    await round;
    expect(Date.now() - began).toBeGreaterThan(9_000);
    expect(Date.now() - began).toBeLessThan(16_000);
    expect(await one(hook)).toMatchObject({ state: 'waiting', trouble: 'TIMEOUT' });
    await quick.close();
  });

  it('that is not there at all is tried again', async () => {
    const gone = await TestReceiver.start();
    const hook = await subscribe(app, admin, gone.url(), ['redemption.taken']);
    await gone.close();
    await pay();
    await deliver(app);
    expect(await one(hook)).toMatchObject({ state: 'waiting', trouble: 'ECONNREFUSED' });
  });

  it('is waited for as long as it asks', async () => {
    const hook = await hookOf();
    receiver.behaves(TestReceiver.answering(503, { 'retry-after': '1800' }));
    await pay();
    await deliver(app);
    expect(Number((await one(hook)).wait)).toBeGreaterThanOrEqual(1799);
  });

  it('that failed is left in peace for a while, whatever else is to be told', async () => {
    await hookOf();
    receiver.behaves(TestReceiver.answering(500));
    for (let count = 0; count < 5; count += 1) await pay();
    await deliver(app);
    await deliver(app);
    expect(receiver.received).toHaveLength(1);
  });

  it('is tried twelve times over three days, then no more; and again when its owner asks', async () => {
    const hook = await hookOf();
    const id = await pay();
    receiver.behaves(TestReceiver.answering(500));
    const waits: number[] = [];
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      await deliver(app);
      const { state, wait } = await one(hook);
      expect(state).toBe(attempt < MOST_ATTEMPTS ? 'waiting' : 'dead');
      if (attempt < MOST_ATTEMPTS) waits.push(Number(wait));
      await makeDue(db, hook);
    }
    expect(waits).toHaveLength(11);
    waits.forEach((wait, index) => {
      expect(wait).toBeGreaterThanOrEqual(waitSeconds(index + 1) - 2);
      expect(wait).toBeLessThanOrEqual(waitSeconds(index + 1) * 1.1 + 1);
    });
    expect(waitSeconds(1)).toBe(10);
    expect(waitSeconds(11)).toBe(24 * 3600);
    await deliver(app);
    expect(receiver.received).toHaveLength(MOST_ATTEMPTS);

    receiver.behaves();
    expect(await post(admin, `${hook.id}/deliveries/${id}/redeliver`)).toMatchObject({
      status: 202,
      body: { eventId: id, state: 'waiting', attempts: 0 },
    });
    await deliver(app);
    expect(await one(hook)).toMatchObject({ state: 'delivered', attempts: '1' });
    expect(receiver.received.at(-1)!.headers['webhook-id']).toBe(id);
    expect((await post(admin, `${hook.id}/deliveries/${randomUUID()}/redeliver`)).status).toBe(404);
  });

  it('that has failed for five days is switched off, what waits is given up, and its owner hears of it by mail', async () => {
    const hook = await hookOf(owner);
    await pay();
    receiver.behaves(TestReceiver.answering(500));
    await deliver(app);
    await query(
      db.adminUrl,
      `update webhook_subscriptions set failing_since = now() - interval '4 days 23 hours' where id = '${hook.id}'`,
    );
    await makeDue(db, hook);
    await deliver(app);
    expect(await stateOf(hook)).toMatchObject({ state: 'active' });
    await query(
      db.adminUrl,
      `update webhook_subscriptions set failing_since = now() - interval '5 days' where id = '${hook.id}'`,
    );
    await makeDue(db, hook);
    await deliver(app);
    expect(await stateOf(hook)).toMatchObject({ state: 'off', offReason: 'unreachable', offAt: expect.any(String) });
    expect(await one(hook)).toMatchObject({ state: 'dead', trouble: 'SWITCHED_OFF' });
    const letters = await query(
      db.adminUrl,
      `select template, city_id from people.letters where template = 'webhook-switched-off'`,
    );
    expect(letters).toEqual([{ template: 'webhook-switched-off', city_id: town.id }]);
    expect(await post(owner, `${hook.id}/ping`)).toMatchObject({ status: 409, body: { code: 'webhook_off' } });

    receiver.behaves();
    expect(await post(owner, `${hook.id}/switch-on`)).toMatchObject({
      status: 200,
      body: { state: 'active', failingSince: null },
    });
    expect((await post(owner, `${hook.id}/ping`)).status).toBe(202);
    await deliver(app);
    expect(receiver.received.at(-1)!.event.type).toBe('ping');
  });

  it('that came back in time starts its five days anew', async () => {
    const hook = await hookOf();
    await pay();
    receiver.behaves(TestReceiver.answering(500));
    await deliver(app);
    expect((await stateOf(hook)).failingSince).not.toBeNull();
    receiver.behaves();
    await makeDue(db, hook);
    await deliver(app);
    expect(await stateOf(hook)).toMatchObject({ state: 'active', failingSince: null });
  });

  it('of the city, made by a key, is told to every administrator that it was switched off', async () => {
    const [first, second, auditor] = ['first@city.example.jp', 'second@city.example.jp', 'auditor@city.example.jp'];
    for (const [email, role] of [
      [first, 'city_admin'],
      [second, 'city_admin'],
      [auditor, 'city_auditor'],
    ] as const) {
      await (await Person.signedIn(app, email)).give(town.id, role);
    }
    await hookOf();
    await pay();
    receiver.behaves(TestReceiver.answering(410));
    await deliver(app);
    const toldTo = async (email: string) =>
      (await lettersTo(app, email)).filter(({ template }) => template === 'webhook-switched-off').length;
    expect([await toldTo(first), await toldTo(second), await toldTo(auditor)]).toEqual([1, 1, 0]);
  });

  it('that says it is gone is switched off at once', async () => {
    const hook = await hookOf();
    await pay();
    receiver.behaves(TestReceiver.answering(410));
    await deliver(app);
    expect(await stateOf(hook)).toMatchObject({ state: 'off', offReason: 'gone' });
  });

  it('at an address that is no longer allowed is not called', async () => {
    const strict = await startTestApp(db);
    const hook = await hookOf();
    await pay();
    await deliver(strict);
    expect(receiver.received).toEqual([]);
    expect(await one(hook)).toMatchObject({ state: 'waiting', trouble: 'WEBHOOK_URL_NOT_ALLOWED' });
    await strict.close();
  });
});

describe('a ping', () => {
  it('is sent once, well or not, also to a receiver that rests', async () => {
    const hook = await hookOf();
    receiver.behaves(TestReceiver.answering(500));
    const { status, body } = await post(admin, `${hook.id}/ping`);
    expect(status).toBe(202);
    await deliver(app);
    expect(await one(hook)).toMatchObject({ state: 'dead', trouble: 'HTTP_500', attempts: '1' });
    receiver.behaves();
    await post(admin, `${hook.id}/ping`);
    await deliver(app);
    expect(receiver.received.map(({ event }) => event.type)).toEqual(['ping', 'ping']);
    expect(receiver.received[0]!.headers['webhook-id']).toBe(body.eventId);
    expect(receiver.received[1]!.event.data).toEqual({ webhookId: hook.id });
  });
});

describe('the list of deliveries', () => {
  it('is read page by page, newest first, each once', async () => {
    const hook = await hookOf();
    for (let count = 0; count < 5; count += 1) await post(admin, `${hook.id}/ping`);
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/v1/webhooks/${hook.id}/deliveries?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await app.fetch(path, { token: admin });
      ids.push(...body.items.map((row: { eventId: string }) => row.eventId));
      cursor = body.nextCursor;
    }
    const rows = await deliveriesOf(db, hook);
    expect(ids).toEqual(rows.map((row) => row.event_id).reverse());
    expect(ids).toHaveLength(5);
  });
});

describe('the signing secret', () => {
  it('is followed by a new one, both sign during the overlap, and the old one no longer after it', async () => {
    const hook = await hookOf();
    const { body: rotated } = await post(admin, `${hook.id}/rotate-secret`, { overlapHours: 1 });
    expect(rotated.secret).not.toBe(hook.secret);
    await pay();
    await deliver(app);
    const [both] = receiver.received;
    expect([await goodSignatures(both!, rotated.secret), await goodSignatures(both!, hook.secret)]).toEqual([[0], [1]]);

    await query(db.adminUrl, `update webhook_subscriptions set previous_until = now() where id = '${hook.id}'`);
    await pay();
    await deliver(app);
    const after = receiver.received[1]!;
    expect([await goodSignatures(after, rotated.secret), await goodSignatures(after, hook.secret)]).toEqual([[0], []]);
  });

  it('in use keeps its time when it is rotated again, after the answer was lost', async () => {
    const hook = await hookOf();
    const { body: lost } = await post(admin, `${hook.id}/rotate-secret`);
    const { body: second } = await post(admin, `${hook.id}/rotate-secret`);
    expect(second.previousUntil).toBe(lost.previousUntil);
    await pay();
    await deliver(app);
    const [request] = receiver.received;
    const good = await Promise.all([hook, lost, second].map(({ secret }) => goodSignatures(request!, secret)));
    expect(good).toEqual([[1], [], [0]]);
  });

  it('without overlap signs alone at once', async () => {
    const hook = await hookOf();
    const { body: rotated } = await post(admin, `${hook.id}/rotate-secret`, { overlapHours: 0 });
    await pay();
    await deliver(app);
    const [request] = receiver.received;
    expect([await goodSignatures(request!, rotated.secret), await goodSignatures(request!, hook.secret)]).toEqual([
      [0],
      [],
    ]);
  });
});

describe('several workers', () => {
  it('send each event once, however many work at the same time', async () => {
    const hooks = [await hookOf(), await hookOf()];
    const people = await town.parents(15);
    await Promise.all(people.map((person) => till.takeFrom(person, 1)));
    const others = await Promise.all(
      [1, 2].map(() => startTestApp(db, { environment: { SANKYU_WEBHOOKS_LOCAL: 'on' } })),
    );
    await Promise.all([app, ...others].map(deliver));
    await deliver(app);
    expect(receiver.received).toHaveLength(30);
    for (const hook of hooks) {
      const rows = await deliveriesOf(db, hook);
      expect(rows.filter(({ state, attempts }) => state === 'delivered' && attempts === '1')).toHaveLength(15);
    }
    await Promise.all(others.map((other) => other.close()));
  });

  it('take up what a worker was sending when it was killed, once its time is over', async () => {
    const hook = await hookOf();
    receiver.behaves(() => undefined);
    const id = await pay();
    worker = Service.start({
      DATABASE_URL: db.ownerUrl,
      DATABASE_APP_URL: db.appUrl,
      ROLE: 'worker',
      PORT: '0',
      SANKYU_WEBHOOKS_LOCAL: 'on',
    });
    await receiver.until(1);
    await worker.kill();
    expect(await one(hook)).toMatchObject({ state: 'waiting', attempts: '1', taken: true });

    receiver.behaves();
    await deliver(app);
    expect(receiver.received).toHaveLength(1);
    await query(db.adminUrl, `update webhook_deliveries set taken_until = now() where subscription_id = '${hook.id}'`);
    await deliver(app);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    expect(await one(hook)).toMatchObject({ state: 'delivered', attempts: '2' });
  });

  it('end a delivery whose every attempt killed its sender', async () => {
    const hook = await hookOf();
    await post(admin, `${hook.id}/ping`);
    await query(
      db.adminUrl,
      `update webhook_deliveries set attempts = ${MOST_ATTEMPTS}, taken_until = now() where subscription_id = '${hook.id}'`,
    );
    await deliver(app);
    expect(receiver.received).toEqual([]);
    expect(await one(hook)).toMatchObject({ state: 'dead', trouble: 'NEVER_ANSWERED' });
  });
});

describe('what was told long ago', () => {
  it('is forgotten, and not told again', async () => {
    const hook = await hookOf();
    await pay();
    await deliver(app);
    await town.query('select ledger.end_block($1)', [town.id]);
    await deliver(app);
    await query(db.adminUrl, `update webhook_deliveries set ended_at = now() - interval '31 days'`);
    await deliver(app);
    expect(await deliveriesOf(db, hook)).toEqual([]);
    await deliver(app);
    expect(receiver.received).toHaveLength(1);
  });
});
