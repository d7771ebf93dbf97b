import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { IssuingCity } from './issuing-city.js';

let db: TestDatabase;
let app: TestApp;
let city: IssuingCity;
let admin: string;
let finance: string;
let welfare: string;
let auditor: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  city = await IssuingCity.make(app.app, { asOf: '2026-04-01' });
  [admin, finance, welfare, auditor] = (await Promise.all(
    (['city_admin', 'city_finance', 'city_welfare', 'city_auditor'] as const).map((role) =>
      app.tokenFor(city.id, role),
    ),
  )) as [string, string, string, string];
  await city.parents(2);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('finance issues a month, and issues it again without effect; everybody of the city sees the runs', async () => {
  const issued = await app.fetch('/api/v1/issuance-runs', { token: finance, body: { month: '2026-04' } });
  expect([issued.status, issued.body]).toEqual([
    201,
    {
      runId: expect.any(String),
      month: '2026-04',
      allocations: 2,
      amount: 40_000,
      employerShare: 20_000,
      cityShare: 20_000,
      already: 0,
    },
  ]);
  const again = await app.fetch('/api/v1/issuance-runs', {
    token: finance,
    body: { month: '2026-04', programmeId: city.programmeId },
    headers: { 'Idempotency-Key': 'april' },
  });
  expect(again.body).toMatchObject({ allocations: 0, already: 2 });
  const one = await app.fetch(`/api/v1/issuance-runs/${issued.body.runId}`, { token: auditor });
  expect([one.status, one.body]).toEqual([
    200,
    expect.objectContaining({
      id: issued.body.runId,
      month: '2026-04',
      state: 'done',
      due: 2,
      issued: 2,
      issuedYen: 40_000,
    }),
  ]);
  const first = await app.fetch('/api/v1/issuance-runs?limit=1', { token: auditor });
  expect(first.body.items[0].id).toBe(again.body.runId);
  const next = await app.fetch(`/api/v1/issuance-runs?limit=1&cursor=${first.body.nextCursor}`, { token: auditor });
  expect(next.body).toEqual({ items: [{ ...one.body, programmeName: expect.any(String) }], nextCursor: null });
});

test.each([
  ['before the programme', { month: '2026-03' }, 422, 'before_programme'],
  ['that is none', { month: '2026-4' }, 422, 'bad_month'],
  [
    'of a programme that does not exist',
    { month: '2026-04', programmeId: '0195b7f2-0000-7000-8000-000000000009' },
    404,
    'programme_not_found',
  ],
])('refuses a month %s', async (_what, body, status, code) => {
  const answer = await app.fetch('/api/v1/issuance-runs', { token: finance, body });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('only admin and finance issue; an unknown run is not found', async () => {
  expect((await app.fetch('/api/v1/issuance-runs', { token: auditor, body: { month: '2026-04' } })).status).toBe(403);
  const { status } = await app.fetch(`/api/v1/issuance-runs/${city.programmeId}`, { token: auditor });
  expect(status).toBe(404);
});

test('the clock of a rehearsal is moved forward by the admin', async () => {
  const moved = await app.fetch('/api/v1/clock', { token: admin, body: { on: '2026-05-20' } });
  expect([moved.status, moved.body]).toEqual([200, { on: '2026-05-20' }]);
  const back = await app.fetch('/api/v1/clock', { token: admin, body: { on: '2026-05-19' } });
  expect([back.status, back.body.code]).toEqual([422, 'clock_goes_forward']);
  expect((await app.fetch('/api/v1/clock', { token: finance, body: { on: '2026-06-01' } })).status).toBe(403);
});

test('the welfare section sees what was not owed, and recalls it', async () => {
  const [allocation] = await city.query<{ id: string; enrolment: string }>(
    'select id, enrolment_id as enrolment from ledger.allocations where city_id = $1 order by id limit 1',
    [city.id],
  );
  await city.query(`update enrolments set first_month = '2026-06-01' where city_id = $1 and id = $2`, [
    city.id,
    allocation!.enrolment,
  ]);
  const listed = await app.fetch('/api/v1/recalls/over-issued', { token: auditor });
  expect(listed.body).toEqual([
    expect.objectContaining({ allocationId: allocation!.id, month: '2026-04', recallableYen: 20_000, keptYen: 0 }),
  ]);
  const order = { enrolmentId: allocation!.enrolment, reason: '復職日の訂正' };
  const recalled = await app.fetch('/api/v1/recalls', {
    token: welfare,
    body: order,
    headers: { 'Idempotency-Key': 'r' },
  });
  expect([recalled.status, recalled.body]).toEqual([
    200,
    [
      expect.objectContaining({
        allocationId: allocation!.id,
        amount: 20_000,
        employerShare: 10_000,
        cityShare: 10_000,
        keptYen: 0,
      }),
    ],
  ]);
  const again = await app.fetch('/api/v1/recalls', {
    token: welfare,
    body: order,
    headers: { 'Idempotency-Key': 'r' },
  });
  expect(again.body).toEqual(recalled.body);
  const both = await app.fetch('/api/v1/recalls', {
    token: welfare,
    body: { ...order, allocationIds: [allocation!.id] },
  });
  expect([both.status, both.body.code]).toEqual([422, 'recall_names_nothing']);
  expect((await app.fetch('/api/v1/recalls', { token: auditor, body: order })).status).toBe(403);
});
