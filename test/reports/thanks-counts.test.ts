import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { LivelyTown } from '../closing/lively-town.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

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

const PATH = '/api/v1/reports/thanks-counts';

async function counts(town: LivelyTown, employerId: string, query = 'from=2026-06') {
  const token = await app.tokenFor(town.id, 'employer_hr', { employerId });
  return (await app.fetch(`${PATH}?${query}`, { token })).body;
}

const nextDay = (town: LivelyTown) => app.get(AdvanceClockService).advanceTo(town.id, '2026-06-11');

test('HR is told how often its own people said thanks, and nothing else of it', async () => {
  const town = await LivelyTown.make(app);
  await nextDay(town);
  expect(await counts(town, town.town.employerId, 'from=2026-05&to=2026-06')).toEqual([
    { month: '2026-05', times: 0 },
    { month: '2026-06', times: 1 },
  ]);
  expect(await counts(town, town.otherEmployerId)).toEqual([{ month: '2026-06', times: 0 }]);
});

test('a day is counted when it is over, so that the figure does not tell who has just said thanks', async () => {
  const town = await LivelyTown.make(app);
  expect(await counts(town, town.town.employerId)).toEqual([{ month: '2026-06', times: 0 }]);
  await nextDay(town);
  expect(await counts(town, town.town.employerId)).toEqual([{ month: '2026-06', times: 1 }]);
});

test('thanks that were taken back are not counted', async () => {
  const town = await LivelyTown.make(app);
  await town.undo(await town.give(town.mother, town.father, 1), 'take_back');
  await nextDay(town);
  expect(await counts(town, town.town.employerId)).toEqual([{ month: '2026-06', times: 1 }]);
});

test('refuses a range that ends before it begins, and everybody but HR', async () => {
  const town = await LivelyTown.make(app);
  expect((await counts(town, town.town.employerId, 'from=2026-06&to=2026-05')).code).toBe('bad_range');
  for (const role of ['city_admin', 'city_welfare', 'hris_client'] as const) {
    const token = await app.tokenFor(town.id, role, role === 'hris_client' ? { employerId: town.otherEmployerId } : {});
    expect((await app.fetch(`${PATH}?from=2026-06`, { token })).status).toBe(403);
  }
});
