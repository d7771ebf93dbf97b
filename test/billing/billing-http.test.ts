import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { corporateNumber } from '../support/sample-city.js';
import { BilledTown } from './billed-town.js';

let db: TestDatabase;
let app: TestApp;
let billed: BilledTown;
let other: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  billed = await BilledTown.make(app);
  await billed.town.parent({});
  other = await billed.employerOf('髙﨑商事株式会社', 2);
  for (const role of ['city_admin', 'city_finance', 'city_welfare', 'city_auditor'] as const) {
    tokens[role] = await app.tokenFor(billed.id, role);
  }
  tokens.hr = await app.tokenFor(billed.id, 'employer_hr', { employerId: billed.town.employerId });
  tokens.otherHr = await app.tokenFor(billed.id, 'employer_hr', { employerId: other });
  const elsewhere = await BilledTown.make(app);
  tokens.elsewhere = await app.tokenFor(elsewhere.id, 'city_finance');
  await billed.until('2026-07-01');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const ask = (who: string, path: string, body?: unknown, method?: string) =>
  app.fetch(`/api/v1/${path}`, { token: tokens[who]!, ...(body !== undefined && { body }), ...(method && { method }) });
const upload = (who: string, text: string) => {
  const form = new FormData();
  form.append('file', new Blob([text]), 'meisai.csv');
  return ask(who, 'bank-statements', form);
};

test('only finance invoices, and only a month whose closing is approved; again changes nothing', async () => {
  for (const who of ['city_admin', 'city_welfare', 'city_auditor', 'hr']) {
    expect((await ask(who, 'invoice-runs', { month: '2026-06' })).status).toBe(403);
  }
  const early = await ask('city_finance', 'invoice-runs', { month: '2026-06' });
  expect([early.status, early.body.code]).toEqual([409, 'closing_not_approved']);
  expect((await ask('city_finance', 'invoice-runs', { month: '2026-6' })).body.code).toBe('bad_month');
  await billed.close('2026-06');
  const made = await ask('city_finance', 'invoice-runs', { month: '2026-06' });
  expect([made.status, made.body]).toEqual([
    201,
    { month: '2026-06', made: 2, invoices: { count: 2, amount: 20_000 }, creditNotes: { count: 0, amount: 0 } },
  ]);
  expect((await ask('city_finance', 'invoice-runs', { month: '2026-06' })).body).toMatchObject({ made: 0 });
});

test('papers are listed page by page and by filters; a cursor of another list is refused', async () => {
  const first = await ask('city_auditor', 'invoices?limit=1');
  const second = await ask('city_auditor', `invoices?limit=1&cursor=${first.body.nextCursor}`);
  expect([first, second].map(({ body }) => body.items.map((paper: { number: string }) => paper.number))).toEqual([
    ['2026-000001'],
    ['2026-000002'],
  ]);
  expect(second.body.nextCursor).toBeNull();
  for (const [filter, count] of [
    ['kind=credit_note', 0],
    ['state=open', 2],
    ['state=settled', 0],
    ['month=2026-06', 2],
    ['month=2026-07', 0],
    [`employerId=${other}`, 1],
  ]) {
    expect((await ask('city_auditor', `invoices?${filter}`)).body.items).toHaveLength(Number(count));
  }
  expect((await ask('city_auditor', 'invoices?cursor=abc')).body.code).toBe('bad_cursor');
  expect((await ask('city_auditor', 'invoices?kind=x')).body.code).toBe('invalid_request');
});

test('an employer sees its own papers; those of another, or another city, are not there', async () => {
  const { items } = (await ask('hr', 'invoices')).body;
  expect(items.map((paper: { employerId: string }) => paper.employerId)).toEqual([billed.town.employerId]);
  expect((await ask('hr', `invoices?employerId=${other}`)).body.items).toEqual([]);
  for (const path of [`invoices/${items[0].id}`, `invoices/${items[0].id}.pdf`]) {
    expect((await ask('hr', path)).status).toBe(200);
    for (const who of ['otherHr', 'elsewhere']) {
      const answer = await ask(who, path);
      expect([answer.status, answer.body.code]).toEqual([404, 'invoice_not_found']);
    }
  }
  expect((await ask('hr', 'invoices/x.pdf')).status).toBe(404);
  for (const path of ['arrears', 'receipts']) expect((await ask('hr', path)).status).toBe(403);
});

