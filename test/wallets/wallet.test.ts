import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { PageQuery } from '../../src/http/paging.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { HISTORY_SQL } from '../../src/wallets/history-sql.js';
import { operationKeyOf } from '../../src/wallets/operation-cursor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town, type TownShop } from '../support/town.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let shop: TownShop;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-06-10', rules: { passesAllowed: 0 } });
  shop = await town.shop('豊岡ベーカリー');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function as(employeeId: string, path: string, body?: object) {
  const token = await app.tokenFor(town.id, 'employee', { employeeId });
  const headers = { 'Idempotency-Key': randomUUID() };
  return app.fetch(`/api/v1${path}`, { token, ...(body ? { body } : {}), headers });
}

async function pay(employeeId: string, notes: number): Promise<string> {
  const token = await app.tokenFor(town.id, 'pos_client', shop);
  const headers = { 'Idempotency-Key': randomUUID() };
  const { body } = await app.fetch('/api/v1/redemptions', { token, body: { employeeId, notes }, headers });
  return body.id;
}

interface PlanNode {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** How many rows each step of a plan read from the operations, also those that it threw away. */
function rowsReadOfOperations(node: PlanNode): number[] {
  const read = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  const own = node['Relation Name'] === 'operations' ? [read] : [];
  return [...own, ...(node.Plans ?? []).flatMap(rowsReadOfOperations)];
}

describe('the balance', () => {
  it('says what is held by expiry, own and received apart, and what lapses next', async () => {
    const [holder, friend] = [await town.person(), await town.parent({ expiresOn: '2026-10-31' })];
    await town.coupons(holder, { month: '2026-05', expiresOn: '2026-10-31' });
    await town.coupons(holder, { month: '2026-06', expiresOn: '2026-11-30' });
    await as(friend, '/wallet/thanks', { receiverId: holder, notes: 3, message: '' });
    await pay(holder, 2);
    const { status, body } = await as(holder, '/wallet');
    expect(status).toBe(200);
    const notes = (count: number) => ({ notes: count, amount: count * 1000 });
    // Of one expiry the earlier month is spent first, so the two notes were the holder's own.
    const [october, november] = [
      { expiresOn: '2026-10-31', noteYen: 1000, ...notes(21), own: notes(18), received: notes(3), givable: notes(18) },
      { expiresOn: '2026-11-30', noteYen: 1000, ...notes(20), own: notes(20), received: notes(0), givable: notes(20) },
    ];
    expect(body).toEqual({
      asOf: '2026-06-10',
      ...notes(41),
      own: notes(38),
      received: notes(3),
      givable: notes(38),
      byExpiry: [october, november],
      nextToLapse: october,
    });
  });

  it('of an empty wallet is nothing', async () => {
    const { body } = await as(await town.person(), '/wallet');
    expect(body).toMatchObject({ notes: 0, amount: 0, byExpiry: [], nextToLapse: null });
  });

  it('is one’s own alone: nobody else has a wallet to see', async () => {
    for (const role of ['city_admin', 'city_auditor', 'employer_hr'] as const) {
      const scope = role === 'employer_hr' ? { employerId: town.employerId } : {};
      const answer = await app.fetch('/api/v1/wallet', { token: await app.tokenFor(town.id, role, scope) });
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    }
  });
});

describe('the history', () => {
  it('tells each movement with its words, person, shop and expiry, newest first', async () => {
    const holder = await town.person('木村 大輔', 'キムラ ダイスケ');
    const friend = await town.person('佐藤 葵', 'サトウ アオイ');
    await town.coupons(holder, { expiresOn: '2026-11-30' });
    await as(holder, '/wallet/thanks', { receiverId: friend, notes: 4, message: '助かりました', card: 'sakura' });
    const paid = await pay(holder, 5);
    const till = await app.tokenFor(town.id, 'pos_client', shop);
    await app.fetch(`/api/v1/redemptions/${paid}/void`, {
      token: till,
      body: { reason: '間違い' },
      headers: { 'Idempotency-Key': randomUUID() },
    });
    const link = await as(holder, '/wallet/claim-links', { notes: 1, message: 'どなたかへ' });
    await as(friend, '/claims', { secret: link.body.secret });

    const mine = await as(holder, '/wallet/history');
    const entry = { expiresOn: '2026-11-30', counterpart: null, shop: null, message: null, card: null };
    const bakery = { id: shop.shopId, name: '豊岡ベーカリー' };
    expect(mine.body.items).toMatchObject([
      { ...entry, kind: 'give', direction: 'out', notes: 1, message: 'どなたかへ', card: 'plain' },
      { ...entry, kind: 'void', direction: 'in', notes: 5, amount: 5000, shop: bakery, undoes: paid },
      { ...entry, kind: 'redeem', direction: 'out', notes: 5, amount: 5000, shop: bakery, id: paid },
      {
        ...entry,
        kind: 'give',
        direction: 'out',
        notes: 4,
        counterpart: { id: friend, name: '佐藤 葵' },
        message: '助かりました',
        card: 'sakura',
      },
      { ...entry, kind: 'issue', direction: 'in', notes: 20, amount: 20_000 },
    ]);
    const theirs = await as(friend, '/wallet/history');
    const giver = { id: holder, name: '木村 大輔' };
    expect(theirs.body.items).toMatchObject([
      { kind: 'claim', direction: 'in', notes: 1, counterpart: giver, message: 'どなたかへ' },
      { kind: 'give', direction: 'in', notes: 4, counterpart: giver, message: '助かりました' },
    ]);
  });

  it('is read page by page without losing or repeating an entry, also of entries of the same instant', async () => {
    const holder = await town.parent();
    const friend = await town.person();
    for (let count = 0; count < 7; count += 1) await pay(holder, 1);
    for (let count = 0; count < 5; count += 1)
      await as(holder, '/wallet/thanks', { receiverId: friend, notes: 1, message: '' });
    const all = (await as(holder, '/wallet/history')).body.items.map(({ id }: { id: string }) => id);
    expect(all).toHaveLength(13);
    const read: string[] = [];
    let cursor = '';
    do {
      const { body } = await as(holder, `/wallet/history?limit=3${cursor && `&cursor=${cursor}`}`);
      read.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(read).toEqual(all);
  });

  it('reads no more rows for a page however long it is', async () => {
    const holder = await town.parent();
    const ledger = app.get(Ledger);
    const keyed = () => ({ id: randomUUID(), actor: holder, digest: randomUUID() });
    for (let round = 0; round < 10; round += 1) {
      const gifts = Array.from({ length: 20 }, () => ({
        ...keyed(),
        giver: holder,
        link: randomUUID(),
        notes: 1,
        noteYen: 1000,
        maxHands: 0,
      }));
      await ledger.give(town.id, gifts);
      await ledger.undo(
        town.id,
        gifts.map(({ id }) => ({ ...keyed(), undoes: id, as: 'take_back' as const })),
      );
    }
    expect(await town.operations('take_back')).toBe(200);
    const client = new pg.Client({ connectionString: db.appUrl });
    await client.connect();
    try {
      // A table this small is read whole more cheaply; the question is whether it must be.
      await client.query('set enable_seqscan = off; set enable_bitmapscan = off');
      const { micros, id } = operationKeyOf(new PageQuery());
      const { rows } = await client.query(`explain (analyze, format json) ${HISTORY_SQL}`, [
        town.id,
        holder,
        micros,
        id,
        11,
      ]);
      expect(Math.max(...rowsReadOfOperations(rows[0]['QUERY PLAN'][0].Plan))).toBeLessThanOrEqual(11);
    } finally {
      await client.end();
    }
  });

  it('keeps what lapsed', async () => {
    const later = await Town.make(app, { asOf: '2026-06-10' });
    const holder = await later.parent({ expiresOn: '2026-06-30' });
    await app.get(AdvanceClockService).advanceTo(later.id, '2026-07-02');
    const token = await app.tokenFor(later.id, 'employee', { employeeId: holder });
    const { body } = await app.fetch('/api/v1/wallet/history', { token });
    expect(body.items).toMatchObject([
      { kind: 'expire', direction: 'out', notes: 20, expiresOn: '2026-06-30' },
      { kind: 'issue', direction: 'in', notes: 20 },
    ]);
    expect((await app.fetch('/api/v1/wallet', { token })).body.notes).toBe(0);
  });
});

describe('the search for a co-worker', () => {
  it('finds by a part of the name or its reading in any kana, never oneself nor people of another employer', async () => {
    const office = await town.employer('株式会社神楽', 77);
    const me = await town.person('長谷川 翔太', 'ハセガワ ショウタ', office);
    const her = await town.person('髙橋 由美', 'タカハシ ユミ', office);
    await town.person('高橋 由美', 'タカハシ ユミ', await town.employer('株式会社永山', 78));
    const search = async (q: string) =>
      (await as(me, `/wallet/co-workers?q=${encodeURIComponent(q)}`)).body.map(({ id }: { id: string }) => id);
    for (const q of ['髙橋', '橋　由', 'タカハシ', 'ﾀｶﾊｼ', 'たかはしゆ', ' ユミ '])
      expect(await search(q)).toEqual([her]);
    for (const q of ['長谷川', 'ハセガワ', '%', '_', "'"]) expect(await search(q)).toEqual([]);
    const empty = await as(me, '/wallet/co-workers?q=%20');
    expect([empty.status, empty.body.code]).toEqual([422, 'invalid_request']);
  });

  it('shows twenty at most', async () => {
    const office = await town.employer('大きな会社', 79);
    const me = await town.person('一人 目', 'ヒトリ メ', office);
    await Promise.all(Array.from({ length: 25 }, () => town.person('鈴木 葵', 'スズキ アオイ', office)));
    expect((await as(me, '/wallet/co-workers?q=スズキ')).body).toHaveLength(20);
  });

  it('does not find yet who begins tomorrow', async () => {
    const office = await town.employer('別の小さな会社', 81);
    const me = await town.person('一人 目', 'ヒトリ メ', office);
    const newcomer = await town.person('渡辺 葵', 'ワタナベ アオイ', office);
    await query(db.adminUrl, `update employments set from_on = '2026-06-11' where employee_id = '${newcomer}'`);
    expect((await as(me, '/wallet/co-workers?q=ワタナベ')).body).toEqual([]);
  });

  it('no longer finds who has left', async () => {
    const office = await town.employer('小さな会社', 80);
    const me = await town.person('一人 目', 'ヒトリ メ', office);
    const gone = await town.person('渡辺 葵', 'ワタナベ アオイ', office);
    await query(
      db.adminUrl,
      `update employments set from_on = '2020-01-01', until_on = '2026-06-09' where employee_id = '${gone}'`,
    );
    expect((await as(me, '/wallet/co-workers?q=ワタナベ')).body).toEqual([]);
  });
});
