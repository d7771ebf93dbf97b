import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { inCity } from '../../src/database/scope.js';
import { Watchers } from '../../src/redemptions/live/watchers.js';
import { SweepTillProcessor } from '../../src/redemptions/sweep-till.processor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Service } from '../support/service.js';
import { Town, type TownShop } from '../support/town.js';
import { Listener } from './listen.js';
import { Till } from './till.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
/** Another process of the service. */
let service: Service;
let other: string;
let dataDir: string;
let shop: TownShop;
let till: Till;
const listeners: Listener[] = [];

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app);
  dataDir = await mkdtemp(join(tmpdir(), 'sankyu-live-'));
  const urls = { DATABASE_URL: db.ownerUrl, DATABASE_APP_URL: db.appUrl };
  service = Service.start({ ...urls, ROLE: 'web', PORT: '0', SANKYU_DATA: dataDir, SANKYU_LOG_LEVEL: 'silent' });
  other = await service.address();
});

afterAll(async () => {
  await service?.kill();
  await app?.close();
  await db?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

beforeEach(async () => {
  shop = await town.shop();
  till = await Till.at(app, town, shop);
});

afterEach(async () => {
  listeners.splice(0).forEach((one) => one.close());
  await gone();
});

async function listen(url: string, path: string, token: string, lastEventId?: string): Promise<Listener> {
  const listener = await Listener.to(url + path, token, lastEventId);
  listeners.push(listener);
  return listener;
}

const screen = (url: string, lastEventId?: string) =>
  listen(url, `/api/v1/shops/${shop.shopId}/till/events`, till.token, lastEventId);

/** Waits until this process holds no stream any more. */
async function gone(): Promise<void> {
  for (let tries = 0; tries < 500 && app.get(Watchers).count > 0; tries += 1) await delay(10);
  expect(app.get(Watchers).count).toBe(0);
}

describe('the screen of a shop', () => {
  it('is told within a second what another process took, and what was undone', async () => {
    const there = await screen(other);
    await there.hears('ready');
    const { body } = await till.takeFrom(await town.parent(), 3);
    const takenAt = performance.now();
    const [event] = await there.hears('redeem');
    expect(event!.at - takenAt).toBeLessThan(1000);
    expect(event!.data).toEqual({
      number: 1,
      kind: 'redeem',
      redemptionId: body.id,
      notes: 3,
      amount: 3000,
      way: 'direct',
      happenedAt: body.happenedAt,
      recordedAt: body.recordedAt,
    });
    await till.void(body.id);
    const [undone] = await there.hears('void');
    expect([undone!.id, undone!.data.redemptionId, undone!.data.notes]).toEqual(['2', body.id, 3]);
    expect(there.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(there.headers['x-content-type-options']).toBe('nosniff');
    expect(there.headers['cache-control']).toBe('no-store');
  });

  it('goes on after Last-Event-ID at any process, with nothing lost and nothing twice, while others pay', async () => {
    const people = await town.parents(4);
    const first = await screen(app.url);
    await first.hears('ready');
    const paying = (async () => {
      for (let turn = 0; turn < 15; turn += 1) await Promise.all(people.map((person) => till.takeFrom(person, 1)));
    })();
    const seen: string[] = [];
    let last = (await first.hears('redeem', 5)).at(-1)!.id!;
    first.close();
    seen.push(...first.heard.filter(({ event }) => event === 'redeem').map(({ id }) => id!));
    last = seen.at(-1)!;
    for (const url of [other, app.url, other]) {
      const again = await screen(url, last);
      // On a slow machine all may have been paid, and heard, by now.
      await again.hears('redeem', Math.min(5, 60 - seen.length));
      again.close();
      const heard = again.heard.filter(({ event }) => event === 'redeem').map(({ id }) => id!);
      seen.push(...heard);
      last = seen.at(-1)!;
    }
    await paying;
    const rest = await screen(app.url, last);
    const left = 60 - seen.length;
    if (left > 0) await rest.hears('redeem', left);
    seen.push(...rest.heard.filter(({ event }) => event === 'redeem').map(({ id }) => id!));
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => String(index + 1)));
    expect(await town.differences()).toEqual([]);
  });

  it('is told what was committed late, after something later had been told', async () => {
    const there = await screen(app.url);
    await there.hears('ready');
    const slow = new Client({ connectionString: db.adminUrl });
    await slow.connect();
    await slow.query(`select set_config('sankyu.city', '${town.id}', false)`);
    await slow.query('begin');
    const item = {
      ...{ item: 0, id: randomUUID(), digest: randomUUID(), actor: randomUUID(), wallet: await town.parent() },
      ...{ merchant: shop.merchantId, shop: shop.shopId, notes: 2, note_yen: 1000 },
      ...{ received_at: new Date(), deadline: new Date(Date.now() + 60_000) },
    };
    const { rows } = await slow.query(
      'select * from ledger.redeem($1, array(select i from jsonb_populate_recordset(null::ledger.redeem_item, $2) i))',
      [town.id, JSON.stringify([item])],
    );
    expect(rows[0].status).toBe('done');
    const { body } = await till.takeFrom(await town.parent(), 1);
    await there.hears('redeem');
    await slow.query('commit');
    await slow.end();
    const told = await there.hears('redeem', 2);
    expect(told.map(({ data }) => data.redemptionId)).toEqual([body.id, item.id]);
    expect(Date.parse(told[1]!.data.recordedAt)).toBeLessThan(Date.parse(body.recordedAt));
  });

  it('is told from now on without Last-Event-ID, also with one that was never given', async () => {
    await till.takeFrom(await town.parent(), 1);
    for (const lastEventId of [undefined, '999999', 'x; drop table']) {
      const there = await screen(app.url, lastEventId);
      const [ready] = await there.hears('ready');
      const { body } = await till.takeFrom(await town.parent(), 1);
      const told = await there.hears('redeem');
      expect(told.map(({ data }) => data.redemptionId)).toEqual([body.id]);
      expect(Number(told[0]!.id)).toBe(Number(ready!.id) + 1);
      there.close();
    }
  });

  it('is told of another shop nothing, and shown to nobody else', async () => {
    const there = await screen(app.url);
    await there.hears('ready');
    const elsewhere = await Till.at(app, town, await town.shop());
    await elsewhere.takeFrom(await town.parent(), 1);
    const mine = await till.takeFrom(await town.parent(), 1);
    const told = await there.hears('redeem');
    expect(told.map(({ data }) => data.redemptionId)).toEqual([mine.body.id]);
    const peeping = await listen(app.url, `/api/v1/shops/${shop.shopId}/till/events`, elsewhere.token);
    expect(peeping.status).toBe(404);
  });

  it('leaves nothing behind when it is switched off, and is refused when too many are open', async () => {
    const open = await Promise.all(Array.from({ length: 20 }, () => screen(app.url)));
    await Promise.all(open.map((one) => one.hears('ready')));
    expect(app.get(Watchers).count).toBe(20);
    expect((await screen(app.url)).status).toBe(503);
    open.forEach((one) => one.close());
    await gone();
    expect((await screen(app.url)).status).toBe(200);
  });

  it('does not keep the service from stopping', async () => {
    const stopping = await startTestApp(db);
    const there = await screen(stopping.url);
    await there.hears('ready');
    await stopping.close();
    expect(stopping.get(Watchers).count).toBe(0);
  });

  it('keeps its numbers when old ones are forgotten', async () => {
    const there = await screen(app.url);
    await there.hears('ready');
    await till.takeFrom(await town.parent(), 1);
    await there.hears('redeem');
    await query(
      db.adminUrl,
      'alter table till_events disable trigger till_events_guarded',
      `update till_events set recorded_at = now() - interval '9 days' where shop_id = '${shop.shopId}'`,
      'alter table till_events enable always trigger till_events_guarded',
      'alter table ledger.operations disable trigger all',
      `update ledger.operations set recorded_at = recorded_at - interval '9 days' where shop_id = '${shop.shopId}'`,
    );
    await till.takeFrom(await town.parent(), 1);
    await there.hears('redeem', 2);
    await inCity(town.id, () => app.get(SweepTillProcessor).sweep(town.id));
    const left = await query(db.adminUrl, `select number from till_events where shop_id = '${shop.shopId}'`);
    expect(left.map(({ number }) => number)).toEqual(['2']);
    await till.takeFrom(await town.parent(), 1);
    expect((await there.hears('redeem', 3)).map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});

describe('the holder who shows a code', () => {
  it('learns at once, at any process, that it was used and where, and then the stream ends', async () => {
    const holder = await town.parent();
    const token = await app.tokenFor(town.id, 'employee', { employeeId: holder });
    const shown = await till.showCode(holder, 4);
    const path = `/api/v1/wallet/codes/${shown.id}`;
    expect((await app.fetch(path, { token })).body).toMatchObject({ state: 'open', redemption: null });
    const [here, there] = [
      await listen(app.url, `${path}/events`, token),
      await listen(other, `${path}/events`, token),
    ];
    await Promise.all([here.hears('open'), there.hears('open')]);
    const { body } = await till.take({ code: shown.code });
    const takenAt = performance.now();
    const receipt = { id: body.id, notes: 4, amount: 4000, shop: body.shop, happenedAt: body.happenedAt };
    for (const listener of [here, there]) {
      const [used] = await listener.hears('used');
      expect(used!.data).toMatchObject({ state: 'used', redemption: receipt });
      expect(used!.at - takenAt).toBeLessThan(1000);
      await listener.end();
    }
    expect((await app.fetch(path, { token })).body).toMatchObject({ state: 'used', redemption: receipt });
  });

  it('learns that it lapsed', async () => {
    const holder = await town.parent();
    const token = await app.tokenFor(town.id, 'employee', { employeeId: holder });
    const { id } = await till.showCode(holder, 1);
    const listener = await listen(app.url, `/api/v1/wallet/codes/${id}/events`, token);
    await listener.hears('open');
    await query(
      db.adminUrl,
      `update redemption_codes set usable_until = now() - interval '1 second' where id = '${id}'`,
    );
    await listener.hears('lapsed');
  });

  it('is the only one who does', async () => {
    const { id } = await till.showCode(await town.parent(), 1);
    const token = await app.tokenFor(town.id, 'employee', { employeeId: await town.parent() });
    for (const path of [`/api/v1/wallet/codes/${id}`, `/api/v1/wallet/codes/${id}/events`]) {
      expect((await app.fetch(path, { token })).status).toBe(404);
      expect((await app.fetch(path, { token: till.token })).status).toBe(403);
    }
  });

  it('does not take the places of all others, however many codes are shown', async () => {
    const holder = await town.parent();
    const token = await app.tokenFor(town.id, 'employee', { employeeId: holder });
    const answers: number[] = [];
    for (let shown = 0; shown < 12; shown += 1) {
      const { id } = await till.showCode(holder, 1);
      answers.push((await listen(app.url, `/api/v1/wallet/codes/${id}/events`, token)).status);
    }
    expect(answers).toEqual([...Array<number>(10).fill(200), 503, 503]);
    expect((await screen(app.url)).status).toBe(200);
  });
});
