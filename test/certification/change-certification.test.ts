import type { INestApplicationContext } from '@nestjs/common';
import { ApplyService } from '../../src/certification/applications/apply.service.js';
import { CertificationModule } from '../../src/certification/certification.module.js';
import { CertificationsService } from '../../src/certification/certifications.service.js';
import { ChangeCertificationService } from '../../src/certification/change-certification.service.js';
import { ExpireCertificationsService } from '../../src/certification/expire-certifications.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startServices } from '../support/services.js';
import { CertifyingCity } from './certified-merchant.js';

const by = { actorId: '0195b7f2-0000-7000-8000-000000000001', reason: '審査' };

let db: TestDatabase;
let app: INestApplicationContext;
let apply: ApplyService;
let change: ChangeCertificationService;
let city: CertifyingCity;
let merchant: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, CertificationModule);
  apply = app.get(ApplyService);
  change = app.get(ChangeCertificationService);
});

beforeEach(async () => {
  city = await CertifyingCity.make(app, '2026-04-01');
  [merchant] = (await city.merchants(1)) as [string];
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const certified = async (fromOn = '2026-05-01' as const, validUntil = '2027-04-30' as const) => {
  const { id } = await apply.apply(city.id, { merchantId: merchant }, by);
  return change.certify(city.id, id, { ...by, fromOn, validUntil });
};

test('who has only applied takes no coupons', async () => {
  expect(await apply.apply(city.id, { merchantId: merchant }, by)).toMatchObject({ state: 'applied', validFrom: null });
  expect(await city.takesCoupons(merchant)).toBe(false);
});

test('a certified merchant takes coupons from its first day through its last one, and not the day after', async () => {
  expect(await certified()).toMatchObject({ state: 'certified', validFrom: '2026-05-01', validUntil: '2027-04-30' });
  expect(await city.takesCoupons(merchant)).toBe(false);
  await city.moveTo('2026-05-01');
  expect(await city.takesCoupons(merchant)).toBe(true);
  await city.moveTo('2027-04-30');
  expect(await city.takesCoupons(merchant)).toBe(true);
  await city.moveTo('2027-05-01');
  expect(await city.takesCoupons(merchant)).toBe(false);
});

test('a suspended merchant takes no coupons until it is resumed, and no longer than its validity', async () => {
  const { id } = await certified();
  await city.moveTo('2026-06-10');
  expect(await change.suspend(city.id, id, by)).toMatchObject({ state: 'suspended' });
  expect(await city.takesCoupons(merchant)).toBe(false);
  await city.moveTo('2026-07-01');
  expect(await change.resume(city.id, id, by)).toMatchObject({ state: 'certified', validUntil: '2027-04-30' });
  expect(await city.takesCoupons(merchant)).toBe(true);
  await city.moveTo('2027-05-01');
  expect(await city.takesCoupons(merchant)).toBe(false);
});

test('suspended before its first day, a merchant takes no coupons on that day either', async () => {
  const { id } = await certified();
  await change.suspend(city.id, id, by);
  await city.moveTo('2026-05-01');
  expect(await city.takesCoupons(merchant)).toBe(false);
  await change.resume(city.id, id, by);
  expect(await city.takesCoupons(merchant)).toBe(true);
});

test('a suspension can be set for a day to come, not for one that is past', async () => {
  const { id } = await certified();
  await city.moveTo('2026-06-10');
  const past = change.suspend(city.id, id, { ...by, fromOn: '2026-06-09' });
  await expect(past).rejects.toMatchObject({ code: 'not_before_today' });
  await change.suspend(city.id, id, { ...by, fromOn: '2026-06-12' });
  expect(await city.takesCoupons(merchant)).toBe(true);
  await city.moveTo('2026-06-12');
  expect(await city.takesCoupons(merchant)).toBe(false);
});

test('a revoked merchant may apply and be certified again, past the day on which the first certification would have ended', async () => {
  const { id } = await certified();
  await city.moveTo('2026-06-10');
  expect(await change.revoke(city.id, id, by)).toMatchObject({ state: 'revoked' });
  expect(await city.takesCoupons(merchant)).toBe(false);
  const again = await apply.apply(city.id, { merchantId: merchant }, by);
  await change.certify(city.id, again.id, { ...by, fromOn: '2026-07-01', validUntil: '2028-06-30' });
  expect(await city.takesCoupons(merchant)).toBe(false);
  await city.moveTo('2027-05-01');
  expect(await city.takesCoupons(merchant)).toBe(true);
  await city.moveTo('2028-07-01');
  expect(await city.takesCoupons(merchant)).toBe(false);
});

test('what is over expires on the day after its last one, once, and everything that happened is kept in order', async () => {
  const { id } = await certified();
  const expire = app.get(ExpireCertificationsService);
  await city.moveTo('2027-04-30');
  expect(await expire.expire(city.id)).toBe(0);
  await city.moveTo('2027-05-03');
  expect(await expire.expire(city.id)).toBe(1);
  expect(await expire.expire(city.id)).toBe(0);
  const { state, events } = await app.get(CertificationsService).find(city.id, id);
  expect(state).toBe('expired');
  expect(events.map((one) => [one.number, one.event, one.fromOn])).toEqual([
    [1, 'apply', '2026-04-01'],
    [2, 'certify', '2026-05-01'],
    [3, 'expire', '2027-05-01'],
  ]);
  await expect(change.resume(city.id, id, by)).rejects.toMatchObject({ code: 'transition_not_allowed' });
});

test('a merchant has one standing certification, also when it applies twice at the same moment', async () => {
  const answers = await Promise.allSettled([1, 2, 3].map(() => apply.apply(city.id, { merchantId: merchant }, by)));
  expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  for (const one of answers) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'certification_stands' });
  }
  const second = `insert into certifications (city_id, id, merchant_id, state)
    values (${city.id}, gen_random_uuid(), '${merchant}', 'applied')`;
  await expect(query(db.ownerUrl, second)).rejects.toMatchObject({ constraint: 'certifications_one_applied' });
});

test('refuses what the states do not allow, and days out of order, and changes nothing', async () => {
  const { id } = await apply.apply(city.id, { merchantId: merchant }, by);
  await expect(change.suspend(city.id, id, by)).rejects.toMatchObject({ code: 'transition_not_allowed' });
  const backwards = async () => change.certify(city.id, id, { ...by, fromOn: '2026-05-01', validUntil: '2026-04-30' });
  await expect(backwards()).rejects.toMatchObject({ code: 'days_out_of_order' });
  const over = change.certify(city.id, id, { ...by, fromOn: '2025-04-01', validUntil: '2026-03-31' });
  await expect(over).rejects.toMatchObject({ code: 'validity_over' });
  const { state, events } = await app.get(CertificationsService).find(city.id, id);
  expect([state, events.length]).toEqual(['applied', 1]);
});

test('what happened is never changed by the application', async () => {
  await certified();
  const rewrite = query(db.appUrl, `update certification_events set reason = 'x' where city_id = ${city.id}`);
  await expect(rewrite).rejects.toMatchObject({ message: expect.stringContaining('permission denied') });
});
