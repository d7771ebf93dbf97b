import { ImportStatementService } from '../../src/billing/receipts/import-statement.service.js';
import { VirtualAccountsService } from '../../src/billing/virtual-accounts.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { BilledTown, CASHIER } from './billed-town.js';

let db: TestDatabase;
let app: TestApp;
let billed: BilledTown;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  billed = await BilledTown.make(app);
  const { town } = billed;
  const shop = await town.shop();
  await town.parent({ expiresOn: '2026-07-31' });
  const spender = await town.parent({ billingBasis: 'redemption' });
  await billed.employerOf('二番', 2);
  await billed.pay(spender, shop, 5);
  await billed.bill('2026-06', '2026-07-01');
  await app.get(VirtualAccountsService).set(town.id, town.employerId, '1234567');
  const content = Buffer.from('取引日,入金額,振込依頼人名,仮想口座番号\n2026-07-01,9000,ｱ,1234567\n');
  await app.get(ImportStatementService).import(billed.id, { name: 'a.csv', content }, CASHIER);
  await billed.bill('2026-07', '2026-08-01');
  await billed.bill('2026-08', '2026-09-01');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** What nobody can do who goes through the database's rules: triggers are off, and the rows change. */
async function tampered(...statements: string[]): Promise<string[]> {
  await query(db.adminUrl, `set session_replication_role = 'replica'`, ...statements);
  const found = (await billed.town.differences()) as { check: string }[];
  return [...new Set(found.map(({ check }) => check))].sort();
}

test('papers that nobody touched agree with the ledger', async () => {
  expect((await billed.papers()).length).toBe(4);
  expect(await billed.town.differences()).toEqual([]);
});

test.each([
  [
    'a yen more on an invoice',
    ['invoices-add-up', 'invoices-equal-the-ledger'],
    `update invoices set amount = amount + 1 where number = 1 and kind = 'invoice'`,
    `update invoices set amount = amount - 1 where number = 1 and kind = 'invoice'`,
  ],
  [
    'a yen more on an invoice and on its line',
    ['invoice-lines-of-the-ledger', 'invoices-equal-the-ledger'],
    `update invoices set amount = amount + 1 where number = 1 and kind = 'invoice';
     update invoice_lines set amount = amount + 1 where invoice_id = (select id from invoices where number = 1 and kind = 'invoice')`,
    `update invoices set amount = amount - 1 where number = 1 and kind = 'invoice';
     update invoice_lines set amount = amount - 1 where invoice_id = (select id from invoices where number = 1 and kind = 'invoice')`,
  ],
  [
    'a line of somebody else',
    ['invoice-lines-of-the-ledger'],
    `update invoice_lines set allocation_month = allocation_month - interval '1 month' where reason = 'expired'`,
    `update invoice_lines set allocation_month = allocation_month + interval '1 month' where reason = 'expired'`,
  ],
  [
    'a number that was taken out',
    ['invoice-numbers-gapless'],
    `update invoices set number = 9 where number = 2`,
    `update invoices set number = 2 where number = 9`,
  ],
  [
    'a counter that was moved',
    ['invoice-numbers-gapless'],
    `update paper_counters set last_number = last_number + 1 where paper = 'credit_note'`,
    `update paper_counters set last_number = last_number - 1 where paper = 'credit_note'`,
  ],
  [
    'more counted than was paid',
    ['matches-within-their-papers'],
    `update receipt_matches set amount = amount + 2000 where receipt_id is not null`,
    `update receipt_matches set amount = amount - 2000 where receipt_id is not null`,
  ],
])('verify finds %s', async (_, checks, breach, repair) => {
  expect(await tampered(breach)).toEqual(checks);
  expect(await tampered(repair)).toEqual([]);
});
