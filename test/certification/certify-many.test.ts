import type { INestApplicationContext } from '@nestjs/common';
import { ApplyService } from '../../src/certification/applications/apply.service.js';
import { CertificationModule } from '../../src/certification/certification.module.js';
import { CertificationsService } from '../../src/certification/certifications.service.js';
import { CertifyManyService } from '../../src/certification/certify-many.service.js';
import { ChangeCertificationService } from '../../src/certification/change-certification.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startServices } from '../support/services.js';
import { CertifyingCity } from './certified-merchant.js';

const by = { actorId: '0195b7f2-0000-7000-8000-000000000001', reason: '一括取込' };
const term = { fromOn: '2026-04-01', validUntil: '2029-03-31' } as const;

let db: TestDatabase;
let app: INestApplicationContext;
let city: CertifyingCity;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, CertificationModule);
  city = await CertifyingCity.make(app, '2026-04-01');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('certifies hundreds of merchants at once, each with its history, and again does nothing', async () => {
  const merchants = await city.merchants(200);
  const many = app.get(CertifyManyService);
  expect((await many.certifyMany(city.id, merchants, { ...term, ...by })).sort()).toEqual([...merchants].sort());
  expect(await many.certifyMany(city.id, merchants, { ...term, ...by })).toEqual([]);
  const [one] = await app.get(CertificationsService).ofMerchant(city.id, merchants[0]!);
  expect(one).toMatchObject({ state: 'certified', validFrom: term.fromOn, validUntil: term.validUntil });
  expect(one?.tier).toBeNull();
  const numbers = await query(
    db.ownerUrl,
    `select number from certifications where city_id = ${city.id} order by number`,
  );
  expect(numbers.map(({ number }) => number)).toEqual(
    merchants.map((_, index) => `2026-${String(index + 1).padStart(5, '0')}`),
  );
  expect(one?.events.map((event) => event.event)).toEqual(['apply', 'certify']);
  expect(await city.takesCoupons(merchants[199]!)).toBe(true);
});

test('two imports at the same moment certify each merchant once', async () => {
  const merchants = await city.merchants(50);
  const many = app.get(CertifyManyService);
  const certified = await Promise.all([1, 2].map(() => many.certifyMany(city.id, merchants, { ...term, ...by })));
  expect(certified.flat()).toHaveLength(50);
});

test('a merchant whose certification was taken away is not given it back by an import', async () => {
  const [merchant] = await city.merchants(1);
  const change = app.get(ChangeCertificationService);
  const { id } = await app.get(ApplyService).apply(city.id, { merchantId: merchant! }, by);
  await change.refuse(city.id, id, by);
  expect(await app.get(CertifyManyService).certifyMany(city.id, [merchant!], { ...term, ...by })).toEqual([]);
  expect(await city.takesCoupons(merchant!)).toBe(false);
});
