import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { textOfPdf } from '../papers/read-pdf.js';
import { settledTown as makeSettledTown } from './settled-town.js';
import { readTransferFile } from './zengin/read-transfer-file.js';

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

const settledTown = () => makeSettledTown(app);
type Town = Awaited<ReturnType<typeof settledTown>>;

const why = { reason: '口座を確かめ直すため' };
const newCodes = async ({ exportFile }: Town, id: string) =>
  readTransferFile((await exportFile(id)).bytes, 'crlf').transfers.map((one) => one.newCode);

test('a batch that waits for approval is withdrawn by who prepared it, keeps its number, and frees its settlements', async () => {
  const { town, first, second, post, get, exportFile } = await settledTown();
  const { id } = (await post('payout-batches')).body;
  expect(await post(`payout-batches/${id}/withdraw`, { reason: '' })).toMatchObject({ status: 422 });
  expect(await post(`payout-batches/${id}/withdraw`, { reason: '　' })).toMatchObject({
    status: 422,
    body: { code: 'withdraw_reason_missing' },
  });
  const welfare = await app.tokenFor(town.id, 'city_welfare');
  expect(await post(`payout-batches/${id}/withdraw`, why, welfare)).toMatchObject({ status: 403 });
  const withdrawn = { status: 200, body: { state: 'withdrawn', number: 1, withdrawReason: why.reason, lines: 3 } };
  expect(await post(`payout-batches/${id}/withdraw`, why, first)).toMatchObject(withdrawn);
  expect(await post(`payout-batches/${id}/withdraw`, why, first)).toMatchObject(withdrawn);
  for (const path of ['withdraw', 'approve'])
    expect(await post(`payout-batches/${id}/${path}`, why, second)).toMatchObject({ status: 409 });
  const refused = await exportFile(id);
  expect(refused.status).toBe(409);
  expect(JSON.parse(refused.bytes.toString())).toMatchObject({ code: 'batch_withdrawn' });
  expect((await get('settlements')).body.items.map((one: { state: string }) => one.state)).toEqual([
    'open',
    'open',
    'open',
  ]);

  const again = await post('payout-batches');
  expect(again).toMatchObject({ status: 201, body: { number: 2, lines: 3, amount: 12_000, held: [] } });
  expect(again.body.payouts).toMatchObject([{ attempt: 2 }, { attempt: 2 }, { attempt: 2 }]);
  expect(await post('payout-batches')).toMatchObject({ body: { code: 'nothing_to_pay' } });
  await post(`payout-batches/${again.body.id}/approve`, {}, second);
  expect((await exportFile(again.body.id)).status).toBe(200);
  expect(await post(`payout-batches/${again.body.id}/withdraw`, why, first)).toMatchObject({
    status: 409,
    body: { code: 'batch_out' },
  });
  expect(await town.town.differences()).toEqual([]);

  const { merchantId } = town.shops[0]!;
  const owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId });
  const [own] = (await get('settlements', owner)).body.items;
  const csv = (await get(`settlements/${own.id}/statement.csv`, owner)).body;
  expect(csv).toContain('振込 2回目');
  expect(csv).not.toContain('振込 1回目');
  const pdf = await fetch(`${app.url}/api/v1/settlements/${own.id}/statement.pdf`, {
    headers: { authorization: `Bearer ${owner}` },
  });
  expect(await textOfPdf(Buffer.from(await pdf.arrayBuffer()))).toContain('銀行へ送付済み');
});

test('an approved batch is withdrawn by another person than who approved it', async () => {
  const { town, first, second, post, get } = await settledTown();
  const { id } = (await post('payout-batches')).body;
  await post(`payout-batches/${id}/approve`, {}, second);
  expect(await post(`payout-batches/${id}/withdraw`, why, second)).toMatchObject({
    status: 422,
    body: { code: 'same_person' },
  });
  expect((await get(`payout-batches/${id}`)).body).toMatchObject({ state: 'approved' });
  expect(await post(`payout-batches/${id}/withdraw`, why, first)).toMatchObject({
    status: 200,
    body: { state: 'withdrawn', approvedBy: expect.any(String) },
  });
  expect(await post('payout-batches')).toMatchObject({ status: 201, body: { lines: 3 } });
  expect(await town.town.differences()).toEqual([]);
});

