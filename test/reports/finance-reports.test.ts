import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { SplitService } from '../../src/closing/split.service.js';
import { fiscalYearMonths } from '../../src/domain/month.js';
import { BudgetsService } from '../../src/programmes/budgets.service.js';
import type { JournalLine } from '../../src/reports/dto/journal.js';
import { ACCOUNTS } from '../../src/reports/journal-accounts.js';
import { closeMonth } from '../closing/closed-month.js';
import { LivelyTown } from '../closing/lively-town.js';
import { IssuingCity } from '../issuance/issuing-city.js';
import { textOfPdf } from '../papers/read-pdf.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

let db: TestDatabase;
let app: TestApp;
let lively: LivelyTown;
let finance: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  lively = await LivelyTown.make(app);
  await lively.until('2026-10-02');
  finance = await app.tokenFor(lively.id, 'city_finance');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const ask = (path: string, token = finance) => app.fetch(`/api/v1/reports/${path}`, { token });

async function file(path: string, token = finance): Promise<Buffer> {
  const response = await fetch(`${app.url}/api/v1/reports/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

describe('the budget report', () => {
  it('tells what is used, what is owed to standing enrolments to the year’s end, and what remains', async () => {
    const city = await IssuingCity.make(app.app, { asOf: '2026-12-10' });
    const [one, two, left] = await city.people(3);
    await city.enrol([
      { employeeId: one!, firstMonth: '2026-12' },
      { employeeId: two!, firstMonth: '2026-12', lastMonth: '2027-01' },
      { employeeId: left!, state: 'refused', firstMonth: '2026-12' },
    ]);
    await app.get(BudgetsService).set(city.id, city.programmeId, 2026, 100_000);
    await city.issue('2026-12');
    const token = await app.tokenFor(city.id, 'city_finance');
    // December is issued to both; January to both and February and March to the first are still to come.
    const { status, body } = await ask('budget', token);
    expect(status).toBe(200);
    expect(body).toEqual([
      {
        programmeId: city.programmeId,
        name: body[0].name,
        fiscalYear: 2026,
        budgetYen: 100_000,
        usedYen: 20_000,
        issuedForYearYen: 20_000,
        redeemedYen: 0,
        returnedYen: 0,
        committedYen: 40_000,
        committedAllocations: 4,
        forecastYen: 60_000,
        remainingYen: 40_000,
        months: body[0].months,
      },
    ]);
    const { months } = body[0] as { months: { month: string; usedYen: number; committedYen: number }[] };
    expect(months.map(({ month }) => month)).toEqual(fiscalYearMonths(2026));
    expect(months.slice(-4).map(({ usedYen, committedYen }) => [usedYen, committedYen])).toEqual([
      [20_000, 0],
      [0, 20_000],
      [0, 10_000],
      [0, 10_000],
    ]);
    expect(months.slice(0, -4).every(({ usedYen, committedYen }) => usedYen + committedYen === 0)).toBe(true);
  });

  it('shows a month that was caught up over the edge of the year in both views', async () => {
    const city = await IssuingCity.make(app.app, { asOf: '2027-04-10' });
    const [one] = await city.people(1);
    await city.enrol([{ employeeId: one!, firstMonth: '2027-03', lastMonth: '2027-03' }]);
    await city.issue('2027-03');
    const token = await app.tokenFor(city.id, 'city_finance');
    const view = async (year: number) => (await ask(`budget?fiscalYear=${year}`, token)).body[0];
    expect(await view(2026)).toMatchObject({ usedYen: 0, issuedForYearYen: 10_000, committedYen: 0 });
    expect(await view(2027)).toMatchObject({ usedYen: 10_000, issuedForYearYen: 0, committedYen: 0 });
  });
});

describe('the unused balance', () => {
  it('at 30 September is what the closing of September ends with, by programme and last day', async () => {
    const { body } = await ask('unused?on=2026-09-30');
    const closing = (
      await app.get(SplitService).split(lively.id, { from: '2026-09', to: '2026-09', by: 'programme' })
    )[0]!.closing;
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({ on: '2026-09-30', programmeId: lively.town.programmeId, unused: closing });
    expect(closing.amount).toBeGreaterThan(0);
    await lively.pay(lively.father, lively.shops[0], 1);
    expect((await ask('unused?on=2026-09-30')).body).toEqual(body);
  });

  it('of a base day to come, or of another day, is refused', async () => {
    expect((await ask('unused?on=2027-03-31')).body.code).toBe('base_day_ahead');
    expect((await ask('unused?on=2026-06-30')).body.code).toBe('invalid_request');
  });
});

describe('the journal', () => {
  const lines = async (query = 'from=2026-06&to=2026-10') => (await ask(`journal?${query}`)).body as JournalLine[];

  it('is balanced, and its accounts end with what the split says', async () => {
    const balances = new Map<string, number>();
    const add = (account: string, amount: number) => balances.set(account, (balances.get(account) ?? 0) + amount);
    for (const { debit, credit, amount } of await lines()) {
      expect(amount).toBeGreaterThan(0);
      add(debit, amount);
      add(credit, -amount);
    }
    expect([...balances.values()].reduce((sum, one) => sum + one, 0)).toBe(0);
    const split = (by: 'programme' | 'merchant') =>
      app.get(SplitService).split(lively.id, { from: '2026-10', to: '2026-10', by });
    const [programme] = await split('programme');
    const owed = (await split('merchant')).reduce((sum, { closing }) => sum + closing.amount, 0);
    expect(balances.get(ACCOUNTS.unused)).toBe(-programme!.closing.amount);
    expect(balances.get(ACCOUNTS.merchants)).toBe(-owed);
    const [net] = await query(
      db.ownerUrl,
      `select sum(case when code = 'issue' then employer_share when code in ('expire', 'recall') then -employer_share end) as employer
         from ledger.transfers where city_id = ${lively.id}`,
    );
    expect(balances.get(ACCOUNTS.employers)).toBe(Number(net!.employer));
  });

  it('has one line a movement class, payer and day', async () => {
    const keys = (await lines()).map(({ on, movement, payer }) => `${on} ${movement} ${payer}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('2026-06-10 配付 企業負担');
  });

  it('books an employer’s share as owed on redemption where that is the basis', async () => {
    const town = lively.town;
    await query(
      db.adminUrl,
      'alter table ledger.allocations disable trigger all',
      `update ledger.allocations set billing_basis = 'redemption' where city_id = ${lively.id} and employer_id = '${lively.otherEmployerId}'`,
    );
    const all = await lines();
    const net = (account: string) =>
      all.reduce(
        (sum, { debit, credit, amount }) => sum + (debit === account ? amount : credit === account ? -amount : 0),
        0,
      );
    const rows = await query(
      db.ownerUrl,
      `select sum(case code when 'redeem' then t.employer_share when 'void' then -t.employer_share end) as spent,
              sum(case code when 'issue' then t.employer_share end) as issued
         from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
        where t.city_id = ${town.id} and a.employer_id = '${lively.otherEmployerId}'`,
    );
    expect(net(ACCOUNTS.unbilled)).toBe(Number(rows[0]!.issued) - Number(rows[0]!.spent));
  });

  it('keeps to the month of accounts: what came late stands on the first day of the open month', async () => {
    const late = await LivelyTown.make(app);
    await late.until('2026-07-02');
    await closeMonth(app, late.id, '2026-06');
    const token = await app.tokenFor(late.id, 'city_finance');
    const days = (await ask('journal?from=2026-07', token)).body.map(({ on }: JournalLine) => on);
    expect(days.every((on: string) => on.startsWith('2026-07'))).toBe(true);
  });

  it('for 弥生会計 has 25 columns in CP932 without a head, and for マネーフォワード 27 under theirs', async () => {
    const general = await lines();
    const yayoi: string[][] = parse(iconv.decode(await file('journal?from=2026-06&to=2026-10&layout=yayoi'), 'cp932'));
    expect(yayoi).toHaveLength(general.length);
    expect(new Set(yayoi.map((row) => row.length))).toEqual(new Set([25]));
    expect(yayoi[0]).toEqual([
      ...['2000', '', '', general[0]!.on.replaceAll('-', '/'), general[0]!.debit, general[0]!.payer, '', '対象外'],
      ...[
        String(general[0]!.amount),
        '',
        general[0]!.credit,
        general[0]!.payer,
        '',
        '対象外',
        String(general[0]!.amount),
      ],
      ...['', `すみまセンエン ${general[0]!.movement} ${general[0]!.payer}`, '', '', '0', '', '', '', '', 'no'],
    ]);
    const bytes = await file('journal?from=2026-06&to=2026-10&layout=moneyforward');
    const [head, ...rows]: string[][] = parse(bytes.toString('utf8'), { bom: true });
    expect(head).toHaveLength(27);
    expect(head!.slice(0, 10)).toEqual(
      '取引No,取引日,借方勘定科目,借方補助科目,借方部門,借方取引先,借方税区分,借方インボイス,借方金額(円),借方税額'.split(
        ',',
      ),
    );
    expect(rows.map((row) => row[0])).toEqual(general.map((_, index) => String(index + 1)));
    for (const row of rows) expect([row.length, row[8]]).toEqual([27, row[16]]);
  });

  it('is no longer than a year', async () => {
    expect((await ask('journal?from=2026-04&to=2027-04')).body.code).toBe('bad_range');
  });
});

