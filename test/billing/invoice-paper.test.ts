import { CityDetailsService } from '../../src/programmes/city-details.service.js';
import { VirtualAccountsService } from '../../src/billing/virtual-accounts.service.js';
import { pagesOfPdf, textOfPdf, wordsOfPdf } from '../papers/read-pdf.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { BilledTown } from './billed-town.js';

const DETAILS = {
  officeName: '旭川市 子育て支援部',
  address: '北海道旭川市七条通９丁目',
  contact: '0166-00-0000 ﾀﾝﾄｳ',
  invoiceRegistrationNumber: 'T8000020012041',
  bankCode: '0501',
  branchCode: '401',
  accountKind: 'ordinary',
  accountNumber: '1234567',
  holderKana: 'アサヒカワシ',
  requesterCode: '0123456789',
  paymentDays: 20,
  payDay: 15,
  settlementsAMonth: 1,
  zenginLineEnd: 'crlf',
  transferFeeYen: 0,
} as const;

let db: TestDatabase;
let app: TestApp;
let billed: BilledTown;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  billed = await BilledTown.make(app);
  await app.get(CityDetailsService).set(billed.id, DETAILS);
  const { town } = billed;
  const shop = await town.shop();
  const people = [
    ['髙橋 﨑子', 'タカハシ サキコ'],
    ['ｱﾝﾅ 森', 'アンナ モリ'],
    ['𠮷田 葵', 'ヨシダ アオイ'],
  ] as const;
  for (const [name, kana] of people) await town.coupons(await town.person(name, kana), { expiresOn: '2026-06-30' });
  for (let n = 0; n < 60; n += 1) await town.coupons(await town.person(`従業員 ${n}`, `ワ${n}`));
  const spender = await town.parent({ billingBasis: 'redemption' });
  await billed.pay(spender, shop, 4);
  await billed.undo(await billed.pay(spender, shop, 2), 'void');
  await billed.bill('2026-06', '2026-07-01');
  await billed.bill('2026-07', '2026-08-01');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function print(filter: Parameters<BilledTown['papers']>[0], basis = 'issue'): Promise<Buffer> {
  const paper = (await billed.papers(filter)).find((one) => one.basis === basis)!;
  const token = await app.tokenFor(billed.id, 'city_finance');
  const answer = await fetch(`${app.url}/api/v1/invoices/${paper.id}.pdf`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return Buffer.from(await answer.arrayBuffer());
}

const holds = (text: string, parts: readonly string[]) =>
  parts.filter((part) => !text.includes(part.replace(/\s/g, '')));

test('an invoice says who owes what to whom by when, where to pay it, and that no consumption tax is in it', async () => {
  const text = await textOfPdf(await print({ month: '2026-06' }));
  const parts = [
    '請求書',
    '株式会社永山木工 御中',
    '2026-000001',
    '2026年7月1日',
    '630,000 円',
    'お支払期限',
    '2026年7月21日',
    ...[DETAILS.officeName, DETAILS.address, DETAILS.contact, DETAILS.invoiceRegistrationNumber],
    '北洋銀行 旭川中央（0501-401） 普通 1234567',
    'ｱｻﾋｶﾜｼ',
    '消費税の課税対象外（不課税）',
    '配付月基準',
    '髙橋 﨑子',
    'ｱﾝﾅ 森',
    '𠮷田 葵',
    '従業員 59',
    '63件',
  ];
  expect(holds(text, parts)).toEqual([]);
});

test('the pages are numbered, the heads of the lines stand on each of them, and yen stand under each other', async () => {
  const pdf = await print({ month: '2026-06' });
  const pages = await pagesOfPdf(pdf);
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((page, index) => {
    expect(page.replace(/\s/g, '')).toContain(`${index + 1}/${pages.length}`);
    expect(page).toContain('社員番号');
  });
  const yen = (await wordsOfPdf(pdf)).filter(({ word }) => word === '10,000');
  expect(yen).toHaveLength(63);
  expect(new Set(yen.map(({ right }) => right.toFixed(1))).size).toBe(1);
});

test('what is deducted stands on its own line, and a credit note says so and names no due date', async () => {
  expect(
    holds(await textOfPdf(await print({ month: '2026-06' }, 'redemption')), ['利用の取消', '-1,000', '2,000 円']),
  ).toEqual([]);
  const text = await textOfPdf(await print({ kind: 'credit_note' }));
  expect(holds(text, ['減額通知書', '失効', '30,000 円', '同じ月のご請求から差し引きます'])).toEqual([]);
  expect(text).not.toContain('お支払期限');
});

test('what credit notes took off when the invoice was made is taken off what is to be paid', async () => {
  const other = await BilledTown.make(app);
  await other.town.parent({ expiresOn: '2026-06-30' });
  await other.bill('2026-06', '2026-07-01');
  await other.town.parent({}, { month: '2026-05' });
  await other.bill('2026-07', '2026-08-01');
  const [july] = await other.papers({ kind: 'invoice', month: '2026-07' });
  const token = await app.tokenFor(other.id, 'city_finance');
  const answer = await fetch(`${app.url}/api/v1/invoices/${july!.id}.pdf`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await textOfPdf(Buffer.from(await answer.arrayBuffer()));
  expect(holds(text, ['ご請求金額 10,000 円', '当月分 20,000円 から、減額通知書による 10,000円'])).toEqual([]);
});

test('a rehearsal says so in big letters; the same paper printed again has the same bytes', async () => {
  const first = await print({ month: '2026-06' });
  expect(await textOfPdf(first)).toContain('稽古（実際の書類ではありません）');
  expect((await print({ month: '2026-06' })).equals(first)).toBe(true);
});

test('an employer with an account of its own is told to pay into that', async () => {
  await app.get(VirtualAccountsService).set(billed.id, billed.town.employerId, '7654321');
  const text = await textOfPdf(await print({ month: '2026-06' }));
  expect(holds(text, ['専用口座番号 7654321', '貴社専用の口座です'])).toEqual([]);
});

test('details that change later leave the paper as it was', async () => {
  await app.get(CityDetailsService).set(billed.id, { ...DETAILS, officeName: '旭川市 新しい部' });
  expect(await textOfPdf(await print({ month: '2026-06' }))).not.toContain('新しい部');
});
