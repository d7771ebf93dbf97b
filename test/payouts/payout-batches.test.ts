import { createHash, randomUUID } from 'node:crypto';
import { Vault } from '../../src/database/vault.js';
import { aboutAccount, closeAccount } from '../../src/programmes/account-box.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { textOfPdf } from '../papers/read-pdf.js';
import { PayingTown } from './paying-town.js';
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

const settledTown = (details?: Parameters<typeof makeSettledTown>[1]) => makeSettledTown(app, details);

test('two people bring a batch to the bank, once, and the bank’s answer ends it', async () => {
  const { town, first, second, post, get, exportFile } = await settledTown();
  const prepared = await post('payout-batches');
  expect(prepared).toMatchObject({
    status: 201,
    body: {
      state: 'prepared',
      number: 1,
      lines: 3,
      amount: 12_000,
      transferredYen: 12_000,
      payOn: '2026-07-15',
      held: [],
    },
  });
  const { id } = prepared.body;
  expect(await post('payout-batches')).toMatchObject({ status: 422, body: { code: 'nothing_to_pay' } });
  expect((await exportFile(id)).status).toBe(409);
  expect(await post(`payout-batches/${id}/approve`, {}, first)).toMatchObject({
    status: 422,
    body: { code: 'same_person' },
  });
  expect(await post(`payout-batches/${id}/approve`, {}, second)).toMatchObject({
    status: 200,
    body: { state: 'approved' },
  });
  expect(await post(`payout-batches/${id}/approve`, {}, second)).toMatchObject({
    status: 200,
    body: { state: 'approved' },
  });
  expect(await post(`payout-batches/${id}/approve`, {}, first)).toMatchObject({
    status: 409,
    body: { code: 'batch_not_prepared' },
  });
  expect(await post(`payout-batches/${id}/results`, { results: [{ lineNumber: 1, result: 'paid' }] })).toMatchObject({
    status: 409,
    body: { code: 'batch_not_exported' },
  });

  const { headers, bytes } = await exportFile(id);
  expect(headers.get('content-type')).toBe('text/plain');
  expect(decodeURIComponent(headers.get('content-disposition')!)).toMatch(/^attachment; .*稽古-.*\.txt$/);
  const read = readTransferFile(bytes, 'crlf');
  expect(read.header).toMatchObject({
    requesterCode: '0000000000',
    requesterName: 'ｹｲｺ',
    bankCode: '0000',
    day: '0715',
  });
  expect(
    read.transfers.map((one) => [one.payee, one.bankCode, one.amount, Number(one.customerCode1), one.customerCode2]),
  ).toEqual([
    ['ﾐｾ', '0501', expect.any(Number), 1, '2026000001'],
    ['ﾐｾ', '0501', expect.any(Number), 2, '2026000001'],
    ['ﾐｾ', '0501', expect.any(Number), 3, '2026000001'],
  ]);
  expect({ count: read.count, total: read.total }).toEqual({ count: 3, total: 12_000 });

  await town.until('2026-07-10');
  expect((await exportFile(id)).bytes.equals(bytes)).toBe(true);
  const batch = (await get(`payout-batches/${id}`)).body;
  expect(batch).toMatchObject({ state: 'exported', fileSha256: createHash('sha256').update(bytes).digest('hex') });
  expect(batch.payouts.map((one: { state: string }) => one.state)).toEqual(['sent', 'sent', 'sent']);

  const csv = new FormData();
  csv.append('file', new Blob(['行番号,結果,理由\r\n1,済,\r\n2,0,\r\n']), 'kekka.csv');
  expect(await app.fetch(`/api/v1/payout-batches/${id}/results`, { token: first, body: csv })).toMatchObject({
    status: 200,
    body: { paid: 2, returned: 0, waiting: 1, batch: { state: 'exported' } },
  });
  const all = { results: [1, 2, 3].map((lineNumber) => ({ lineNumber, result: 'paid' })) };
  expect(await post(`payout-batches/${id}/results`, all)).toMatchObject({
    body: { paid: 1, unchanged: 2, waiting: 0, batch: { state: 'answered' } },
  });
  expect(await post(`payout-batches/${id}/results`, all)).toMatchObject({ body: { paid: 0, unchanged: 3 } });
  expect((await exportFile(id)).bytes.equals(bytes)).toBe(true);
  expect((await get('settlements')).body.items.map((one: { state: string }) => one.state)).toEqual([
    'paid',
    'paid',
    'paid',
  ]);
  expect(await town.town.differences()).toEqual([]);
});