describe('what a partner may have', () => {
  it('an employer’s HR: its own parents’ allocations by month, and nothing about thanks', async () => {
    const hr = await app.tokenFor(lively.id, 'employer_hr', { employerId: lively.otherEmployerId });
    const { body } = await ask('payroll?from=2026-06', hr);
    expect(body).toEqual([
      {
        staffNumber: body[0].staffNumber,
        name: '髙橋 誠',
        month: '2026-06',
        issuedMonth: '2026-06',
        amount: 10_000,
        employerShare: 3_333,
        cityShare: 6_667,
        recalled: 0,
      },
    ]);
    const other = await ask(`payroll?from=2026-06&employerId=${lively.town.employerId}`, hr);
    expect([other.status, other.body.code]).toEqual([404, 'not_found']);
    expect((await ask('payroll?from=2026-06')).body.code).toBe('employer_needed');
    expect((await ask('budget', hr)).status).toBe(403);
  });

  it('a co-worker alone: what it was given in thanks in a year', async () => {
    const father = await app.tokenFor(lively.id, 'employee', { employeeId: lively.father });
    const { body } = await ask('thanks-statement?year=2026', father);
    expect(body).toEqual({
      year: 2026,
      name: '髙橋 誠',
      lines: [{ on: '2026-06-10', from: '村上 智子', amount: 2_000 }],
      total: 2_000,
    });
    const paper = await textOfPdf(await file('thanks-statement?year=2026&format=pdf', father));
    for (const word of ['髙橋誠様', '村上智子', '2,000円']) expect(paper).toContain(word);
    expect((await ask('thanks-statement?year=2025', father)).body.total).toBe(0);
    const mother = await app.tokenFor(lively.id, 'employee', { employeeId: lively.mother });
    expect((await ask('thanks-statement?year=2026', mother)).body.lines).toEqual([]);
    const hr = await app.tokenFor(lively.id, 'employer_hr', { employerId: lively.otherEmployerId });
    for (const token of [hr, finance]) expect((await ask('thanks-statement?year=2026', token)).status).toBe(403);
  });

  it('less what the giver took back', async () => {
    const town = await LivelyTown.make(app);
    const gift = await town.give(town.mother, town.father, 1);
    await town.undo(gift, 'take_back');
    const father = await app.tokenFor(town.id, 'employee', { employeeId: town.father });
    const { body } = await ask('thanks-statement?year=2026', father);
    expect(body.lines.map(({ amount }: { amount: number }) => amount)).toEqual([2_000, 1_000, -1_000]);
    expect(body.total).toBe(2_000);
  });
});
