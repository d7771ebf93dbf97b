import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { forCity, query } from '../support/query.js';
import { BilledTown } from './billed-town.js';

let db: TestDatabase;
let app: TestApp;
let billed: BilledTown;
let invoice: string;
let creditNote: string;
let receipt: string;
let later: string;
let elsewhere: string;

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  billed = await BilledTown.make(app);
  await billed.town.parent({ expiresOn: '2026-07-31' });
  await billed.employerOf('二番', 2);
  await billed.bill('2026-06', '2026-07-01');
  const papers = await billed.papers();
  elsewhere = papers.find(({ employerName }) => employerName === '二番')!.id;
  invoice = papers.find(({ employerName }) => employerName !== '二番')!.id;
  // Paid before its credit comes, so that the credit note waits.
  await asApp(
    `insert into bank_statements (city_id, id, name, sha256, imported_by) values (${billed.id}, '${uuid(1)}', 'a', 'a', '${uuid(9)}')`,
    `insert into receipts (city_id, id, statement_id, line, received_on, payer_kana, bank_reference, amount)
     values (${billed.id}, '${uuid(2)}', '${uuid(1)}', 1, '2026-07-20', 'ｱ', '', 12000)`,
    match(3, `'${uuid(2)}', null, '${invoice}', 10000`),
  );
  receipt = uuid(2);
  await billed.bill('2026-07', '2026-08-01');
  await billed.bill('2026-08', '2026-09-01');
  creditNote = (await billed.papers({ kind: 'credit_note' }))[0]!.id;
  await billed.town.parent({});
  await billed.town.parent({});
  await billed.bill('2026-09', '2026-10-01');
  later = (await billed.papers({ month: '2026-09' }))[0]!.id;
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** As the application's role, for the city, in one transaction. */
const asApp = (...statements: string[]) => query(forCity(db.appUrl, billed.id), 'begin', ...statements, 'commit');

const match = (id: number, sources: string) =>
  `insert into receipt_matches (city_id, id, receipt_id, credit_note_id, invoice_id, amount, matched_by, reason)
   values (${billed.id}, '${uuid(id)}', ${sources}, '${uuid(9)}', 'test')`;

const paper = (number: number, amount = 5) =>
  `insert into invoices (city_id, id, kind, fiscal_year, number, employer_id, programme_id, month, basis, issued_on, due_on, amount)
   values (${billed.id}, '${uuid(50)}', 'invoice', 2026, ${number}, '${billed.town.employerId}', '${billed.town.programmeId}',
           '2026-06-01', 'redemption', '2026-07-01', '2026-07-31', ${amount})`;

const line = (of: string, amount: number, number = 1) =>
  `insert into invoice_lines (city_id, invoice_id, line, employee_id, allocation_id, allocation_month, reason, amount)
   values (${billed.id}, '${of}', ${number}, '${uuid(8)}', '${uuid(7)}', '2026-06-01', 'redeemed', ${amount})`;

const draw = (last: string) =>
  `update paper_counters set last_number = ${last} where city_id = ${billed.id} and paper = 'invoice'`;

const UNDONE = `undone_by = '${uuid(9)}', undone_at = now(), undo_reason = 'test'`;

test('the papers are there before anybody tries to break them', async () => {
  expect((await billed.papers()).map(({ kind, number, open }) => [kind, number, open])).toEqual([
    ['credit_note', '2026-000001', 0],
    ['invoice', '2026-000001', 0],
    ['invoice', '2026-000002', 10_000],
    ['invoice', '2026-000003', 10_000],
  ]);
});