test('a live city’s file names its own account, and takes its fee off the transfer, never off the settlement', async () => {
  const { town, post, get, second, exportFile } = await settledTown({ transferFeeYen: 440, zenginLineEnd: 'none' });
  await query(db.adminUrl, `update cities set kind = 'live' where id = ${town.id}`);
  const { body } = await post('payout-batches', { payOn: '2026-07-21' });
  await post(`payout-batches/${body.id}/approve`, {}, second);
  const { bytes } = await exportFile(body.id);
  const read = readTransferFile(bytes, 'none');
  expect(read.header).toMatchObject({
    requesterCode: '0123456789',
    requesterName: 'ｱｻﾋｶﾜｼ',
    day: '0721',
    bankCode: '0501',
    bankName: 'ﾎｸﾖｳ',
    branchCode: '401',
    accountNumber: '1234567',
  });
  expect(read.total).toBe(12_000 - 3 * 440);
  expect((await get(`payout-batches/${body.id}`)).body).toMatchObject({
    amount: 12_000,
    feesYen: 1_320,
    transferredYen: 10_680,
  });
  const settlements = (await get('settlements')).body.items;
  expect(settlements.reduce((sum: number, one: { amount: number }) => sum + one.amount, 0)).toBe(12_000);
});

test('a returned payout waits for corrected details that another person approved, and goes out again once, flagged', async () => {
  const { town, post, get, exported, exportFile, second } = await settledTown();
  const { id } = await exported();
  const lines = (await get(`payout-batches/${id}`)).body.payouts;
  const shop = town.shops.findIndex((one) => one.merchantId === lines[1].merchantId);
  const returned = { lineNumber: 2, result: 'returned', reason: '口座名義相違' };
  const paid = [1, 3].map((lineNumber) => ({ lineNumber, result: 'paid' }));
  expect(await post(`payout-batches/${id}/results`, { results: [...paid, returned] })).toMatchObject({
    body: { paid: 2, returned: 1, batch: { state: 'answered' } },
  });
  expect(await post(`payout-batches/${id}/results`, { results: [{ lineNumber: 2, result: 'paid' }] })).toMatchObject({
    status: 409,
    body: { code: 'payout_already_answered' },
  });
  const held = { merchantId: lines[1].merchantId, reason: 'returned', amount: lines[1].amount };
  expect(await post('payout-batches')).toMatchObject({ status: 422, body: { code: 'nothing_to_pay' } });
  await town.pay(shop === 0 ? 1 : 0, 2);
  await town.until('2026-08-03');
  await town.close('2026-07');
  await town.settle('2026-07');
  const july = await post('payout-batches');
  expect(july).toMatchObject({ status: 201, body: { lines: 1, amount: 2_000, held: [held] } });

  await town.changeAccount(shop, 'ｱﾀﾗｼｲ ﾐｾ');
  const again = await post('payout-batches');
  expect(again).toMatchObject({
    status: 201,
    body: {
      lines: 1,
      payOn: '2026-08-04',
      payouts: [{ attempt: 2, detailsChanged: true, bankAccountNumber: 2 }],
      held: [],
    },
  });
  expect(await post('payout-batches')).toMatchObject({ body: { code: 'nothing_to_pay' } });
  await post(`payout-batches/${again.body.id}/approve`, {}, second);
  const [transfer] = readTransferFile((await exportFile(again.body.id)).bytes, 'crlf').transfers;
  expect(transfer).toMatchObject({
    payee: 'ｱﾀﾗｼｲ ﾐｾ',
    branchCode: '066',
    accountNumber: '7654321',
    newCode: '2',
    amount: lines[1].amount,
  });
  await post(`payout-batches/${again.body.id}/results`, { results: [{ lineNumber: 1, result: 'paid' }] });
  const settlement = (await get(`settlements/${lines[1].settlementId}`)).body;
  expect(settlement).toMatchObject({
    state: 'paid',
    payouts: [{ state: 'returned', resultCode: '口座名義相違' }, { state: 'paid' }],
  });

  await town.pay(shop, 1);
  await town.until('2026-09-01');
  await town.close('2026-08');
  await town.settle('2026-08');
  expect((await post('payout-batches')).body.payouts).toMatchObject([{ detailsChanged: false, bankAccountNumber: 2 }]);
  expect(await town.town.differences()).toEqual([]);
});

