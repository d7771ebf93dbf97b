import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Transactions } from '../../src/database/transactions.js';
import type { RedeemItem } from '../../src/ledger/ledger-items.js';
import { Gatherer } from '../../src/redemptions/gather-redemptions.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town, type TownShop } from '../support/town.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let shop: TownShop;
let blocker: pg.Client;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app);
  shop = await town.shop();
  blocker = new pg.Client({ connectionString: db.appUrl });
  await blocker.connect();
});

afterEach(async () => {
  await blocker.query('rollback');
});

afterAll(async () => {
  await blocker?.end();
  expect(await town.differences()).toEqual([]);
  await app?.close();
  await db?.drop();
});

function payment(wallet: string, more: Partial<RedeemItem> = {}): RedeemItem {
  const { merchantId: merchant, shopId } = shop;
  const now = Date.now();
  return {
    id: randomUUID(),
    actor: randomUUID(),
    digest: randomUUID(),
    wallet,
    merchant,
    shop: shopId,
    notes: 1,
    noteYen: 1000,
    receivedAt: new Date(now),
    deadline: new Date(now + 60_000),
    ...more,
  };
}

/** Keeps a wallet locked, as a gift that is on its way does, until the blocker rolls back. */
async function lockWallet(wallet: string): Promise<void> {
  await blocker.query('begin');
  await blocker.query('select ledger.lock_accounts($1, array[$2]::uuid[])', [town.id, wallet]);
}

/** How many calls of the ledger wait for a lock. */
async function waitingCalls(): Promise<number> {
  const [row] = await query(
    db.adminUrl,
    `select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%ledger.redeem%'`,
  );
  return Number(row!.count);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It did not come to that.');
}

describe('gathered redemptions', () => {
  it('are all answered, each its own, however many come at once', async () => {
    const rich = await Promise.all(Array.from({ length: 40 }, () => town.parent()));
    const poor = await Promise.all(Array.from({ length: 10 }, () => town.person()));
    const items = Array.from({ length: 400 }, (_, index) => {
      const wallet = index % 5 === 4 ? poor[index % 10]! : rich[index % 40]!;
      return payment(wallet, { notes: 1 + (index % 2) });
    });
    const answers = await Promise.all(items.map((item) => app.get(Gatherer).redeem(town.id, item)));
    answers.forEach((answer, index) => {
      const item = items[index]!;
      if (poor.includes(item.wallet)) expect(answer.status).toBe('insufficient_notes');
      else expect(answer).toMatchObject({ status: 'done', operationId: item.id, amount: item.notes * 1000 });
    });
  });

  it('one that cannot be posted at all harms none of its neighbours', async () => {
    const holder = await town.parent();
    const items = Array.from({ length: 12 }, (_, index) => payment(holder, index === 7 ? { notes: 2 ** 40 } : {}));
    const answers = await Promise.allSettled(items.map((item) => app.get(Gatherer).redeem(town.id, item)));
    expect(answers[7]).toMatchObject({ status: 'rejected', reason: { driverError: { code: '22003' } } });
    const others = answers.filter((_, index) => index !== 7);
    expect(others.every((one) => one.status === 'fulfilled' && one.value.status === 'done')).toBe(true);
    expect(await town.held(holder)).toBe(9000);
  });

  it('go at once while another one is held up', async () => {
    const [held, free] = [await town.parent(), await town.parent()];
    await lockWallet(held);
    const first = app.get(Gatherer).redeem(town.id, payment(held));
    await until(async () => (await waitingCalls()) === 1);
    expect((await app.get(Gatherer).redeem(town.id, payment(free))).status).toBe('done');
    await blocker.query('rollback');
    expect((await first).status).toBe('done');
  });

  it('wait in one call when both calls are held up, and are posted after', async () => {
    const held = await town.parent();
    const others = await Promise.all(Array.from({ length: 10 }, () => town.parent()));
    await lockWallet(held);
    const items = [payment(held), payment(held), ...others.map((one) => payment(one))];
    const answers = items.map((item) => app.get(Gatherer).redeem(town.id, item));
    await until(async () => (await waitingCalls()) === 2);
    expect(await town.held(others[0]!)).toBe(20_000);
    await blocker.query('rollback');
    expect((await Promise.all(answers)).every(({ status }) => status === 'done')).toBe(true);
    const [{ instants }] = (await town.query<{ instants: string }>(
      'select count(distinct recorded_at) as instants from ledger.operations where city_id = $1 and id = any ($2)',
      [town.id, items.slice(2).map(({ id }) => id)],
    )) as [{ instants: string }];
    expect(Number(instants)).toBe(1);
  });

  it('whose connection is lost answer busy, are not tried again, and are taken once when sent again', async () => {
    const holder = await town.parent();
    await lockWallet(holder);
    const items = [payment(holder), payment(holder)];
    const lost = Promise.allSettled(items.map((item) => app.get(Gatherer).redeem(town.id, item)));
    await until(async () => (await waitingCalls()) === 2);
    await query(
      db.adminUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%ledger.redeem%'`,
    );
    expect(await lost).toMatchObject([
      { status: 'rejected', reason: { kind: 'busy', code: 'busy' } },
      { status: 'rejected', reason: { kind: 'busy', code: 'busy' } },
    ]);
    await blocker.query('rollback');
    const [held] = await query(
      db.adminUrl,
      `select sum(amount) as amount from ledger.holdings where account_id = '${holder}'`,
    );
    expect(held).toEqual({ amount: '20000' });
    const again = await Promise.all(items.map((item) => app.get(Gatherer).redeem(town.id, item)));
    expect(again.map(({ status }) => status)).toEqual(['done', 'done']);
    expect(await town.held(holder)).toBe(18_000);
  });

  it('join no transaction of whoever asks for them', async () => {
    const holder = await town.parent();
    const rolledBack = app.get(Transactions).run(async () => {
      await app.get(Gatherer).redeem(town.id, payment(holder));
      throw new Error('undo all of this');
    });
    await expect(rolledBack).rejects.toThrow('undo all of this');
    expect(await town.held(holder)).toBe(19_000);
  });

  it('are answered before the service ends', async () => {
    const ending = await startTestApp(db);
    const holder = await town.parent();
    await lockWallet(holder);
    const answers = Promise.all(Array.from({ length: 5 }, () => ending.get(Gatherer).redeem(town.id, payment(holder))));
    await until(async () => (await waitingCalls()) === 2);
    const closed = ending.close();
    await blocker.query('rollback');
    expect((await answers).every(({ status }) => status === 'done')).toBe(true);
    await closed;
  });
});