test.each([
  ['a number beyond the counter', 'invoices_numbers_without_gaps', () => [paper(4), line(uuid(50), 5)]],
  ['a number that was skipped', 'invoices_numbers_without_gaps', () => [draw('5'), paper(5), line(uuid(50), 5)]],
  ['a number drawn and not used', 'invoices_numbers_without_gaps', () => [draw('last_number + 1')]],
  ['a counter set back', 'invoices_numbers_without_gaps', () => [draw('2')]],
  [
    'a counter taken away',
    'invoices_numbers_without_gaps',
    () => [`delete from paper_counters where city_id = ${billed.id}`],
  ],
  ['a number used twice', 'invoices_number_key', () => [paper(3), line(uuid(50), 5)]],
  ['an invoice without lines', 'invoices_lines_add_up', () => [draw('4'), paper(4)]],
  ['lines that do not add up', 'invoices_lines_add_up', () => [draw('4'), paper(4), line(uuid(50), 4)]],
  ['a line added later', 'invoices_lines_add_up', () => [line(invoice, 1, 99)]],
  ['a second invoice of a month', 'invoices_once_a_month', () => [paper(4).replace('redemption', 'issue')]],
  [
    'more than the receipt',
    'receipt_matches_within_receipt',
    () => [match(20, `'${receipt}', null, '${elsewhere}', 2001`)],
  ],
  ['more than the invoice', 'receipt_matches_within_invoice', () => [match(20, `'${receipt}', null, '${invoice}', 1`)]],
  [
    'more than the credit note',
    'receipt_matches_within_credit_note',
    () => [match(20, `null, '${creditNote}', '${later}', 1`)],
  ],
  [
    'a credit note of another employer',
    'receipt_matches_papers_fit',
    () => [match(20, `null, '${creditNote}', '${elsewhere}', 1`)],
  ],
  [
    'an invoice taken for a credit note',
    'receipt_matches_papers_fit',
    () => [match(20, `null, '${later}', '${invoice}', 1`)],
  ],
  [
    'a credit note paid by a receipt',
    'receipt_matches_papers_fit',
    () => [match(20, `'${receipt}', null, '${creditNote}', 1`)],
  ],
  ['a match of nothing', 'receipt_matches_one_source', () => [match(20, `null, null, '${elsewhere}', 1`)]],
  [
    'an undoing without a reason',
    'receipt_matches_undone_whole',
    () => [`update receipt_matches set undone_at = now(), undone_by = '${uuid(9)}'`],
  ],
  [
    'another amount in a match',
    'receipt_matches_only_undone',
    () => [`update receipt_matches set amount = 1, ${UNDONE}`],
  ],
  [
    'an undoing undone',
    'receipt_matches_only_undone',
    () => [
      `update receipt_matches set ${UNDONE}`,
      'update receipt_matches set undone_at = null, undone_by = null, undo_reason = null',
    ],
  ],
  ['a match removed', 'receipt_matches_never_removed', () => ['delete from receipt_matches']],
])('%s is refused by the database', async (_, constraint, statements) => {
  await expect(asApp(...statements())).rejects.toMatchObject({ constraint });
});

test.each([
  ['an invoice', () => `update invoices set amount = 1 where id = '${invoice}'`],
  ['a line', () => 'delete from invoice_lines'],
  ['a receipt', () => 'update receipts set amount = 1'],
])('%s is never changed by the application', async (_, statement) => {
  await expect(asApp(statement())).rejects.toMatchObject({ code: '42501' });
});

test('twenty who match one receipt at the same moment never take more of it than it is', async () => {
  const tries = Array.from({ length: 20 }, (_, n) => asApp(match(100 + n, `'${receipt}', null, '${elsewhere}', 300`)));
  const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(14);
  for (const one of refused) expect(one).toMatchObject({ reason: { constraint: 'receipt_matches_within_receipt' } });
});

test('ten receipts for one invoice at the same moment never pay more than it is still owed', async () => {
  const { open } = (await billed.papers()).find(({ id }) => id === elsewhere)!;
  expect(open).toBe(10_000 - 6 * 300);
  const receipts = Array.from({ length: 10 }, (_, n) => uuid(200 + n));
  await asApp(
    ...receipts.map(
      (id, n) =>
        `insert into receipts (city_id, id, statement_id, line, received_on, payer_kana, bank_reference, amount)
         values (${billed.id}, '${id}', '${uuid(1)}', ${10 + n}, '2026-07-21', 'ｱ', '${n}', 3000)`,
    ),
  );
  const tries = receipts.map((id, n) => asApp(match(300 + n, `'${id}', null, '${elsewhere}', 3000`)));
  const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(8);
  for (const one of refused) expect(one).toMatchObject({ reason: { constraint: 'receipt_matches_within_invoice' } });
  expect(await billed.town.differences()).toEqual([]);
});