test('a merchant whose details do not fit into a bank file is held, and holds up nobody else', async () => {
  const { town, post } = await settledTown();
  const insert = (shop: number, bank: string, holderKana: string) => {
    const { merchantId } = town.shops[shop]!;
    const about = aboutAccount.ofMerchant(town.id, merchantId, 9);
    const closed = closeAccount(new Vault(), town.id, { accountNumber: '1234567', holderKana }, about);
    const [box, print] = [closed.accountBox, closed.accountPrint].map((bytes) => `'\\x${bytes.toString('hex')}'`);
    return `insert into merchant_bank_accounts values (${town.id}, '${merchantId}', 9, '${bank}', '066', 'ordinary', ${box}, ${print})`;
  };
  await query(
    db.adminUrl,
    'begin',
    'alter table merchant_bank_accounts disable trigger merchant_bank_accounts_guarded',
    insert(0, '0501', 'ﾐｾ/ﾃﾝ'),
    insert(1, '9998', 'ﾐｾ'),
    'alter table merchant_bank_accounts enable always trigger merchant_bank_accounts_guarded',
    'commit',
  );
  const { body } = await post('payout-batches');
  expect(body).toMatchObject({ lines: 1, amount: 5_000 });
  expect(body.held.sort((a: { amount: number }, b: { amount: number }) => a.amount - b.amount)).toMatchObject([
    { reason: 'unwritable_name', character: '/', merchantName: '店1', amount: 3_000 },
    { reason: 'unknown_bank', merchantName: '店2', amount: 4_000 },
  ]);
});

test('a file that would not be the same again is not handed out', async () => {
  const { town, exported, exportFile } = await settledTown();
  const { id } = await exported();
  await query(db.adminUrl, `update city_details set zengin_line_end = 'none' where city_id = ${town.id}`);
  const refused = await exportFile(id);
  expect(refused.status).toBe(409);
  expect(JSON.parse(refused.bytes.toString())).toMatchObject({ code: 'payout_file_differs' });
});

test('a pay day that has passed moves to the next day on which banks are open; one that never was is refused', async () => {
  const { town, post, second } = await settledTown();
  for (const payOn of ['2026-07-01', '2026-07-20', '2026-07-18', '2026-08-31', '2062-07-21'])
    expect(await post('payout-batches', { payOn })).toMatchObject({ status: 422, body: { code: 'bad_pay_day' } });
  const { body } = await post('payout-batches');
  await town.until('2026-07-17');
  expect(await post(`payout-batches/${body.id}/approve`, {}, second)).toMatchObject({ body: { payOn: '2026-07-21' } });
});

test.each([
  ['a line that the batch does not have', [{ lineNumber: 4, result: 'paid' }], 'unknown_payout_lines'],
  ['a line named twice', [1, 1].map((lineNumber) => ({ lineNumber, result: 'paid' })), 'unknown_payout_lines'],
  ['a result that there is none', [{ lineNumber: 1, result: 'lost' }], 'invalid_request'],
  ['no line', [], 'invalid_request'],
])('results with %s change nothing', async (_what, results, code) => {
  const { post, get, exported } = await settledTown();
  const { id } = await exported();
  const path = `payout-batches/${id}/results`;
  expect(await post(path, { results: [...results] })).toMatchObject({ status: 422, body: { code } });
  const { payouts } = (await get(`payout-batches/${id}`)).body;
  expect(payouts.map((one: { state: string }) => one.state)).toEqual(['sent', 'sent', 'sent']);
});

