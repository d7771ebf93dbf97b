import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LookForAbuseService } from '../../src/signals/look-for-abuse.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { PayingTown } from './paying-town.js';

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function settledTown() {
  const town = await PayingTown.make(app, 2);
  for (const shop of [0, 1]) await town.pay(shop, 3 + shop);
  await town.until('2026-07-01');
  await town.close('2026-06');
  await town.settle('2026-06');
  const token = async (role: 'city_welfare' | 'city_finance' | 'city_admin') => app.tokenFor(town.id, role);
  const tokens = {
    welfare: await token('city_welfare'),
    other: await token('city_welfare'),
    finance: await token('city_finance'),
    second: await token('city_finance'),
  };
  const ask = (who: keyof typeof tokens, path: string, body?: object) =>
    app.fetch(`/api/v1/${path}`, { token: tokens[who], ...(body && { body }) });
  const [held, paid] = town.shops.map(({ merchantId }) => merchantId) as [string, string];
  const hold = (who: keyof typeof tokens = 'welfare') =>
    ask(who, `merchants/${held}/payout-holds`, { reason: '調査中' });
  return { town, ask, hold, held, paid };
}

describe('a merchant whose payouts are held', () => {
  it('is left out of every batch, which says so, and takes coupons and is settled as before', async () => {
    const { town, ask, hold, held, paid } = await settledTown();
    expect(await hold()).toMatchObject({ status: 201, body: { merchantId: held, liftedAt: null, payoutsUnderWay: 0 } });
    expect((await hold('other')).body.code).toBe('payouts_held_already');
    const batch = await ask('finance', 'payout-batches', {});
    expect(batch).toMatchObject({
      status: 201,
      body: {
        lines: 1,
        amount: 4_000,
        payouts: [{ merchantId: paid }],
        held: [{ merchantId: held, reason: 'payouts_held' }],
      },
    });
    expect((await ask('finance', 'payout-batches', {})).body.code).toBe('nothing_to_pay');
    await town.pay(0, 2);
    expect((await ask('finance', 'payout-holds?stands=true')).body.items).toHaveLength(1);
  });

  it('is paid all of it once another person of the city has let go', async () => {
    const { ask, hold, held } = await settledTown();
    const { id } = (await hold()).body;
    const lift = (who: 'welfare' | 'other' | 'finance') => ask(who, `payout-holds/${id}/lift`, { reason: '確認済み' });
    expect((await lift('welfare')).body.code).toBe('hold_lifted_by_placer');
    expect((await lift('finance')).body).toMatchObject({ liftReason: '確認済み', liftedAt: expect.any(String) });
    expect((await lift('other')).body.code).toBe('payout_hold_lifted');
    const batch = await ask('finance', 'payout-batches', {});
    expect(batch.body).toMatchObject({ lines: 2, amount: 7_000, held: [] });
    expect(batch.body.payouts.map(({ merchantId }: { merchantId: string }) => merchantId)).toContain(held);
    expect((await ask('finance', 'payout-holds?stands=true')).body.items).toEqual([]);
  });

  it('enters no batch by hand either, nor does the hold change or vanish', async () => {
    const { town, ask, hold, held } = await settledTown();
    const { id } = (await hold()).body;
    const batch = (await ask('finance', 'payout-batches', {})).body.id;
    const byHand = query(
      db.adminUrl,
      `insert into payouts (city_id, id, batch_id, line_number, settlement_id, attempt, merchant_id, bank_account_number, details_changed, amount, state)
       select city_id, '${randomUUID()}', '${batch}', 9, id, 1, merchant_id, 1, false, amount, 'waiting'
         from settlements where city_id = ${town.id} and merchant_id = '${held}'`,
    );
    await expect(byHand).rejects.toMatchObject({ constraint: 'payouts_not_held' });
    const of = `where city_id = ${town.id} and id = '${id}'`;
    await expect(query(db.adminUrl, `delete from payout_holds ${of}`)).rejects.toMatchObject({
      constraint: 'payout_holds_never_changed',
    });
    await expect(
      query(db.adminUrl, `update payout_holds set merchant_id = '${randomUUID()}' ${of}`),
    ).rejects.toMatchObject({ constraint: 'payout_holds_never_changed' });
    await expect(
      query(db.adminUrl, `update payout_holds set lifted_by = placed_by, lifted_at = now(), lift_reason = 'x' ${of}`),
    ).rejects.toMatchObject({ constraint: 'payout_holds_two_people' });
    await expect(query(db.appUrl, `delete from payout_holds ${of}`)).rejects.toThrow(/permission/);
  });

  it('is held by the welfare section alone, and of this city', async () => {
    const { ask, hold } = await settledTown();
    expect((await hold('finance')).status).toBe(403);
    expect((await ask('welfare', `merchants/${randomUUID()}/payout-holds`, { reason: 'x' })).body.code).toBe(
      'merchant_not_found',
    );
    const other = await settledTown();
    const { id } = (await hold()).body;
    expect((await other.ask('finance', `payout-holds/${id}/lift`, { reason: 'x' })).body.code).toBe(
      'payout_hold_not_found',
    );
    expect(
      (await other.ask('welfare', `merchants/${other.held}/payout-holds`, { reason: 'x', signalId: randomUUID() })).body
        .code,
    ).toBe('signal_not_found');
  });
});

describe('signals around a payout', () => {
  it('show an account that was changed days before, a holder of another name, and a file asked for again and again', async () => {
    const { town, ask, held, paid } = await settledTown();
    const looked = async () => (await app.get(LookForAbuseService).look(town.id, '2026-07')).byKind;
    expect(await looked()).toEqual({});
    await town.changeAccount(0, 'ﾀﾆﾝ ﾀﾛｳ');
    await town.changeAccount(1, 'ｶ)ﾐｾ');
    const batch = (await ask('finance', 'payout-batches', {})).body.id;
    await ask('second', `payout-batches/${batch}/approve`, {});
    expect(await looked()).toEqual({ account_changed_before_payout: 2, holder_unlike_merchant: 1 });
    for (const who of ['finance', 'second', 'finance'] as const) {
      expect((await ask(who, `payout-batches/${batch}/export`, {})).status).toBe(200);
    }
    expect(await looked()).toMatchObject({ repeated_export: 1 });
    const of = async (kind: string) => (await ask('welfare', `signals?kind=${kind}`)).body.items;
    expect(await of('holder_unlike_merchant')).toMatchObject([{ subjects: [{ type: 'merchant', id: held }] }]);
    expect(JSON.stringify(await of('holder_unlike_merchant'))).not.toContain('ﾀﾆﾝ');
    expect(
      (await of('account_changed_before_payout')).flatMap((one: { subjects: { id: string }[] }) =>
        one.subjects.map(({ id }) => id),
      ),
    ).toEqual(expect.arrayContaining([held, paid]));
    expect(await of('repeated_export')).toMatchObject([{ evidence: { times: 3, refused: 0 } }]);
  });
});
