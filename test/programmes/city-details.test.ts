import { CityDetailsService } from '../../src/programmes/city-details.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { forCity, query } from '../support/query.js';

const DETAILS = {
  officeName: '旭川市 子育て支援部',
  address: '北海道旭川市七条通９丁目',
  contact: '0166-00-0000',
  invoiceRegistrationNumber: 'Ｔ8000020012041',
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
};

let db: TestDatabase;
let app: TestApp;
let rehearsal: number;
let live: number;
let admin: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  const cities = app.get(CreateCityService);
  const made = await cities.createCity({ code: 'keiko', name: '稽古市', kind: 'rehearsal', asOf: '2026-04-10' });
  rehearsal = made.city.id;
  live = (await cities.createCity({ code: 'live', name: '本番市', kind: 'live' })).city.id;
  admin = await app.tokenFor(rehearsal, 'city_admin');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const put = (body: object, token = admin) => app.fetch('/api/v1/city/details', { token, method: 'PUT', body });

test('the admin sets them from a day on, written as banks and papers want them; the whole city reads them', async () => {
  const set = await put({ ...DETAILS, validFrom: '2026-05-01' });
  const kept = {
    ...DETAILS,
    validFrom: '2026-05-01',
    holderKana: 'ｱｻﾋｶﾜｼ',
    invoiceRegistrationNumber: 'T8000020012041',
  };
  expect([set.status, set.body]).toEqual([200, kept]);
  const today = await put({ ...DETAILS, paymentDays: 40 });
  expect(today.body).toMatchObject({ validFrom: '2026-04-10', paymentDays: 40 });
  const read = await app.fetch('/api/v1/city/details', { token: await app.tokenFor(rehearsal, 'city_auditor') });
  expect(read.body.map((row: { validFrom: string }) => row.validFrom)).toEqual(['2026-04-10', '2026-05-01']);
  const details = app.get(CityDetailsService);
  expect(await details.on(rehearsal, '2026-04-30')).toMatchObject({ paymentDays: 40 });
  expect(await details.on(rehearsal, '2026-05-01')).toMatchObject({ paymentDays: 20 });
});

test('nobody else sets them', async () => {
  for (const role of ['city_finance', 'city_welfare', 'city_auditor'] as const) {
    expect((await put(DETAILS, await app.tokenFor(rehearsal, role))).status).toBe(403);
  }
});

test.each([
  [{ validFrom: '2026-04-09' }, 'city_details_in_the_past'],
  [{ validFrom: '2026-02-30' }, 'bad_date'],
  [{ holderKana: '旭川市' }, 'bad_city_details'],
  [{ holderKana: 'アサヒカワ/シ' }, 'bad_city_details'],
  [{ holderKana: 'ガ'.repeat(21) }, 'bad_city_details'],
  [{ invoiceRegistrationNumber: 'T123' }, 'bad_city_details'],
  [{ bankCode: '501' }, 'invalid_request'],
  [{ bankCode: '9998' }, 'unknown_bank'],
  [{ bankCode: '0000' }, 'unknown_bank'],
  [{ branchCode: '999' }, 'unknown_bank'],
  [{ payDay: 29 }, 'invalid_request'],
  [{ transferFeeYen: -1 }, 'invalid_request'],
])('refuses %j as %s', async (wrong, code) => {
  expect((await put({ ...DETAILS, ...wrong })).body.code).toBe(code);
});

test('a rehearsal without any has made-up ones that no bank takes; a live city has none', async () => {
  const details = app.get(CityDetailsService);
  expect(await details.on(rehearsal, '2026-04-01')).toMatchObject({
    officeName: '稽古市（稽古）',
    bankCode: '0000',
    requesterCode: '0000000000',
  });
  await expect(details.on(live, '2026-04-01')).rejects.toMatchObject({ code: 'city_details_missing' });
});

test.each([
  ['codes_form', `bank_code = '12'`],
  ['kind_known', `account_kind = 'savings'`],
  ['days_range', 'pay_day = 31'],
  ['settlements_known', 'settlements_a_month = 3'],
  ['line_end_known', `zengin_line_end = 'lf'`],
  ['fee_not_negative', 'transfer_fee_yen = -1'],
])('the database itself refuses city_details_%s', async (name, change) => {
  const broken = query(forCity(db.appUrl, rehearsal), `update city_details set ${change}`);
  await expect(broken).rejects.toMatchObject({ constraint: `city_details_${name}` });
});