test('who withdrew it and why is in the log of the city', async () => {
  const { town, post } = await settledTown();
  const { id } = (await post('payout-batches')).body;
  await post(`payout-batches/${id}/withdraw`, why);
  const acts = await town.town.query<{ permission: string }>(
    `select permission from audit_acts where city_id = $1 and $2 = any(object_ids)`,
    [town.id, id],
  );
  expect(acts).toContainEqual({ permission: 'payouts.withdraw' });
  const kept = await town.town.query(
    `select from audit_personal where city_id = $1 and column_name = 'withdraw_reason'`,
    [town.id],
  );
  expect(kept).toHaveLength(1);
});

test('a batch that is withdrawn while it is exported is either out or withdrawn', async () => {
  const { town, first, second, post, get, exportFile } = await settledTown();
  const { id } = (await post('payout-batches')).body;
  await post(`payout-batches/${id}/approve`, {}, second);
  const [exported, withdrawn] = await Promise.all([exportFile(id), post(`payout-batches/${id}/withdraw`, why, first)]);
  expect([exported.status, withdrawn.status].sort()).toEqual([200, 409]);
  const { state } = (await get(`payout-batches/${id}`)).body;
  expect(state).toBe(exported.status === 200 ? 'exported' : 'withdrawn');
  expect(await town.town.differences()).toEqual([]);
});

test('a payout that was returned, corrected and withdrawn goes out later with the corrected details', async () => {
  const { town, first, second, post, get, exported } = await settledTown();
  const { id } = await exported();
  const results = [1, 2, 3].map((lineNumber) => ({ lineNumber, result: lineNumber === 1 ? 'returned' : 'paid' }));
  await post(`payout-batches/${id}/results`, { results });
  const [line] = (await get(`payout-batches/${id}`)).body.payouts;
  const shop = town.shops.findIndex((one) => one.merchantId === line.merchantId);
  await town.changeAccount(shop, 'ｱﾀﾗｼｲ ﾐｾ');
  const next = (await post('payout-batches')).body;
  expect(next.payouts).toMatchObject([{ attempt: 2, detailsChanged: true }]);
  await post(`payout-batches/${next.id}/withdraw`, why, first);
  expect((await get(`settlements/${line.settlementId}`)).body).toMatchObject({ state: 'returned' });
  const last = (await post('payout-batches')).body;
  expect(last.payouts).toMatchObject([{ attempt: 3, detailsChanged: true, bankAccountNumber: 2 }]);
  await post(`payout-batches/${last.id}/approve`, {}, second);
  expect(await town.town.differences()).toEqual([]);
});

test('a file says of an account that it is new the first time, that it changed the first time after that, and else nothing', async () => {
  const made = await settledTown();
  const { town, second, post, get, exported, exportFile } = made;
  const june = await exported();
  expect(await newCodes(made, june.id)).toEqual(['1', '1', '1']);
  const { bytes } = await exportFile(june.id);
  const months = [
    ['2026-07', '2026-08-03', ['0']],
    ['2026-08', '2026-09-01', ['2']],
    ['2026-09', '2026-10-01', ['0']],
  ] as const;
  for (const [month, until, codes] of months) {
    if (month === '2026-08') await town.changeAccount(0, 'ｱﾀﾗｼｲ ﾐｾ');
    await town.pay(0, 1);
    await town.until(until);
    await town.close(month);
    await town.settle(month);
    const { id } = (await post('payout-batches')).body;
    await post(`payout-batches/${id}/approve`, {}, second);
    expect(await newCodes(made, id)).toEqual(codes);
    expect(await newCodes(made, id)).toEqual(codes);
  }
  expect((await exportFile(june.id)).bytes.equals(bytes)).toBe(true);
  expect((await get(`payout-batches/${june.id}`)).status).toBe(200);
  expect(await town.town.differences()).toEqual([]);
});

test('an account that gets several payouts at once, or in batches that overtake each other, is new once', async () => {
  const made = await settledTown();
  const { town, second, post } = made;
  const early = (await post('payout-batches')).body;
  for (const [month, until] of [
    ['2026-07', '2026-08-03'],
    ['2026-08', '2026-09-01'],
  ] as const) {
    await town.pay(0, 1);
    await town.until(until);
    await town.close(month);
    await town.settle(month);
  }
  const late = (await post('payout-batches')).body;
  for (const { id } of [early, late]) await post(`payout-batches/${id}/approve`, {}, second);
  expect(await newCodes(made, late.id)).toEqual(['1', '0']);
  expect((await newCodes(made, early.id)).sort()).toEqual(['0', '1', '1']);
  expect(await town.town.differences()).toEqual([]);
});