describe('a merchant', () => {
  test('sees its own settlements, redemptions, payouts and statements, and nobody else’s', async () => {
    const { town, exported, get } = await settledTown({ transferFeeYen: 440 });
    await exported();
    const { merchantId } = town.shops[0]!;
    const owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId });
    const own = (await get('settlements', owner)).body.items;
    expect(own).toMatchObject([{ merchantId, amount: 3_000, state: 'sent' }]);
    const detail = (await get(`settlements/${own[0].id}`, owner)).body;
    expect(detail.lines).toMatchObject([{ code: 'redeem', amount: 3_000, shopName: '店1' }]);
    expect(detail.payouts).toMatchObject([{ amount: 3_000, feeYen: 440, transferredYen: 2_560, payOn: '2026-07-15' }]);
    expect((await get('payouts', owner)).body.items).toMatchObject([{ merchantId }]);
    const csv = await get(`settlements/${own[0].id}/statement.csv`, owner);
    expect(csv.status).toBe(200);
    expect(csv.body).toMatch(/利用,2026-06-05 \d\d:\d\d,店1,[0-9a-f-]{36},3000,/);
    expect(csv.body).toMatch(/振込手数料,2026-07-15,.*,-440,うち消費税 40 円/);
    expect(csv.body).toMatch(/振込 1回目,2026-07-15,.*,2560,銀行へ送付済み/);
    const pdf = await fetch(`${app.url}/api/v1/settlements/${own[0].id}/statement.pdf`, {
      headers: { authorization: `Bearer ${owner}` },
    });
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const text = await textOfPdf(Buffer.from(await pdf.arrayBuffer()));
    expect(text).toContain('稽古（実際の書類ではありません）');
    for (const part of [
      '店1御中',
      '旭川市会計課',
      'S2026-0000',
      '3,000円',
      '-440',
      '2,560',
      detail.lines[0].operationId,
    ])
      expect(text).toContain(part);
    expect(text).toContain('振込手数料440円（消費税10%40円を含む）');

    const all = (await get('settlements')).body.items;
    const other = all.find((one: { merchantId: string }) => one.merchantId !== merchantId);
    for (const path of [
      `settlements/${other.id}`,
      `settlements/${other.id}/statement.csv`,
      `settlements/${other.id}/statement.pdf`,
      `settlements?merchantId=${other.merchantId}`,
    ])
      expect(await get(path, owner)).toMatchObject({ status: 404 });
    expect(await get('payout-batches', owner)).toMatchObject({ status: 403 });
    const foreign = await app.tokenFor((await PayingTown.make(app, 1)).id, 'city_finance');
    expect(await get(`settlements/${own[0].id}`, foreign)).toMatchObject({ status: 404 });
  });
});

