import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town, type TownShop } from '../support/town.js';
import { givenUpDuring, subscribe } from './hooks.js';

const url = 'https://pos.example.jp/sankyu';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let shop: TownShop;
let admin: string;
let hr: string;
let owner: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app);
  shop = await town.shop();
  admin = await app.tokenFor(town.id, 'city_admin');
  hr = await app.tokenFor(town.id, 'employer_hr', { employerId: town.employerId });
  owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: shop.merchantId });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const make = (token: string, body: object, headers = {}) =>
  app.fetch('/api/v1/webhooks', { token, body: { label: 'x', url, ...body }, headers });
const list = async (token: string): Promise<{ id: string }[]> =>
  (await app.fetch('/api/v1/webhooks?limit=200', { token })).body.items;

describe('a webhook that is given up', () => {
  it('while it is tried is not found', async () => {
    const { body } = await make(hr, { kinds: ['employee.left'] });
    const ping = () => app.fetch(`/api/v1/webhooks/${body.id}/ping`, { token: hr, method: 'POST' });
    expect(await givenUpDuring(db, body.id, ping)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('registering a webhook', () => {
  it('shows the signing secret once, and keeps it closed', async () => {
    const { status, body } = await make(hr, { kinds: ['employee.left', 'employee.left'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ url, kinds: ['employee.left'], employerId: town.employerId, state: 'active' });
    expect(Buffer.from(/^whsec_(.+)$/.exec(body.secret)![1]!, 'base64')).toHaveLength(32);
    expect(JSON.stringify(await list(hr))).not.toContain(body.secret);
    const dump = await query(db.adminUrl, 'select s::text as text from webhook_subscriptions s');
    const inHex = Buffer.from(body.secret).toString('hex');
    expect(dump.some(({ text }) => text!.includes(body.secret) || text!.includes(inHex))).toBe(false);
  });

  it('does not show it again for the same Idempotency-Key, nor keeps it in an answer', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await make(hr, { kinds: ['employee.left'] }, headers);
    expect(first.status).toBe(201);
    expect(await make(hr, { kinds: ['employee.left'] }, headers)).toMatchObject({
      status: 409,
      body: { code: 'webhook_secret_shown_already' },
    });
    expect(await query(db.adminUrl, `select body from answered_requests where body::text like '%whsec_%'`)).toEqual([]);
    const log = await query(
      db.adminUrl,
      `select c::text as text from audit_changes c where table_name = 'webhook_subscriptions'`,
    );
    expect(log.length).toBeGreaterThan(0);
    expect(JSON.stringify(log)).not.toContain(Buffer.from(first.body.secret).toString('hex'));
  });

  it.each([
    'http://example.jp/',
    'https://127.0.0.1/',
    'https://169.254.169.254/',
    'http://localhost:3000/',
    'https://[::1]/',
    'x',
  ])('refuses the address %s', async (address) => {
    const before = await list(hr);
    const answer = await make(hr, { kinds: ['employee.left'], url: address });
    expect(answer).toMatchObject({ status: 422, body: { code: 'webhook_url_not_allowed' } });
    expect(await list(hr)).toEqual(before);
  });

  it.each([
    ['HR of redemptions', () => hr, ['redemption.taken']],
    ['a shop of thanks', () => owner, ['redemption.taken', 'thanks.given']],
    ['a shop of leavers', () => owner, ['employee.left']],
  ])('does not tell %s', async (_who, token, kinds) => {
    expect(await make(token(), { kinds })).toMatchObject({
      status: 422,
      body: { code: 'webhook_kinds_not_for_owner' },
    });
  });

  it('tells the city of everything, and of nothing that nobody knows', async () => {
    const all = [
      'enrolment.changed',
      'employee.left',
      'thanks.given',
      'thanks.taken_back',
      'redemption.taken',
      'redemption.voided',
    ];
    expect(await make(admin, { kinds: all })).toMatchObject({
      status: 201,
      body: { employerId: null, merchantId: null },
    });
    for (const kinds of [[], ['wallet.read'], 'employee.left']) {
      expect(await make(admin, { kinds })).toMatchObject({ status: 422, body: { code: 'invalid_request' } });
    }
  });

  it('is bound to no other employer, merchant or shop than one’s own', async () => {
    const other = await town.shop();
    const elsewhere = await town.employer('よそ', 5001);
    expect((await make(hr, { kinds: ['employee.left'], employerId: elsewhere })).status).toBe(404);
    expect((await make(owner, { kinds: ['redemption.taken'], merchantId: other.merchantId })).status).toBe(404);
    expect(await make(owner, { kinds: ['redemption.taken'], shopId: other.shopId })).toMatchObject({
      status: 404,
      body: { code: 'scope_not_found' },
    });
    expect((await make(owner, { kinds: ['redemption.taken'], shopId: shop.shopId })).status).toBe(201);
    expect(await make(hr, { kinds: ['employee.left'], merchantId: shop.merchantId })).toMatchObject({
      status: 422,
      body: { code: 'scope_does_not_fit' },
    });
  });

  it('has twenty places for each owner, and a removed one is free again', async () => {
    const employerId = await town.employer('二十社', 5002);
    const token = await app.tokenFor(town.id, 'employer_hr', { employerId });
    for (let count = 0; count < 20; count += 1) await subscribe(app, token, url, ['employee.left']);
    expect(await make(token, { kinds: ['employee.left'] })).toMatchObject({
      status: 409,
      body: { code: 'too_many_webhooks' },
    });
    const [first] = await list(token);
    expect((await app.fetch(`/api/v1/webhooks/${first!.id}`, { token, method: 'DELETE' })).status).toBe(204);
    expect((await make(token, { kinds: ['employee.left'] })).status).toBe(201);
    expect(await list(token)).toHaveLength(20);
  });

  it('is for administrators, HR and owners: the auditor reads, nobody else does either', async () => {
    const auditor = await app.tokenFor(town.id, 'city_auditor');
    expect((await list(auditor)).length).toBeGreaterThan(0);
    expect(await make(auditor, { kinds: ['employee.left'] })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const { employerId } = town;
    const others = [
      await app.tokenFor(town.id, 'hris_client', { employerId }),
      await app.tokenFor(town.id, 'pos_client', shop),
      await app.tokenFor(town.id, 'merchant_clerk', shop),
    ];
    for (const token of others) expect((await app.fetch('/api/v1/webhooks', { token })).status).toBe(403);
  });
});

describe('a webhook of somebody else', () => {
  it('is not there, for each thing that can be done with it', async () => {
    const { id } = await subscribe(app, admin, url, ['redemption.taken']);
    const ofHr = await subscribe(app, hr, url, ['employee.left']);
    const elsewhere = await Town.make(app);
    const strangers = [
      [hr, id],
      [owner, id],
      [owner, ofHr.id],
      [await app.tokenFor(town.id, 'employer_hr', { employerId: await town.employer('別', 5003) }), ofHr.id],
      [await app.tokenFor(elsewhere.id, 'city_admin'), id],
      [await app.tokenFor(elsewhere.id, 'employer_hr', { employerId: elsewhere.employerId }), ofHr.id],
    ] as const;
    for (const [token, wanted] of strangers) {
      const path = `/api/v1/webhooks/${wanted}`;
      const answers = await Promise.all([
        app.fetch(path, { token }),
        app.fetch(path, { token, method: 'DELETE' }),
        app.fetch(`${path}/deliveries`, { token }),
        ...['ping', 'rotate-secret', 'switch-off', 'switch-on', `deliveries/${randomUUID()}/redeliver`].map((what) =>
          app.fetch(`${path}/${what}`, { token, body: {} }),
        ),
      ]);
      for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect((await list(token)).map((one) => one.id)).not.toContain(wanted);
    }
    expect((await list(admin)).map((one) => one.id)).toEqual(expect.arrayContaining([id, ofHr.id]));
  });
});

describe('the database', () => {
  const insert = (columns: string, values: string) =>
    query(
      db.adminUrl,
      `insert into webhook_subscriptions (city_id, id, place, label, url, kinds, secret_box, listens_from, from_block, created_by${columns})
       select ${town.id}, '${randomUUID()}', 20, 'x', 'https://example.jp/', array['thanks.given'], '\\x00', now(), 0, '${randomUUID()}'${values}`,
    );

  it('tells no shop of thanks', async () => {
    await expect(insert(', merchant_id', `, '${shop.merchantId}'`)).rejects.toThrow('webhook_subscriptions_kinds_fit');
  });

  it('knows no webhook of two owners', async () => {
    const both = insert(', merchant_id, employer_id', `, '${shop.merchantId}', '${town.employerId}'`);
    await expect(both).rejects.toThrow(/webhook_subscriptions_one_owner|webhook_subscriptions_kinds_fit/);
  });

  it('has one delivery for a webhook and an event', async () => {
    const { id } = await subscribe(app, admin, url, ['thanks.given']);
    const row = `insert into webhook_deliveries (city_id, subscription_id, event_id, kind, data) values (${town.id}, '${id}', '${id}', 'ping', '{}')`;
    await query(db.adminUrl, row);
    await expect(query(db.adminUrl, row)).rejects.toThrow('webhook_deliveries_once');
  });
});
