import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { ChangeEnrolmentService } from '../../src/enrolments/change-enrolment.service.js';
import { FindEnrolmentService } from '../../src/enrolments/find-enrolment.service.js';
import { IssuanceModule } from '../../src/issuance/issuance.module.js';
import { OverIssuedService } from '../../src/issuance/over-issued.service.js';
import { RecallService } from '../../src/issuance/recall.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startServices } from '../support/services.js';
import { ACTOR, IssuingCity } from './issuing-city.js';

const by = { actorId: ACTOR, reason: '退職の届出が遅れた' };

let db: TestDatabase;
let app: INestApplicationContext;
let recall: RecallService;
let overIssued: OverIssuedService;
let city: IssuingCity;
let parent: string;
let enrolment: string;
let coworker: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, IssuanceModule);
  recall = app.get(RecallService);
  overIssued = app.get(OverIssuedService);
});

beforeEach(async () => {
  city = await IssuingCity.make(app, { asOf: '2026-04-01' });
  [parent, coworker] = (await city.people(2)) as [string, string];
  [enrolment] = (await city.enrol([{ employeeId: parent }])) as [string];
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const give = async (notes: number, to: { receiver: string } | { link: string }) => {
  const item = {
    id: randomUUID(),
    actor: parent,
    digest: randomUUID(),
    giver: parent,
    notes,
    noteYen: 1_000,
    maxHands: 0,
  };
  const [answer] = await app.get(Ledger).give(city.id, [{ ...item, ...to }]);
  expect(answer?.status).toBe('done');
};
const leave = (on: '2026-05-20') => app.get(ChangeEnrolmentService).end(city.id, enrolment, 'withdrawn', { ...by, on });

test('a month issued that was not owed: what is ungifted is recalled; the rest is listed as over-issued; shares are never rewritten', async () => {
  await city.issue('2026-05');
  await city.issue('2026-06');
  await give(25, { receiver: coworker });
  await leave('2026-05-20');

  expect(await overIssued.list(city.id)).toEqual([
    expect.objectContaining({
      month: '2026-06',
      amount: 20_000,
      recallable: 15_000,
      returned: 0,
      enrolmentId: enrolment,
    }),
  ]);
  const before = await city.allocations();
  const [june, ...others] = (await overIssued.list(city.id, enrolment)).map((one) => one.allocationId);
  expect(others).toEqual([]);
  expect(await recall.recall(city.id, { allocationIds: [june!] }, by)).toEqual([
    { allocationId: june, month: '2026-06', amount: 15_000, employerShare: 7_500, cityShare: 7_500, keptYen: 5_000 },
  ]);
  expect(await overIssued.list(city.id)).toEqual([
    expect.objectContaining({ month: '2026-06', amount: 20_000, recallable: 0, returned: 15_000 }),
  ]);
  expect(await city.allocations()).toEqual(before);
  const held = await city.query(
    'select sum(amount)::integer as yen from ledger.holdings where city_id = $1 and account_id = $2',
    [city.id, coworker],
  );
  expect(held).toEqual([{ yen: 25_000 }]);
});

test('all that a leaver has left is recalled, also out of an open claim link, with the reason kept; again takes nothing', async () => {
  await city.issue('2026-04');
  await city.issue('2026-05');
  await give(3, { link: randomUUID() });
  await give(2, { receiver: coworker });
  await leave('2026-05-20');
  const recalled = await recall.recall(city.id, { enrolmentId: enrolment }, by);
  expect(recalled.map(({ month, amount, keptYen }) => [month, amount, keptYen])).toEqual([
    ['2026-04', 18_000, 2_000],
    ['2026-05', 20_000, 0],
  ]);
  expect(await recall.recall(city.id, { enrolmentId: enrolment }, by)).toEqual([]);
  const events = await app.get(FindEnrolmentService).events(city.id, enrolment);
  expect(events.at(-1)).toMatchObject({
    event: 'recall',
    onDate: '2026-05-01',
    reason: by.reason,
    actorId: ACTOR,
    after: {
      recalled: [
        { month: '2026-04', amount: 18_000 },
        { month: '2026-05', amount: 20_000 },
      ],
    },
  });
});

test('of an enrolment that goes on, only months that were not owed are recalled', async () => {
  await city.issue('2026-04');
  expect(await recall.recall(city.id, { enrolmentId: enrolment }, by)).toEqual([]);
  await city.query(`update enrolments set first_month = '2026-05-01' where city_id = $1 and id = $2`, [
    city.id,
    enrolment,
  ]);
  const [april, ...others] = await recall.recall(city.id, { enrolmentId: enrolment }, by);
  expect(april).toMatchObject({ month: '2026-04', amount: 20_000 });
  expect(others).toEqual([]);
});

test('a month that another enrolment of the same person is owed is not over-issued', async () => {
  await city.enrol([{ employeeId: parent, firstMonth: '2026-06' }]);
  await city.issue('2026-06');
  await leave('2026-05-20');
  expect(await city.allocations()).toEqual([expect.objectContaining({ enrolmentId: enrolment, month: '2026-06' })]);
  expect(await overIssued.list(city.id)).toEqual([]);
});

test('two recalls at the same moment take it once', async () => {
  await city.issue('2026-04');
  await leave('2026-05-20');
  const answers = await Promise.all([1, 2, 3].map(() => recall.recall(city.id, { enrolmentId: enrolment }, by)));
  expect(answers.flat().reduce((sum, one) => sum + one.amount, 0)).toBe(20_000);
});

test('refuses what does not exist, and takes nothing of the rest', async () => {
  await city.issue('2026-04');
  const [april] = await city.query<{ id: string }>('select id from ledger.allocations where city_id = $1', [city.id]);
  const mixed = recall.recall(city.id, { allocationIds: [april!.id, randomUUID()] }, by);
  await expect(mixed).rejects.toMatchObject({ code: 'allocation_not_found' });
  await expect(recall.recall(city.id, { enrolmentId: randomUUID() }, by)).rejects.toMatchObject({
    code: 'enrolment_not_found',
  });
  const held = await city.query('select sum(amount)::integer as yen from ledger.holdings where city_id = $1', [
    city.id,
  ]);
  expect(held).toEqual([{ yen: 20_000 }]);
});