describe('the database refuses', () => {
  let town: PayingTown;
  let batch: string;
  let waiting: string;
  const broken = (...statements: string[]) => query(db.adminUrl, 'begin', ...statements, 'commit');

  beforeAll(async () => {
    const made = await settledTown();
    town = made.town;
    batch = (await made.exported()).id;
    await town.pay(0, 1);
    await town.until('2026-08-01');
    await town.close('2026-07');
    await town.settle('2026-07');
    waiting = (await made.post('payout-batches')).body.id;
    await town.pay(0, 1);
    await town.until('2026-09-01');
    await town.close('2026-08');
    await town.settle('2026-08');
  });

  const newBatch = (id: string, lines: number, amount: number) =>
    `insert into payout_batches (city_id, id, fiscal_year, number, pay_on, state, prepared_by, lines, amount)
     values (${town.id}, '${id}', 2030, 1, '2026-09-15', 'prepared', '${randomUUID()}', ${lines}, ${amount})`;
  const payout = (
    into: string,
    changes: { amount?: string; attempt?: number; state?: string; fee?: number; month?: string } = {},
  ) =>
    `insert into payouts (city_id, id, batch_id, line_number, settlement_id, attempt, merchant_id, bank_account_number,
       details_changed, amount, fee_yen, state)
     select city_id, gen_random_uuid(), '${into}', 77, id, ${changes.attempt ?? 1}, merchant_id, 1, false,
            ${changes.amount ?? 'amount'}, ${changes.fee ?? 0}, '${changes.state ?? 'waiting'}'
       from settlements where city_id = ${town.id} and month = '${changes.month ?? '2026-08-01'}' limit 1`;

  test.each([
    ['a payout that is not what its settlement says', { amount: 'amount - 1' }, 'payouts_equal_their_settlement'],
    ['a fee that leaves nothing', { fee: 1_000 }, 'payouts_fee_below_amount'],
    ['a payout that begins sent', { state: 'sent' }, 'payouts_with_their_batch'],
    ['a second attempt before a first was returned', { attempt: 2 }, 'payouts_again_with_new_details'],
    [
      'a second attempt while the first is under way',
      { attempt: 2, month: '2026-06-01' },
      'payouts_again_with_new_details',
    ],
    ['two payouts of one settlement', { month: '2026-06-01' }, 'payouts_attempt_key'],
  ])('%s', async (_what, changes, constraint) => {
    const id = randomUUID();
    await expect(broken(newBatch(id, 1, 1_000), payout(id, changes))).rejects.toMatchObject({ constraint });
  });

  test('a batch that is not the sum of its lines', async () => {
    const id = randomUUID();
    await expect(broken(newBatch(id, 1, 1_001), payout(id))).rejects.toMatchObject({
      constraint: 'payout_batches_add_up',
    });
    await expect(broken(newBatch(id, 2, 1_000), payout(id))).rejects.toMatchObject({
      constraint: 'payout_batches_add_up',
    });
  });

  test('a line added to a batch that stands, prepared or exported', async () => {
    await expect(broken(payout(waiting))).rejects.toMatchObject({ constraint: 'payouts_with_their_batch' });
    await expect(broken(payout(batch))).rejects.toMatchObject({ constraint: 'payouts_with_their_batch' });
  });

  test('one person as both', async () => {
    const approve = `update payout_batches set state = 'approved', approved_by = prepared_by, approved_at = now() where id = '${waiting}'`;
    await expect(broken(approve)).rejects.toMatchObject({ constraint: 'payout_batches_two_people' });
  });

  test.each([
    ["set pay_on = '2026-12-01'", 'payout_batches_never_changed'],
    ["set file_sha256 = '\\x00'", 'payout_batches_never_changed'],
    ['set exported_at = now()', 'payout_batches_never_changed'],
    ['set approved_by = gen_random_uuid()', 'payout_batches_never_changed'],
    ['set amount = amount + 1', 'payout_batches_never_changed'],
    ["set state = 'approved', file_sha256 = null", 'payout_batches_never_changed'],
  ])('a change of a batch that went out: %s', async (change, constraint) => {
    await expect(broken(`update payout_batches ${change} where id = '${batch}'`)).rejects.toMatchObject({ constraint });
  });

  test('a batch that goes out without approval, and one that is removed', async () => {
    const skip = `update payout_batches set state = 'exported', file_sha256 = '\\x00', approved_by = gen_random_uuid() where id = '${waiting}'`;
    await expect(broken(skip)).rejects.toMatchObject({ constraint: 'payout_batches_step_known' });
    await expect(broken(`delete from payout_batches where id = '${waiting}'`)).rejects.toMatchObject({
      constraint: 'payout_batches_never_changed',
    });
  });

  test.each([
    ['set amount = amount + 1', 'payouts_never_changed'],
    ['set bank_account_number = 2', 'payouts_never_changed'],
    ["set state = 'waiting'", 'payouts_step_known'],
  ])('a change of a payout that was sent: %s', async (change, constraint) => {
    await expect(broken(`update payouts ${change} where batch_id = '${batch}'`)).rejects.toMatchObject({ constraint });
  });

  test('a payout that is sent while its batch waits, and one that is removed', async () => {
    await expect(broken(`update payouts set state = 'sent' where batch_id = '${waiting}'`)).rejects.toMatchObject({
      constraint: 'payouts_follow_their_batch',
    });
    await expect(broken(`delete from payouts where batch_id = '${batch}'`)).rejects.toMatchObject({
      constraint: 'payouts_never_changed',
    });
  });
});

describe('verify finds', () => {
  const lies: [string, string, string][] = [
    ['a payout of another amount', 'update payouts set amount = amount + 1', 'payouts-equal-settlements'],
    ['a batch of another amount', 'update payout_batches set amount = amount + 1', 'payout-batches-add-up'],
    ['a line that was removed', 'delete from payouts', 'payout-batches-add-up'],
  ];

  test.each(lies)('%s', async (_what, statement, check) => {
    const { town, exported } = await settledTown();
    await exported();
    expect(await town.town.differences()).toEqual([]);
    await query(
      db.adminUrl,
      'begin',
      'alter table payouts disable trigger payouts_guarded',
      'alter table payout_batches disable trigger payout_batches_guarded',
      `${statement} where city_id = ${town.id}`,
      'alter table payouts enable always trigger payouts_guarded',
      'alter table payout_batches enable always trigger payout_batches_guarded',
      'commit',
    );
    expect(await town.town.differences()).toContainEqual(expect.objectContaining({ check }));
  });
});
