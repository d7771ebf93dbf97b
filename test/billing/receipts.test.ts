import { ChangeMatchService } from '../../src/billing/receipts/change-match.service.js';
import { ImportStatementService } from '../../src/billing/receipts/import-statement.service.js';
import { MatchReceiptsService } from '../../src/billing/receipts/match-receipts.service.js';
import { ReceiptsService } from '../../src/billing/receipts/receipts.service.js';
import { SuggestInvoicesService } from '../../src/billing/receipts/suggest-invoices.service.js';
import type { ReceiptState, ReceiptView } from '../../src/billing/dto/receipt.js';
import { VirtualAccountsService } from '../../src/billing/virtual-accounts.service.js';
import { inCity } from '../../src/database/scope.js';
import { EmployersService } from '../../src/employers/employers.service.js';
import { PageQuery } from '../../src/http/paging.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { BilledTown, CASHIER } from './billed-town.js';

const HEADER = '取引日,入金額,振込依頼人名,仮想口座番号,照会番号';
const ACCOUNT = '1234567';

let db: TestDatabase;
let app: TestApp;
let billed: BilledTown;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** Two employers that owe 10,000 yen for June: 永山木工 with a virtual account, 二番 without. */
beforeEach(async () => {
  billed = await BilledTown.make(app);
  await billed.town.parent({});
  const second = await billed.employerOf('有限会社二番', 2);
  await app.get(EmployersService).change(billed.id, second, { nameKana: 'ユウゲンガイシャニバンショウテン' });
  await app.get(VirtualAccountsService).set(billed.id, billed.town.employerId, ACCOUNT);
  await billed.bill('2026-06', '2026-07-01');
  await billed.until('2026-07-31');
});

const statement = (...rows: string[]) => ({
  name: 'statement.csv',
  content: Buffer.from([HEADER, ...rows].join('\n')),
});
const take = (...rows: string[]) => app.get(ImportStatementService).import(billed.id, statement(...rows), CASHIER);
const list = async (state?: ReceiptState): Promise<ReceiptView[]> => {
  const query = Object.assign(new PageQuery(), { limit: 200 });
  return (await inCity(billed.id, () => app.get(ReceiptsService).list(billed.id, { state }).page(query))).items;
};
const open = async () =>
  Object.fromEntries(
    (await billed.papers({ kind: 'invoice' })).map((paper) => [`${paper.employerName} ${paper.month}`, paper.open]),
  );
const invoiceOf = async (name: string) => (await billed.papers()).find(({ employerName }) => employerName === name)!;
const matchByHand = (receiptId: string, invoiceId: string, amount?: number) =>
  app.get(ChangeMatchService).match(billed.id, receiptId, { invoiceId, ...(amount && { amount }) }, CASHIER);

test('a payment of a day that has not come in the city takes nothing', async () => {
  const rows = ['2026-07-31,500,ｲﾁ,,A1', '2026-08-01,700,ﾆ,,A2'];
  await expect(take(...rows)).rejects.toMatchObject({
    code: 'statement_unreadable',
    details: { lines: [{ line: 3, code: 'future_date' }] },
  });
  expect(await list()).toEqual([]);
  await billed.until('2026-08-01');
  expect(await take(...rows)).toMatchObject({ already: false, taken: 2 });
});

test('the same file twice takes nothing, and what two files overlap in is counted once', async () => {
  const rows = ['2026-07-10,500,ｲﾁ,,A1', '2026-07-10,500,ｲﾁ,,A2', '2026-07-11,700,ﾆ,,A3'];
  expect(await take(...rows)).toMatchObject({ already: false, lines: 3, taken: 3, amount: 1_700, waiting: 3 });
  expect(await take(...rows)).toMatchObject({ already: true, lines: 3, taken: 0, amount: 0 });
  expect(await take(...rows.slice(1), '2026-07-12,900,ｻﾝ,,A4')).toMatchObject({ lines: 3, taken: 1, amount: 900 });
  expect((await list()).map(({ amount }) => amount).sort()).toEqual([500, 500, 700, 900]);
});

test('payments alike in everything are all kept, also when a later file tells them again with one more', async () => {
  const row = '2026-07-10,500,ｲﾁ,,';
  await take(row, row);
  expect(await take(row, row, row)).toMatchObject({ taken: 1 });
  expect(await list()).toHaveLength(3);
});

test('a payment into a virtual account is counted for its employer, whoever the bank says has paid', async () => {
  expect(await take(`2026-07-20,10000,ﾀﾞﾚｶ,123-4567,A1`)).toMatchObject({ matched: 1, waiting: 0 });
  expect(await open()).toEqual({ '株式会社永山木工 2026-06': 0, '有限会社二番 2026-06': 10_000 });
  const [receipt] = await list('matched');
  expect(receipt!.matches).toEqual([expect.objectContaining({ amount: 10_000, reason: 'virtual_account' })]);
});

test('a payer who reads like one employer is matched where the amount is exactly what is owed, and waits otherwise', async () => {
  await take('2026-07-20,9999,ﾕ)ﾆﾊﾞﾝｼﾖｳﾃﾝ,,A1');
  expect(await list('waiting')).toHaveLength(1);
  await take('2026-07-21,10000,ﾕ)ﾆﾊﾞﾝｼﾖｳﾃﾝ,,A2');
  expect(await open()).toEqual({ '株式会社永山木工 2026-06': 10_000, '有限会社二番 2026-06': 0 });
});

test('where two employers read the same, a payment waits', async () => {
  const third = await billed.town.employer('有限会社弐番', 3);
  await app.get(EmployersService).change(billed.id, third, { nameKana: 'ユウゲンガイシャニバンショウテン' });
  expect(await take('2026-07-20,10000,ﾕ)ﾆﾊﾞﾝｼﾖｳﾃﾝ,,A1')).toMatchObject({ matched: 0, waiting: 1 });
});