test('virtual account, statement, suggestion, match by hand and undoing, each by finance alone', async () => {
  const accounts = `employers/${other}/virtual-account`;
  expect((await ask('city_admin', accounts, { account: '7654321' }, 'PUT')).status).toBe(403);
  const set = await ask('city_finance', accounts, { account: '765-4321' }, 'PUT');
  expect([set.status, set.body]).toEqual([200, { employerId: other, account: '7654321' }]);
  const twice = await ask(
    'city_finance',
    `employers/${billed.town.employerId}/virtual-account`,
    { account: '7654321' },
    'PUT',
  );
  expect([twice.status, twice.body.code]).toEqual([409, 'virtual_account_taken']);
  expect((await ask('city_finance', accounts, { account: 'abcdefg' }, 'PUT')).body.code).toBe('bad_virtual_account');

  const text =
    '取引日,入金額,振込依頼人名,仮想口座番号,照会番号\n2026-07-01,10000,ｱ,7654321,A1\n2026-07-01,4000,ｲ,,A2\n';
  expect((await upload('city_auditor', text)).status).toBe(403);
  const taken = await upload('city_finance', text);
  expect([taken.status, taken.body]).toEqual([
    200,
    [{ name: 'meisai.csv', already: false, lines: 2, taken: 2, amount: 14_000, matched: 1, waiting: 1 }],
  ]);
  const bad = await upload('city_finance', '日付\n');
  expect([bad.status, bad.body.code]).toEqual([422, 'statement_header_unknown']);

  const waiting = (await ask('city_auditor', 'receipts?state=waiting')).body.items;
  expect(waiting).toEqual([expect.objectContaining({ payerKana: 'ｲ', amount: 4_000, open: 4_000, matches: [] })]);
  const { id } = waiting[0];
  expect((await ask('city_auditor', `receipts/${id}/suggestions`)).body).toEqual([]);
  const invoice = (await ask('hr', 'invoices')).body.items[0];
  const matched = await ask('city_finance', `receipts/${id}/matches`, { invoiceId: invoice.id, reason: '電話で確認' });
  expect([matched.status, matched.body]).toMatchObject([201, { state: 'matched', open: 0 }]);
  expect((await ask('hr', `invoices/${invoice.id}`)).body).toMatchObject({
    open: 6_000,
    matches: [{ amount: 4_000, reason: '電話で確認' }],
  });
  const undo = `matches/${matched.body.matches[0].id}/undo`;
  expect((await ask('city_finance', undo, {})).body.code).toBe('invalid_request');
  expect((await ask('elsewhere', undo, { reason: '誤り' })).status).toBe(404);
  expect((await ask('city_finance', undo, { reason: '誤り' })).body).toMatchObject({ state: 'waiting', open: 4_000 });
  expect((await ask('city_finance', undo, { reason: '誤り' })).body.code).toBe('match_undone_already');
  const [forTheCity, forTheEmployer] = [
    await ask('city_auditor', `invoices/${invoice.id}`),
    await ask('hr', `invoices/${invoice.id}`),
  ];
  expect(forTheCity.body.matches).toMatchObject([{ undoReason: '誤り' }]);
  expect(forTheEmployer.body.matches).toEqual([]);
  const arrears = await ask('city_welfare', 'arrears');
  expect(arrears.body).toMatchObject({
    on: '2026-07-01',
    employers: [{ employerId: billed.town.employerId, notDue: 10_000 }],
  });
});

test('the stop for arrears is set by the rules of the programme', async () => {
  const path = `programmes/${billed.town.programmeId}/rules`;
  const set = await ask('city_admin', path, { effectiveMonth: '2026-08', arrearsStopDays: 90 });
  expect([set.status, set.body.arrearsStopDays]).toEqual([201, 90]);
  expect((await ask('city_admin', path, { effectiveMonth: '2026-08', arrearsStopDays: 0 })).body.code).toBe(
    'invalid_request',
  );
});

test('an employer of another city is given no account', async () => {
  const row = { corporateNumber: corporateNumber(2), name: '別', nameKana: 'ベツ', contactEmail: 'a@example.jp' };
  const elsewhere = await BilledTown.make(app);
  const [taken] = await app.get(RegisterEmployersService).register(elsewhere.id, [row]);
  const id = (taken as { id: string }).id;
  expect((await ask('city_finance', `employers/${id}/virtual-account`, { account: '1111111' }, 'PUT')).status).toBe(
    404,
  );
});
