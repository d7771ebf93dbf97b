import type { INestApplicationContext } from '@nestjs/common';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { IssuanceModule } from '../../src/issuance/issuance.module.js';
import { LapseService } from '../../src/issuance/lapse.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startServices } from '../support/services.js';
import { IssuingCity } from './issuing-city.js';

let db: TestDatabase;
let app: INestApplicationContext;
let clock: AdvanceClockService;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, IssuanceModule);
  clock = app.get(AdvanceClockService);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const lapses = (city: IssuingCity) =>
  city.query(
    `select (happened_at at time zone 'Asia/Tokyo')::date::text as on, period::text, sum(amount)::integer as yen
       from ledger.operations where city_id = $1 and code = 'expire' group by 1, 2 order by 1`,
    [city.id],
  );

test('what falls due on the way is done on its own day, in one step as day by day', async () => {
  const inOneStep = await IssuingCity.make(app, { asOf: '2026-04-01' });
  const byAndBy = await IssuingCity.make(app, { asOf: '2026-04-01' });
  for (const city of [inOneStep, byAndBy]) {
    await city.parents(2);
    await city.issue('2026-04');
    await city.issue('2026-05');
  }
  expect(await clock.advanceTo(inOneStep.id, '2026-12-15')).toBe('2026-12-15');
  for (const day of ['2026-09-30', '2026-10-01', '2026-10-02', '2026-11-01', '2026-12-15'] as const) {
    await clock.advanceTo(byAndBy.id, day);
  }
  const expected = [
    { on: '2026-10-01', period: '2026-10-01', yen: 40_000 },
    { on: '2026-11-01', period: '2026-11-01', yen: 40_000 },
  ];
  expect(await lapses(inOneStep)).toEqual(expected);
  expect(await lapses(byAndBy)).toEqual(expected);
});

test('on their last day coupons are still there; what lapses goes back to its two payers, each its own share', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-01', rules: { employerYen: 5_000, cityYen: 15_000 } });
  await city.parents(1);
  await city.issue('2026-04');
  await clock.advanceTo(city.id, '2026-09-30');
  expect(await lapses(city)).toEqual([]);
  await clock.advanceTo(city.id, '2026-10-01');
  const rows = await city.query(
    `select t.amount, t.employer_share, t.city_share from ledger.transfers t where t.city_id = $1 and t.code = 'expire'`,
    [city.id],
  );
  expect(rows).toEqual([{ amount: 20_000, employer_share: 5_000, city_share: 15_000 }]);
  expect(await app.get(LapseService).lapse(city.id)).toMatchObject({ holdings: 0 });
});

test('the clock only goes forward, and to the day that it shows already nothing happens', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-10' });
  await expect(clock.advanceTo(city.id, '2026-04-09')).rejects.toMatchObject({ code: 'clock_goes_forward' });
  expect(await clock.advanceTo(city.id, '2026-04-10')).toBe('2026-04-10');
});

test('the clock, which never goes back, goes ten years at once and no further', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-04-10' });
  for (const day of ['2036-04-11', '2062-04-10', '9999-12-31'] as const) {
    await expect(clock.advanceTo(city.id, day)).rejects.toMatchObject({ code: 'clock_goes_too_far' });
  }
  expect(await clock.advanceTo(city.id, '2036-04-10')).toBe('2036-04-10');
});

test('the clock of a live city is not moved', async () => {
  const city = await IssuingCity.make(app);
  await expect(clock.advanceTo(city.id, '2099-01-01')).rejects.toMatchObject({ code: 'not_a_rehearsal' });
});
