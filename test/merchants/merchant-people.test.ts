import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { RegisterEmployeesService } from '../../src/employers/register-employees.service.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { MerchantPeopleService } from '../../src/merchants/merchant-people.service.js';
import { MerchantsModule } from '../../src/merchants/merchants.module.js';
import { RegisterMerchantsService } from '../../src/merchants/register-merchants.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startServices } from '../support/services.js';

let db: TestDatabase;
let app: INestApplicationContext;
let people: MerchantPeopleService;
let cityId: number;
let merchantId: string;
let employeeId: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, MerchantsModule);
  people = app.get(MerchantPeopleService);
  cityId = (await app.get(CreateCityService).createCity({ code: 'city', name: '市', kind: 'live' })).city.id;
  const id = (outcomes: { status: string; id?: string }[]) => outcomes[0]?.id ?? '';
  const common = { name: '名', nameKana: 'メイ', contactEmail: 'a@example.jp' };
  const employers = app.get(RegisterEmployersService);
  const employerId = id(await employers.register(cityId, [{ ...common, corporateNumber: '2454701952624' }]));
  const employee = { staffNumber: '1', name: '店主', nameKana: 'テンシュ', email: 'b@example.jp' };
  employeeId = id(await app.get(RegisterEmployeesService).register(cityId, employerId, [employee]));
  const bank = { bankCode: '0501', branchCode: '401', accountKind: '普通', accountNumber: '9745258', holderKana: 'ﾃﾝ' };
  const shop = { ...common, trade: '店', area: '常磐', ...bank };
  merchantId = id(await app.get(RegisterMerchantsService).register(cityId, [shop]));
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const barred = async () =>
  (
    await query(db.ownerUrl, `select barred from ledger.own_people where wallet_id = '${employeeId}' order by number`)
  ).map((row) => row.barred);

test('an owner or clerk is barred from spending own coupons there, until he or she has left', async () => {
  await people.put(cityId, merchantId, employeeId, 'owner');
  await people.put(cityId, merchantId, employeeId, 'clerk');
  expect(await people.list(cityId, merchantId)).toEqual([expect.objectContaining({ employeeId, role: 'clerk' })]);
  expect((await barred()).at(-1)).toBe(true);
  await people.remove(cityId, merchantId, employeeId);
  expect(await people.list(cityId, merchantId)).toEqual([]);
  expect((await barred()).at(-1)).toBe(false);
});

test('who was not there can leave, and nothing is written', async () => {
  const before = await barred();
  await people.remove(cityId, merchantId, randomUUID());
  expect(await barred()).toEqual(before);
});

test('refuses a person or a merchant that does not exist', async () => {
  const nobody = people.put(cityId, merchantId, randomUUID(), 'clerk');
  await expect(nobody).rejects.toMatchObject({ code: 'employee_not_found' });
  const nowhere = people.put(cityId, randomUUID(), employeeId, 'clerk');
  await expect(nowhere).rejects.toMatchObject({ code: 'merchant_not_found' });
});
