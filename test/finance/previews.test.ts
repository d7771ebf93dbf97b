import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NIL } from 'uuid';
import { BudgetsService } from '../../src/programmes/budgets.service.js';
import { IssuingCity } from '../issuance/issuing-city.js';
import { settledTown } from '../payouts/settled-town.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { BilledTown } from '../billing/billed-town.js';

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

const get = (token: string, path: string) => app.fetch(`/api/v1/${path}`, { token });
const post = (token: string, path: string, body: unknown) => app.fetch(`/api/v1/${path}`, { token, body });

describe('before a month is issued', () => {
  it('it is said to how many, how much, and what is left of the budget; and then that is done', async () => {
    const city = await IssuingCity.make(app.app, { asOf: '2026-04-10' });
    await city.parents(3);
    await app.get(BudgetsService).set(city.id, city.programmeId, 2026, 50_000);
    const token = await app.tokenFor(city.id, 'city_finance');
    const { status, body } = await get(token, 'issuance-runs/preview?month=2026-04');
    expect([status, body]).toEqual([
      200,
      {
        programmeId: city.programmeId,
        programmeName: expect.any(String),
        month: '2026-04',
        due: 3,
        already: 0,
        stopped: 0,
        amountEach: 20_000,
        amount: 60_000,
        employerShare: 30_000,
        cityShare: 30_000,
        expiresOn: '2026-09-30',
        fiscalYear: 2026,
        budgetYen: 50_000,
        usedYen: 0,
        leftYen: 20_000,
        movesClock: false,
      },
    ]);
    const issued = await post(token, 'issuance-runs', { month: '2026-04' });
    expect(issued.body).toMatchObject({ allocations: body.due, amount: body.amount, cityShare: body.cityShare });
    expect((await get(token, 'issuance-runs/preview?month=2026-04')).body).toMatchObject({
      due: 0,
      already: 3,
      usedYen: 30_000,
      leftYen: 20_000,
    });
    // A rehearsal's next month: its clock would move, and has not.
    expect((await get(token, 'issuance-runs/preview?month=2026-05')).body).toMatchObject({
      due: 3,
      leftYen: -10_000,
      movesClock: true,
    });
    expect((await get(token, 'city')).body.today).toBe('2026-04-10');
  });

  it('what would be refused is refused before: a month before the programme, and one too far back', async () => {
    const city = await IssuingCity.make(app.app, { asOf: '2027-02-10' });
    const token = await app.tokenFor(city.id, 'city_finance');
    expect((await get(token, 'issuance-runs/preview?month=2020-01')).body.code).toBe('before_programme');
    expect((await get(token, 'issuance-runs/preview?month=2026-04')).body.code).toBe('catch_up_too_late');
    expect((await get(token, 'issuance-runs/preview?month=april')).body.code).toBe('invalid_request');
  });
});

describe('before invoices are made', () => {
  it('it is said how many and how much; made, none is left to make', async () => {
    const billed = await BilledTown.make(app);
    await billed.town.parent({});
    await billed.employerOf('髙﨑商事株式会社', 2);
    const token = await app.tokenFor(billed.id, 'city_finance');
    await billed.until('2026-07-01');
    expect((await get(token, 'invoice-runs/preview?month=2026-06')).body.code).toBe('closing_not_approved');
    await billed.close('2026-06');
    const nothing = { count: 0, amount: 0 };
    const { body } = await get(token, 'invoice-runs/preview?month=2026-06');
    expect(body).toMatchObject({
      month: '2026-06',
      issuedOn: '2026-07-01',
      toMake: { invoices: { count: 2, amount: 20_000 }, creditNotes: nothing },
      made: { invoices: nothing, creditNotes: nothing },
    });
    await post(token, 'invoice-runs', { month: '2026-06' });
    expect((await get(token, 'invoice-runs/preview?month=2026-06')).body).toMatchObject({
      toMake: { invoices: nothing, creditNotes: nothing },
      made: { invoices: { count: 2, amount: 20_000 } },
    });
    const [paper] = (await get(token, 'invoices?sort=number')).body.items;
    expect(paper.dueOn).toBe(body.dueOn);
  });
});

