import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Transactions } from '../../src/database/transactions.js';
import type { Month } from '../../src/domain/month.js';
import { ImportFolderService } from '../../src/enrolments/import/import-folder.service.js';
import { IssueMonthService } from '../../src/issuance/issue-month.service.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import type { RuleSettings } from '../../src/programmes/programme-rules.entity.js';
import { SimulateService, type SimulationWish } from '../../src/simulation/simulate.service.js';
import { SimulationModule } from '../../src/simulation/simulation.module.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { sampleCity } from '../support/sample-city.js';
import { startServices } from '../support/services.js';

const ACTOR = '0195b7f2-0000-7000-8000-000000000001';
const PARENTS = 40;
const { files } = sampleCity({ employers: 4, parents: PARENTS, merchants: 4 });

let data: string;
let db: TestDatabase;
let app: INestApplicationContext;
let cities = 0;

beforeAll(async () => {
  // Keys and heads of seals are kept outside the database.
  data = await newDataDir('sankyu-simulation-');
  process.env.SANKYU_DATA = data;
  db = await freshDatabase();
  app = await startServices(db, SimulationModule);
});

afterAll(async () => {
  await app.close();
  await db.drop();
  await removeDataDir(data);
});

async function newCity(rules?: Partial<RuleSettings>) {
  cities += 1;
  const { city, programme } = await app.get(CreateCityService).createCity({
    code: `city-${cities}`,
    name: '見本市',
    kind: 'rehearsal',
    asOf: '2026-04-01',
    programme: { startsMonth: '2026-04', rules },
  });
  await app.get(ImportFolderService).take(city.id, files, { approve: true, actorId: ACTOR });
  return { id: city.id, programmeId: programme!.id };
}

function simulate(cityId: number, from: Month, to: Month, wish: Partial<SimulationWish> = {}) {
  return app.get(SimulateService).simulate(cityId, { from, to, seed: 1, ...wish });
}

async function allocationsOf(cityId: number): Promise<Record<string, number>> {
  const rows = await app
    .get(Transactions)
    .query<{ month: string; count: number }>(
      `select to_char(month, 'YYYY-MM') as month, count(*)::int as count from ledger.allocations where city_id = $1 group by month order by month`,
      [cityId],
    );
  return Object.fromEntries(rows.map(({ month, count }) => [month, count]));
}

async function mustVerify(cityId: number): Promise<void> {
  expect(await app.get(VerifyService).verify(cityId)).toMatchObject({ ok: true, differences: [] });
}

test('two cities made from the same files live the same life by the same seed, and another by another', async () => {
  const [first, second, third] = [await newCity(), await newCity(), await newCity()];
  const story = await simulate(first.id, '2026-04', '2026-06');
  expect(await simulate(second.id, '2026-04', '2026-06')).toEqual(story);
  expect(await simulate(third.id, '2026-04', '2026-06', { seed: 2 })).not.toMatchObject({ totals: story.totals });
  expect(await allocationsOf(first.id)).toEqual({ '2026-04': PARENTS, '2026-05': PARENTS, '2026-06': PARENTS });
  await mustVerify(first.id);
});

test('simulating again adds nothing, and going on adds the months that are new', async () => {
  const city = await newCity();
  await simulate(city.id, '2026-04', '2026-05');
  const again = await simulate(city.id, '2026-04', '2026-05');
  expect(again).toMatchObject({ clock: '2026-05-31', totals: {}, refused: {} });
  const longer = await simulate(city.id, '2026-04', '2026-06');
  expect(longer).toMatchObject({
    clock: '2026-06-30',
    totals: { issue: { operations: PARENTS, amount: PARENTS * 20_000 } },
  });
  await mustVerify(city.id);
});

test('months that were issued before are lived on the day that the clock shows, once', async () => {
  const city = await newCity();
  for (const month of ['2026-04', '2026-05', '2026-06', '2026-07'] as const) {
    await app.get(IssueMonthService).issue(city.id, city.programmeId, month, { actorId: ACTOR });
  }
  const lived = await simulate(city.id, '2026-04', '2026-07');
  expect(lived.clock).toBe('2026-07-31');
  expect(lived.totals.issue).toBeUndefined();
  expect(lived.totals.redeem!.operations).toBeGreaterThan(4 * PARENTS);
  expect(await simulate(city.id, '2026-04', '2026-07')).toMatchObject({ totals: {} });
  await mustVerify(city.id);
});

