import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileOf } from '../../src/closing/report-file.js';
import { attainmentOf, grantOf } from '../../src/reports/grant-amount.js';
import { GrantPaperService } from '../../src/reports/grant-paper.service.js';
import { LivelyTown } from '../closing/lively-town.js';
import { textOfPdf } from '../papers/read-pdf.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';

let db: TestDatabase;
let app: TestApp;
let lively: LivelyTown;
let finance: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  lively = await LivelyTown.make(app);
  finance = await app.tokenFor(lively.id, 'city_finance');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const read = (year = '2026', token = finance) => app.fetch(`/api/v1/reports/grant/${year}`, { token });
const write = (body: object, token = finance) =>
  app.fetch('/api/v1/reports/grant/2026/entries', { token, method: 'PUT', body });

describe('the amount of a grant', () => {
  it.each([
    ['half of 536,000 yen', 536_000, '1/2', true, 268_000],
    ['three quarters of 13,945,000 yen, below a thousand cut off', 13_945_000, '3/4', true, 10_458_000],
    ['the same to the yen', 13_945_000, '3/4', false, 10_458_750],
    ['eight tenths', 1_234_567, '8/10', true, 987_000],
    ['eight tenths to the yen, never more than the part', 1_234_567, '8/10', false, 987_653],
    ['nothing', 0, '1/2', true, 0],
  ] as const)('is %s', (_, cost, rate, roundDown, grant) => {
    expect(grantOf(cost, rate, roundDown)).toBe(grant);
  });

  it.each([
    [1000, 1063, 106],
    [40, 40, 100],
    [58.1, 58, 99],
    [3, 1, 33],
    [0, 5, null],
    [null, 5, null],
    [5, null, null],
  ])('and of a target of %p, %p is %p per cent', (target, actual, attainment) => {
    expect(attainmentOf(target, actual)).toBe(attainment);
  });
});

describe('the grant report', () => {
  it('is filled from the ledger where it knows', async () => {
    const { status, body } = await read();
    expect(status).toBe(200);
    const [row] = await query(
      db.ownerUrl,
      `select sum(case code when 'redeem' then city_share when 'void' then -city_share end) as city,
              sum(case code when 'redeem' then employer_share when 'void' then -employer_share end) as employer
         from ledger.transfers where city_id = ${lively.id}`,
    );
    expect(body).toMatchObject({
      fiscalYear: 2026,
      city: '旭川市',
      couponCostYen: Number(row!.city),
      employersYen: Number(row!.employer),
      projectCostYen: Number(row!.city),
    });
    const actual = body.kpis.map(({ actual }: { actual: number }) => actual);
    // Two parents, one thanked, two employers, two shops; 6,000 of 30,000 yen spent, 2,000 given.
    expect(actual).toEqual([2, 1, 2, 2, 20, 6.6]);
    for (const { definition } of body.kpis) expect(definition).toMatch(/分母|÷/);
    expect((await read('2025')).body).toMatchObject({ projectCostYen: 0, grantYen: 0 });
  });

  it('takes what people write, keeps each edition and who wrote it, and leaves the rest', async () => {
    const first = await write({
      effects: '職場で「ありがとう」が増えた。',
      partners: ['旭川商工会議所', '髙﨑会'],
      otherCostsYen: 1_000_500,
      rate: '3/4',
      targets: { users: 1, employers: 4 },
    });
    expect(first.status).toBe(200);
    const { projectCostYen, couponCostYen, grantYen } = first.body;
    expect(projectCostYen).toBe(couponCostYen + 1_000_500);
    expect(grantYen).toBe(grantOf(projectCostYen, '3/4', true));
    expect(first.body.kpis.slice(0, 3)).toMatchObject([
      { target: 1, actual: 2, attainment: 200 },
      { target: null, attainment: null },
      { target: 4, actual: 2, attainment: 50 },
    ]);
    const own = { name: '相談件数', kind: 'output', unit: '件', target: 300, actual: 423, definition: '窓口の記録' };
    const welfare = await app.tokenFor(lively.id, 'city_welfare');
    const second = await write({ effects: '改めた。', kpis: [own], roundDown: false }, welfare);
    expect(second.body.entries).toMatchObject({
      effects: '改めた。',
      partners: ['旭川商工会議所', '髙﨑会'],
      rate: '3/4',
    });
    expect(second.body.grantYen).toBe(grantOf(projectCostYen, '3/4', false));
    expect(second.body.kpis.at(-1)).toEqual({ ...own, key: null, attainment: 141 });
    await write({ effects: '改めた。' });
    const editions = await query(
      db.ownerUrl,
      `select field, edition from report_entries where city_id = ${lively.id} and field in ('effects', 'rate') order by 1, 2`,
    );
    expect(editions.map(({ field, edition }) => `${field} ${edition}`)).toEqual(['effects 1', 'effects 2', 'rate 1']);
    await expect(query(db.appUrl, 'update report_entries set edition = 9')).rejects.toThrow(/permission denied/);
  });

  it('is emptied field by field with null, and says again what it says by itself', async () => {
    const before = (await write({ rate: '8/10', purpose: '書き直す。' })).body;
    const { status, body } = await write({ rate: null, purpose: null });
    expect(status).toBe(200);
    expect(body.entries).toMatchObject({ rate: '1/2', effects: before.entries.effects });
    expect(body.entries.purpose).toBeUndefined();
  });

  it.each([
    ['a rate that no grant has', { rate: '2/3' }],
    ['a cost below zero', { otherCostsYen: -1 }],
    ['half a yen', { otherCostsYen: 0.5 }],
    ['a KPI without its definition', { kpis: [{ name: 'x', kind: 'output', unit: '', target: 1 }] }],
    ['a field that it does not have', { grantYen: 1 }],
  ])('refuses %s', async (_, body) => {
    expect((await write(body)).body.code).toBe('invalid_request');
  });

  it('is the city’s to read, and finance’s and welfare’s to write', async () => {
    const auditor = await app.tokenFor(lively.id, 'city_auditor');
    expect((await read('2026', auditor)).status).toBe(200);
    expect((await write({ name: 'x' }, auditor)).status).toBe(403);
    const elsewhere = await app.tokenFor((await Town.make(app, { asOf: '2026-06-10' })).id, 'city_finance');
    expect((await read('2026', elsewhere)).body.entries.effects).toBeUndefined();
    expect((await read('26')).body.code).toBe('bad_fiscal_year');
  });

  it('as PDF and workbook says all of it in the order of the source documents', async () => {
    await write({
      situation: '育児中の遠慮。',
      purpose: '言い出せる職場。',
      features: '企業も半分を負担。',
      nextSteps: '広げる。',
    });
    const report = await app.get(GrantPaperService).paper(lively.id, 2026);
    const pdf = (await fileOf(report, 'pdf')).bytes;
    const text = await textOfPdf(pdf);
    expect(text).toContain('稽古（実際の書類ではありません）');
    const order = [
      '個別事業費',
      '交付金額',
      '地域の実情と課題',
      '育児中の遠慮。',
      '目的・目標',
      '達成率',
      '事業の特徴',
      '連携団体',
      '髙﨑会',
      '事業の効果',
      '今後の課題',
      '広げる。',
    ];
    const found = order.map((word) => text.indexOf(word));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect((await fileOf(report, 'xlsx')).bytes.subarray(0, 2).toString()).toBe('PK');
    expect(report.sheets[1]!.rows).toHaveLength(8);
  });
});
