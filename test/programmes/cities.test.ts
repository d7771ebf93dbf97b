import type { INestApplicationContext } from '@nestjs/common';
import { CitiesService } from '../../src/programmes/cities.service.js';
import { CityClockService } from '../../src/programmes/city-clock.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { ProgrammesModule } from '../../src/programmes/programmes.module.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startServices } from '../support/services.js';

let db: TestDatabase;
let app: INestApplicationContext;
let cities: CreateCityService;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, ProgrammesModule);
  cities = app.get(CreateCityService);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('a rehearsal city begins on the day given, with itself as its municipality and a programme by the default rules', async () => {
  const made = await cities.createCity({
    code: 'asahikawa',
    name: '旭川市',
    kind: 'rehearsal',
    asOf: '2026-04-01',
    programme: { startsMonth: '2026-04' },
  });
  expect(made.city).toMatchObject({ code: 'asahikawa', kind: 'rehearsal' });
  expect(made.municipalities).toEqual([expect.objectContaining({ code: 'asahikawa', name: '旭川市' })]);
  expect(made.programme).toMatchObject({ code: 'main', startsMonth: '2026-04' });
  expect(await app.get(CitiesService).cityOf('asahikawa')).toMatchObject({ id: made.city.id });
  expect(await app.get(CityClockService).now(made.city.id)).toMatchObject({ date: '2026-04-01', month: '2026-04' });
});

test('a live city has the real day', async () => {
  const { city } = await cities.createCity({ code: 'live', name: '本番市', kind: 'live' });
  const { instant } = await app.get(CityClockService).now(city.id);
  expect(Math.abs(instant.getTime() - Date.now())).toBeLessThan(5_000);
});

test('cities made at the same moment get different ids', async () => {
  const made = await Promise.all(
    Array.from({ length: 8 }, (_, index) => cities.createCity({ code: `at-once-${index}`, name: '市', kind: 'live' })),
  );
  expect(new Set(made.map(({ city }) => city.id)).size).toBe(8);
});

test.each([
  ['a code that is used', { code: 'twice', kind: 'live' as const }, 'city_exists'],
  ['a code with a space', { code: 'a b', kind: 'live' as const }, 'bad_city_code'],
  ['a rehearsal without a day', { code: 'no-day', kind: 'rehearsal' as const }, 'as_of_missing'],
  [
    'a live city with a day',
    { code: 'day', kind: 'live' as const, asOf: '2026-04-01' as const },
    'as_of_only_for_rehearsal',
  ],
])('refuses %s, and makes nothing', async (_what, wanted, code) => {
  if (code === 'city_exists') await cities.createCity({ ...wanted, name: '市' });
  const before = await query(db.ownerUrl, 'select count(*) from cities union all select count(*) from ledger.books');
  await expect(cities.createCity({ ...wanted, name: '市' })).rejects.toMatchObject({ code });
  expect(await query(db.ownerUrl, 'select count(*) from cities union all select count(*) from ledger.books')).toEqual(
    before,
  );
});

test('an alliance has its member towns as municipalities', async () => {
  const { city } = await cities.createCity({
    code: 'alliance',
    name: '上川連携',
    kind: 'live',
    municipalities: [
      { code: 'higashikawa', name: '東川町' },
      { code: 'biei', name: '美瑛町' },
    ],
  });
  const towns = await app.get(CitiesService).municipalities(city.id);
  expect(towns.map((town) => town.code)).toEqual(['biei', 'higashikawa']);
});

test('an unknown city is not found', async () => {
  await expect(app.get(CitiesService).cityOf('nowhere')).rejects.toMatchObject({ code: 'city_not_found' });
});