test('in half a year and more coupons lapse, links return, and all of it stays exact', async () => {
  const city = await newCity();
  const lived = await simulate(city.id, '2026-04', '2026-11');
  expect(lived.totals.expire!.operations).toBeGreaterThan(0);
  expect(lived.totals.issue).toEqual({ operations: 8 * PARENTS, amount: 8 * PARENTS * 20_000 });
  expect(lived.totals.void!.operations).toBeGreaterThan(0);
  expect(lived.totals.take_back!.operations).toBeGreaterThan(0);
  await mustVerify(city.id);
});

test('with turnover, who left or is on leave gets nothing more, and who is back gets coupons again', async () => {
  const city = await newCity();
  await simulate(city.id, '2026-04', '2026-10', { turnover: true, seed: 3 });
  const states = await app.get(Transactions).query<{ state: string; events: string[]; allocations: number }>(
    `select e.state,
            (select array_agg(v.event order by v.number) from enrolment_events v where v.city_id = $1 and v.enrolment_id = e.id) as events,
            (select count(*)::int from ledger.allocations a where a.city_id = $1 and a.enrolment_id = e.id) as allocations
       from enrolments e where e.city_id = $1`,
    [city.id],
  );
  const left = states.filter(({ state }) => state === 'ended');
  const returned = states.filter(({ events }) => events.includes('return'));
  expect([left.length, returned.length]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(left.length).toBeGreaterThan(0);
  expect(returned.length).toBeGreaterThan(0);
  for (const { allocations } of left) expect(allocations).toBeLessThanOrEqual(7);
  for (const { state, allocations } of returned) {
    if (state !== 'ended') expect([6, 7]).toContain(allocations);
  }
  expect(await simulate(city.id, '2026-04', '2026-10', { turnover: true, seed: 3 })).toMatchObject({ totals: {} });
  await mustVerify(city.id);
});

test('other rules are lived by too: one payer only, odd shares, small notes, caps, passing on', async () => {
  const city = await newCity({
    employerYen: 3_334,
    cityYen: 1_666,
    noteYen: 500,
    passesAllowed: 1,
    giverDailyCapNotes: 4,
    payerDailyCapNotes: 3,
    validityMonths: 2,
  });
  const lived = await simulate(city.id, '2026-04', '2026-07');
  expect(lived.refused.giver_cap_passed).toBeGreaterThan(0);
  expect(await simulate(city.id, '2026-04', '2026-07')).toMatchObject({ totals: {} });
  await mustVerify(city.id);

  const byCityAlone = await newCity({ employerYen: 0, cityYen: 2_000 });
  await simulate(byCityAlone.id, '2026-04', '2026-05');
  await mustVerify(byCityAlone.id);
});

test('the last day may be named, and progress is told day by day', async () => {
  const city = await newCity();
  const days: number[] = [];
  const lived = await simulate(city.id, '2026-04', '2026-05', {
    until: '2026-05-10',
    onProgress: ({ days: done, ofDays }) => {
      days.push(done);
      expect(ofDays).toBe(40);
    },
  });
  expect(lived.clock).toBe('2026-05-10');
  expect(days).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

test('a live city, and months the wrong way round, are refused', async () => {
  const { city } = await app.get(CreateCityService).createCity({
    code: 'live',
    name: '本番市',
    kind: 'live',
    programme: { startsMonth: '2026-04' },
  });
  await expect(simulate(city.id, '2026-04', '2026-04')).rejects.toMatchObject({
    code: 'live_city_cannot_be_simulated',
  });
  const rehearsal = await newCity();
  await expect(simulate(rehearsal.id, '2026-05', '2026-04')).rejects.toMatchObject({ code: 'months_out_of_order' });
  await expect(simulate(rehearsal.id, '2026-03', '2026-04')).rejects.toMatchObject({ code: 'before_programme' });
});