describe('the database refuses', () => {
  let city: number;
  let prepared: string;
  let approved: string;
  let out: string;
  const broken = (...statements: string[]) => query(db.adminUrl, 'begin', ...statements, 'commit');

  beforeAll(async () => {
    const { town, second, post, exported } = await settledTown();
    city = town.id;
    out = (await exported()).id;
    const next = async (month: '2026-07' | '2026-08', until: '2026-08-01' | '2026-09-01') => {
      await town.pay(0, 1);
      await town.until(until);
      await town.close(month);
      await town.settle(month);
      return (await post('payout-batches')).body.id;
    };
    approved = await next('2026-07', '2026-08-01');
    await post(`payout-batches/${approved}/approve`, {}, second);
    prepared = await next('2026-08', '2026-09-01');
  });

  const withdraw = (id: string, by = `'${randomUUID()}'`, reason = `'誤り'`) =>
    `update payout_batches set state = 'withdrawn', withdrawn_by = ${by}, withdrawn_at = now(), withdraw_reason = ${reason}
      where city_id = ${city} and id = '${id}'`;
  const lines = (id: string, change: string) =>
    `update payouts set ${change} where city_id = ${city} and batch_id = '${id}'`;

  test('a batch that went out being withdrawn', async () => {
    await expect(broken(withdraw(out))).rejects.toMatchObject({ constraint: 'payout_batches_step_known' });
  });

  test('an approver who withdraws, and a withdrawal without a reason or a person', async () => {
    await expect(broken(withdraw(approved, 'approved_by'))).rejects.toMatchObject({
      constraint: 'payout_batches_withdrawn_by_another',
    });
    await expect(broken(withdraw(prepared, undefined, `' '`))).rejects.toMatchObject({
      constraint: 'payout_batches_withdrawn_for_a_reason',
    });
    await expect(broken(withdraw(prepared, 'null'))).rejects.toMatchObject({
      constraint: 'payout_batches_withdrawn_is_signed',
    });
  });

  test('a batch that is withdrawn without its lines, and lines without their batch', async () => {
    await expect(broken(withdraw(prepared))).rejects.toMatchObject({ constraint: 'payout_batches_withdrawn_whole' });
    await expect(broken(lines(prepared, `state = 'withdrawn'`))).rejects.toMatchObject({
      constraint: 'payouts_follow_their_batch',
    });
  });

  test('a withdrawn batch that comes back, or is withdrawn otherwise', async () => {
    const done = [withdraw(prepared), lines(prepared, `state = 'withdrawn'`)];
    const batch = (change: string) =>
      `update payout_batches set ${change} where city_id = ${city} and id = '${prepared}'`;
    for (const change of [
      `state = 'prepared', withdrawn_by = null, withdrawn_at = null, withdraw_reason = null`,
      `withdraw_reason = 'nothing'`,
    ])
      await expect(broken(...done, batch(change))).rejects.toMatchObject({
        constraint: 'payout_batches_never_changed',
      });
    await expect(broken(...done, lines(prepared, `state = 'waiting'`))).rejects.toMatchObject({
      constraint: 'payouts_step_known',
    });
  });

  test('another word about an account than the one that went out, or one before it goes out', async () => {
    for (const id of [out, prepared])
      await expect(broken(lines(id, 'new_code = 2'))).rejects.toMatchObject({ constraint: 'payouts_new_code_once' });
    await expect(broken(lines(approved, 'new_code = 3'))).rejects.toMatchObject({
      constraint: 'payouts_new_code_known',
    });
  });
});

test.each([
  ['a line that stays alive in a withdrawn batch', `update payouts set state = 'waiting'`, 'payout-batches-add-up'],
  ['who approved and withdrew alone', 'update payout_batches set withdrawn_by = approved_by', 'payout-batches-add-up'],
])('verify finds %s', async (_what, statement, check) => {
  const { town, first, second, post } = await settledTown();
  const { id } = (await post('payout-batches')).body;
  await post(`payout-batches/${id}/approve`, {}, second);
  await post(`payout-batches/${id}/withdraw`, why, first);
  const triggers = (how: 'disable' | 'enable always') =>
    [
      ['payouts', 'payouts_guarded'],
      ['payout_batches', 'payout_batches_guarded'],
    ].map(([table, trigger]) => `alter table ${table} ${how} trigger ${trigger}`);
  const another = 'payout_batches_withdrawn_by_another';
  await query(
    db.adminUrl,
    ...triggers('disable'),
    `alter table payout_batches drop constraint ${another}`,
    `${statement} where city_id = ${town.id}`,
    `alter table payout_batches add constraint ${another} check (withdrawn_by <> approved_by) not valid`,
    ...triggers('enable always'),
  );
  expect(await town.town.differences()).toContainEqual(expect.objectContaining({ check }));
});
