import { VirtualAccountsService } from '../../src/billing/virtual-accounts.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { corporateNumber } from '../support/sample-city.js';
import { BilledTown } from './billed-town.js';

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

async function dues(cityId: number, employerId: string, of = employerId) {
  const token = await app.tokenFor(cityId, 'employer_hr', { employerId });
  return app.fetch(`/api/v1/employers/${of}/dues`, { token });
}

test('HR sees what is open and overdue, and the account that is its own', async () => {
  const billed = await BilledTown.make(app);
  await billed.town.parent({ expiresOn: '2027-03-31' });
  await billed.bill('2026-06', '2026-07-01');
  const { employerId } = billed.town;
  const before = await dues(billed.id, employerId);
  expect(before.body).toMatchObject({ on: '2026-07-01', open: 10_000, overdue: 0, overdueSince: null });
  expect(before.body.payTo).toMatchObject({ bankCode: '0000', bankName: '', account: '0000000', own: false });
  await app.get(VirtualAccountsService).set(billed.id, employerId, '1234567');
  await billed.until('2026-08-01');
  const late = await dues(billed.id, employerId);
  expect(late.body).toMatchObject({ overdue: 10_000, overdueSince: '2026-07-31', issuingStopped: false });
  expect(late.body.payTo).toMatchObject({ account: '1234567', own: true });
});

test('who owes nothing sees zeros, and nobody sees another’s', async () => {
  const billed = await BilledTown.make(app);
  const other = await billed.employerOf('株式会社西神楽製菓', 2);
  const { body } = await dues(billed.id, billed.town.employerId);
  expect(body).toMatchObject({ open: 0, overdue: 0, creditsWaiting: 0, issuingStopped: false });
  expect((await dues(billed.id, billed.town.employerId, other)).status).toBe(404);
});

test('a city that has not written down its account names none', async () => {
  const { city } = await app.get(CreateCityService).createCity({ code: 'live', name: '市', kind: 'live' });
  const row = { corporateNumber: corporateNumber(7), name: '会社', nameKana: 'カイシャ', contactEmail: 'a@example.jp' };
  const [outcome] = await app.get(RegisterEmployersService).register(city.id, [row]);
  const id = outcome?.status === 'taken' ? outcome.id : '';
  expect((await dues(city.id, id)).body).toMatchObject({ open: 0, payTo: null });
});