test('several months paid at once are all settled; paid in parts, the invoice stays open by the rest', async () => {
  await billed.town.parent({});
  await billed.bill('2026-07', '2026-08-01');
  await billed.until('2026-08-06');
  await take(`2026-08-05,4000,ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,${ACCOUNT},A1`);
  expect((await open())['株式会社永山木工 2026-06']).toBe(6_000);
  await take(`2026-08-06,16000,ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,${ACCOUNT},A2`);
  expect(await open()).toMatchObject({ '株式会社永山木工 2026-06': 0, '株式会社永山木工 2026-07': 0 });
});

test('what was paid too much, or twice, waits and is not lost', async () => {
  await take(`2026-07-20,12000,ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,${ACCOUNT},A1`, `2026-07-21,10000,ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,${ACCOUNT},A2`);
  expect((await list()).map(({ state, amount, open: left }) => [state, amount, left])).toEqual([
    ['partly', 12_000, 2_000],
    ['waiting', 10_000, 10_000],
  ]);
  await billed.town.parent({});
  await billed.bill('2026-07', '2026-08-01');
  const [over] = await list('partly');
  const july = (await billed.papers({ month: '2026-07' }))[0]!;
  await matchByHand(over!.id, july.id);
  expect((await open())['株式会社永山木工 2026-07']).toBe(8_000);
  expect(await app.get(MatchReceiptsService).match(billed.id, CASHIER)).toEqual({
    matched: 1,
    amount: 8_000,
    waiting: 0,
  });
  expect((await list()).map(({ state, open: left }) => [state, left])).toEqual([
    ['matched', 0],
    ['partly', 2_000],
  ]);
});

test('by hand a receipt is split over employers, and never beyond what either has left', async () => {
  await take('2026-07-20,15000,ｼﾞﾑｼﾖ,,A1');
  const [receipt] = await list();
  const [first, second] = [await invoiceOf('株式会社永山木工'), await invoiceOf('有限会社二番')];
  await expect(matchByHand(receipt!.id, first.id, 10_001)).rejects.toMatchObject({ code: 'match_passes_invoice' });
  await expect(matchByHand(receipt!.id, first.id, 15_001)).rejects.toMatchObject({ code: 'match_passes_receipt' });
  await matchByHand(receipt!.id, first.id);
  await expect(matchByHand(receipt!.id, first.id)).rejects.toMatchObject({ code: 'match_passes_invoice' });
  await matchByHand(receipt!.id, second.id, 4_000);
  await matchByHand(receipt!.id, second.id);
  await expect(matchByHand(receipt!.id, second.id)).rejects.toMatchObject({ code: 'match_passes_receipt' });
  expect(await open()).toEqual({ '株式会社永山木工 2026-06': 0, '有限会社二番 2026-06': 5_000 });
});

test('a match undone opens both sides again, stays written down, and is not made again by rule', async () => {
  await take(`2026-07-20,10000,ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,${ACCOUNT},A1`);
  const [receipt] = await list();
  const matchId = receipt!.matches[0]!.id;
  const changes = app.get(ChangeMatchService);
  expect(await changes.undo(billed.id, matchId, '別会社の入金', CASHIER)).toBe(receipt!.id);
  await expect(changes.undo(billed.id, matchId, 'again', CASHIER)).rejects.toMatchObject({
    code: 'match_undone_already',
  });
  expect(await app.get(MatchReceiptsService).match(billed.id, CASHIER)).toMatchObject({ matched: 0 });
  expect((await list('waiting'))[0]!.matches).toEqual([
    expect.objectContaining({ id: matchId, undoReason: '別会社の入金', undoneAt: expect.any(Date) }),
  ]);
  await matchByHand(receipt!.id, (await invoiceOf('有限会社二番')).id);
  expect(await open()).toEqual({ '株式会社永山木工 2026-06': 10_000, '有限会社二番 2026-06': 0 });
});

test('suggests first whom the account or the reading names, then who owes the same amount, and nobody else', async () => {
  await billed.town.employer('株式会社無縁', 9);
  const suggestions = app.get(SuggestInvoicesService);
  await take('2026-07-20,9000,ﾆﾊﾞﾝｼﾖﾃﾝ,,A1', '2026-07-21,10000,ｼﾗﾅｲﾋﾄ,,A2');
  const [similar, sameAmount] = await list('waiting');
  expect(await suggestions.suggest(billed.id, similar!.id)).toEqual([
    expect.objectContaining({ employerName: '有限会社二番', open: 10_000, grounds: ['similar_payer'] }),
  ]);
  const both = await suggestions.suggest(billed.id, sameAmount!.id);
  expect(both.map(({ grounds }) => grounds)).toEqual([['same_amount'], ['same_amount']]);
  await matchByHand(similar!.id, (await invoiceOf('有限会社二番')).id);
  expect(await suggestions.suggest(billed.id, similar!.id)).toEqual([]);
});

test('a credit note is counted by rule and not undone by hand', async () => {
  const other = await BilledTown.make(app);
  await other.town.parent({ expiresOn: '2026-06-30' });
  await other.bill('2026-06', '2026-07-01');
  await other.bill('2026-07', '2026-08-01');
  const [match] = await other.town.query<{ id: string }>('select id from receipt_matches where city_id = $1', [
    other.id,
  ]);
  const undone = app.get(ChangeMatchService).undo(other.id, match!.id, 'x', CASHIER);
  await expect(undone).rejects.toMatchObject({ code: 'credit_counts_by_rule' });
});
