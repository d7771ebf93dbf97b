import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

let db: TestDatabase;
let app: TestApp;
let programmeId: string;
let admin: string;
let finance: string;
let auditor: string;
let elsewhere: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  const cities = app.get(CreateCityService);
  const programme = { startsMonth: '2026-04' } as const;
  const mine = await cities.createCity({
    code: 'asahikawa',
    name: '旭川市',
    kind: 'rehearsal',
    asOf: '2026-04-01',
    programme,
  });
  const other = await cities.createCity({ code: 'other', name: '別の市', kind: 'live', programme });
  programmeId = mine.programme!.id;
  admin = await app.tokenFor(mine.city.id, 'city_admin');
  finance = await app.tokenFor(mine.city.id, 'city_finance');
  auditor = await app.tokenFor(mine.city.id, 'city_auditor');
  elsewhere = await app.tokenFor(other.city.id, 'city_admin');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('the city tells its name and the day by its own clock', async () => {
  const { status, body } = await app.fetch('/api/v1/city', { token: auditor });
  expect([status, body]).toEqual([
    200,
    {
      code: 'asahikawa',
      name: '旭川市',
      kind: 'rehearsal',
      today: '2026-04-01',
      municipalities: [{ id: expect.any(String), code: 'asahikawa', name: '旭川市' }],
    },
  ]);
});

test('a programme and its rules are read, and a rule is changed from a month on', async () => {
  const list = await app.fetch('/api/v1/programmes', { token: auditor });
  expect(list.body).toEqual([expect.objectContaining({ id: programmeId, code: 'main', startsMonth: '2026-04' })]);
  const changed = await app.fetch(`/api/v1/programmes/${programmeId}/rules`, {
    token: admin,
    body: { effectiveMonth: '2026-10', cityYen: 12_000, giverDailyCapNotes: 5 },
  });
  expect([changed.status, changed.body]).toEqual([
    201,
    expect.objectContaining({ effectiveMonth: '2026-10', employerYen: 10_000, cityYen: 12_000, giverDailyCapNotes: 5 }),
  ]);
  const { body } = await app.fetch(`/api/v1/programmes/${programmeId}/rules`, { token: auditor });
  expect(body.map((rules: { effectiveMonth: string }) => rules.effectiveMonth)).toEqual(['2026-04', '2026-10']);
  expect(body[0]).not.toHaveProperty('cityId');
});

test.each([
  ['a month of a wrong form', { effectiveMonth: '2026-13' }, 422, 'bad_month'],
  ['a past month', { effectiveMonth: '2026-03' }, 422, 'before_programme'],
  ['a rule that nobody knows', { effectiveMonth: '2026-11', colour: 'red' }, 422, 'invalid_request'],
  ['an amount with a fraction', { effectiveMonth: '2026-11', cityYen: 0.5 }, 422, 'invalid_request'],
  [
    'an amount that is no whole number of notes',
    { effectiveMonth: '2026-11', cityYen: 10_001 },
    422,
    'rules_not_whole_notes',
  ],
])('refuses %s in a rule', async (_what, body, status, code) => {
  const answer = await app.fetch(`/api/v1/programmes/${programmeId}/rules`, { token: admin, body });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('a budget is set by finance and read by the auditor, who may change nothing', async () => {
  const path = `/api/v1/programmes/${programmeId}/budgets`;
  const set = await app.fetch(`${path}/2026`, { token: finance, method: 'PUT', body: { budgetYen: 324_000_000 } });
  expect([set.status, set.body]).toEqual([200, { fiscalYear: 2026, budgetYen: 324_000_000, issuedCityYen: 0 }]);
  expect((await app.fetch(path, { token: auditor })).body).toEqual([set.body]);
  const refused = await app.fetch(`${path}/2026`, { token: auditor, method: 'PUT', body: { budgetYen: 1 } });
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
});

test('a further programme is made once; the same key with the same request answers again', async () => {
  const asking = {
    token: admin,
    body: { code: 'second', name: '第二子', startsMonth: '2026-07', rules: { employerYen: 0, cityYen: 20_000 } },
    headers: { 'Idempotency-Key': 'make-second' },
  };
  const first = await app.fetch('/api/v1/programmes', asking);
  const again = await app.fetch('/api/v1/programmes', asking);
  expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  const twice = await app.fetch('/api/v1/programmes', { token: admin, body: asking.body });
  expect([twice.status, twice.body.code]).toEqual([409, 'programme_exists']);
});

test('a programme of another city answers like one that does not exist', async () => {
  for (const path of ['', '/rules', '/budgets']) {
    const { status } = await app.fetch(`/api/v1/programmes/${programmeId}${path}`, { token: elsewhere });
    expect(status).toBe(404);
  }
  expect((await app.fetch(`/api/v1/programmes/no-uuid`, { token: admin })).status).toBe(404);
});