describe('before a bank’s statement is taken', () => {
  const HEAD = '取引日,入金額,振込依頼人名,仮想口座番号,照会番号\n';
  const form = (text: string) => {
    const body = new FormData();
    body.append('file', new Blob([text]), '明細.csv');
    return body;
  };

  it('its payments are told, and which of them another file told before; nothing is taken', async () => {
    const { id } = await BilledTown.make(app);
    const token = await app.tokenFor(id, 'city_finance');
    const first = `${HEAD}2026-06-01,1000,ﾔﾏﾀﾞ,,A1\n`;
    const both = `${first}2026-06-02,2500,ｻﾄｳ,,A2\n`;
    const look = async (text: string) => (await post(token, 'bank-statements/preview', form(text))).body;
    expect(await look(both)).toMatchObject([{ already: false, lines: 2, fresh: 2, amount: 3500 }]);
    expect((await get(token, 'receipts')).body.items).toEqual([]);
    await post(token, 'bank-statements', form(first));
    expect(await look(first)).toMatchObject([{ already: true, lines: 1, fresh: 0, amount: 0 }]);
    expect(await look(both)).toMatchObject([
      {
        already: false,
        fresh: 1,
        amount: 2500,
        payments: [
          { line: 2, payerKana: 'ﾔﾏﾀﾞ', amount: 1000, known: true },
          { line: 3, receivedOn: '2026-06-02', payerKana: 'ｻﾄｳ', amount: 2500, known: false },
        ],
      },
    ]);
    expect(await look('社員番号,氏名\n1,山田\n')).toMatchObject({ code: 'statement_header_unknown' });
    const [receipt] = (await get(token, 'receipts')).body.items;
    expect((await get(token, `receipts/${receipt.id}`)).body).toEqual(receipt);
    expect((await get(token, `receipts/${randomUUID()}`)).body.code).toBe('receipt_not_found');
  });
});

describe('before merchants are paid', () => {
  it('it is said what a batch would hold, when, and that nothing is left once it is prepared', async () => {
    const { town, first } = await settledTown(app);
    expect((await get(first, 'settlement-runs/preview?month=2026-06')).body).toEqual({
      month: '2026-06',
      settlements: 0,
      amount: 0,
      employerShare: 0,
      cityShare: 0,
    });
    const { body } = await get(first, 'payout-batches/preview');
    expect(body).toEqual({
      payOn: '2026-07-15',
      lines: 3,
      amount: 12_000,
      feesYen: 0,
      transferredYen: 12_000,
      held: [],
    });
    const prepared = await post(first, 'payout-batches', {});
    expect(prepared.body).toMatchObject({ payOn: body.payOn, lines: body.lines, amount: body.amount });
    expect((await get(first, 'payout-batches/preview')).body).toMatchObject({ payOn: null, lines: 0, amount: 0 });
    const auditor = await app.tokenFor(town.id, 'city_auditor');
    expect((await get(auditor, 'payout-batches/preview')).status).toBe(200);
  });
});

describe('those who acted', () => {
  it('are named for the city, as far as they are staff, keys of programs or the calendar', async () => {
    const city = await IssuingCity.make(app.app, { asOf: '2026-04-10' });
    const [employeeId] = await city.people(1);
    const token = await app.tokenFor(city.id, 'city_finance');
    const { credentialId } = (await get(token, 'me')).body;
    const ids = [credentialId, NIL, employeeId, randomUUID()].join(',');
    const { body } = await get(token, `actors?ids=${ids}`);
    expect(body).toHaveLength(2);
    expect(body).toEqual(
      expect.arrayContaining([
        { id: credentialId, kind: 'key', name: expect.any(String) },
        { id: NIL, kind: 'calendar', name: '' },
      ]),
    );
    const elsewhere = await IssuingCity.make(app.app, { asOf: '2026-04-10' });
    const stranger = await app.tokenFor(elsewhere.id, 'city_finance');
    expect((await get(stranger, `actors?ids=${credentialId}`)).body).toEqual([]);
    const parent = await app.tokenFor(city.id, 'employee', { employeeId });
    expect((await get(parent, `actors?ids=${credentialId}`)).status).toBe(403);
    expect((await get(token, 'actors?ids=x')).body.code).toBe('invalid_request');
  });
});

describe('a single operation', () => {
  it('tells what it moved, allocation by allocation, and those add up to it', async () => {
    const { first } = await settledTown(app);
    const { items } = (await get(first, 'operations?code=redeem&limit=1')).body;
    const { status, body } = await get(first, `operations/${items[0].id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...items[0], shopName: expect.any(String), merchantName: expect.any(String) });
    const sum = (key: string) =>
      body.lines.reduce((total: number, line: Record<string, number>) => total + line[key]!, 0);
    expect([sum('amount'), sum('employerShare'), sum('cityShare')]).toEqual([
      body.amount,
      body.employerShare,
      body.cityShare,
    ]);
    expect((await get(first, `operations/${randomUUID()}`)).status).toBe(404);
  });
});
