import type { INestApplicationContext } from '@nestjs/common';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { MerchantsModule } from '../../src/merchants/merchants.module.js';
import { MerchantsService } from '../../src/merchants/merchants.service.js';
import type { NewMerchant } from '../../src/merchants/new-merchant.js';
import { RegisterMerchantsService } from '../../src/merchants/register-merchants.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startServices } from '../support/services.js';
import { storedAccounts } from '../support/stored-accounts.js';

const bakery: NewMerchant = {
  name: '常磐ベーカリー',
  nameKana: 'トキワベーカリー',
  contactEmail: 'shop1@example.jp',
  trade: 'ベーカリー',
  area: '常磐',
  bankCode: '0501',
  branchCode: '401',
  accountKind: '当座',
  accountNumber: '9745258',
  holderKana: 'ﾄｷﾜﾍﾞ-ｶﾘ-',
};

let db: TestDatabase;
let app: INestApplicationContext;
let register: RegisterMerchantsService;
let cityId: number;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, MerchantsModule);
  register = app.get(RegisterMerchantsService);
});

beforeEach(async () => {
  const code = `c${Math.random().toString(36).slice(2)}`;
  cityId = (await app.get(CreateCityService).createCity({ code, name: '市', kind: 'live' })).city.id;
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('a merchant is taken with its shop, its bank details and an account in the ledger', async () => {
  const [taken] = await register.register(cityId, [bakery]);
  expect(taken).toEqual({ status: 'taken', id: expect.any(String) });
  const rows = await query(
    db.ownerUrl,
    `select s.name, s.area, b.number, b.bank_code, b.account_kind, a.kind
       from merchants m
       join shops s on s.city_id = m.city_id and s.merchant_id = m.id
       join merchant_bank_accounts b on b.city_id = m.city_id and b.merchant_id = m.id
       join ledger.accounts a on a.city_id = m.city_id and a.id = m.id
      where m.city_id = ${cityId}`,
  );
  expect(rows).toEqual([
    {
      name: '常磐ベーカリー',
      area: '常磐',
      number: 1,
      bank_code: '0501',
      account_kind: 'current',
      kind: 'merchant',
    },
  ]);
  const secret = { accountNumber: '9745258', holderKana: 'ﾄｷﾜﾍﾞ-ｶﾘ-' };
  expect(await storedAccounts(db.ownerUrl, cityId, idOf(taken))).toMatchObject([secret]);
});

test.each([
  ['a bank that does not exist', { bankCode: '9876' }, 'unknown_bank'],
  ['a branch that its bank does not have', { branchCode: '999' }, 'unknown_bank'],
  ['an account of no known kind', { accountKind: '定期' }, 'bad_account_kind'],
  ['an account number of eight digits', { accountNumber: '12345678' }, 'bad_account_number'],
  ['a holder in kanji', { holderKana: '常磐ベーカリー' }, 'bad_holder_kana'],
  ['no area', { area: ' ' }, 'missing_field'],
  ['no bank', { bankCode: '' }, 'missing_field'],
  ['no e-mail address', { contactEmail: 'shop' }, 'bad_email'],
  ['a corporate number whose check digit is wrong', { corporateNumber: '2454701952625' }, 'bad_corporate_number'],
])('refuses %s, and takes its neighbours', async (_what, wrong, code) => {
  const other = { ...bakery, name: '近文薬局' };
  const outcomes = await register.register(cityId, [{ ...bakery, ...wrong }, other]);
  expect(outcomes).toEqual([{ status: 'refused', code }, expect.objectContaining({ status: 'taken' })]);
  const merchants = await query(db.ownerUrl, `select name from merchants where city_id = ${cityId}`);
  expect(merchants).toEqual([{ name: '近文薬局' }]);
});

test.each([
  ['普通', 'ordinary'],
  ['当座', 'current'],
  ['貯蓄', 'savings'],
  ['その他', 'other'],
])('an account written %s is kept as %s', async (accountKind, kept) => {
  await register.register(cityId, [{ ...bakery, accountKind }]);
  const rows = await query(db.ownerUrl, `select account_kind from merchant_bank_accounts where city_id = ${cityId}`);
  expect(rows).toEqual([{ account_kind: kept }]);
});

test('zeros that a spreadsheet dropped are put back, and full-width digits are read', async () => {
  const written = { ...bakery, bankCode: '５０１', branchCode: '66', accountNumber: '12342' };
  const [taken] = await register.register(cityId, [written]);
  expect(await storedAccounts(db.ownerUrl, cityId, idOf(taken))).toMatchObject([
    { bankCode: '0501', branchCode: '066', accountNumber: '0012342' },
  ]);
});

test('the same shop of the same area again is unchanged; with other data it is refused', async () => {
  const [taken] = await register.register(cityId, [bakery]);
  expect(await register.register(cityId, [bakery, { ...bakery, accountNumber: '1111111' }])).toEqual([
    { ...taken, status: 'unchanged' },
    { status: 'refused', code: 'already_registered' },
  ]);
  const [elsewhere] = await register.register(cityId, [{ ...bakery, area: '神楽' }]);
  expect(elsewhere).toMatchObject({ status: 'taken' });
});

test('two copies of one list at the same moment register each merchant once', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => ({ ...bakery, name: `店${index}` }));
  const outcomes = (await Promise.all([register.register(cityId, rows), register.register(cityId, rows)])).flat();
  expect(outcomes.filter((one) => one.status === 'taken')).toHaveLength(200);
  expect(outcomes.filter((one) => one.status === 'unchanged')).toHaveLength(200);
});

test('a merchant has further shops, no two of one name in one area', async () => {
  const [taken] = await register.register(cityId, [bakery]);
  const id = taken?.status === 'taken' ? taken.id : '';
  const merchants = app.get(MerchantsService);
  const shop = {
    name: '常磐ベーカリー駅前店',
    nameKana: 'トキワベーカリーエキマエテン',
    trade: 'ベーカリー',
    area: '中央',
  };
  await merchants.addShop(cityId, id, shop);
  expect((await merchants.shops(cityId, id)).map((one) => one.name)).toEqual([
    '常磐ベーカリー',
    '常磐ベーカリー駅前店',
  ]);
  await expect(merchants.addShop(cityId, id, shop)).rejects.toMatchObject({ code: 'shop_exists' });
});

function idOf(outcome: object | undefined): string {
  if (!outcome || !('id' in outcome)) throw new Error('Not registered');
  return String(outcome.id);
}
