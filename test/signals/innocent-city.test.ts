import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ImportFolderService } from '../../src/enrolments/import/import-folder.service.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { LookForAbuseService } from '../../src/signals/look-for-abuse.service.js';
import { SimulateService } from '../../src/simulation/simulate.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { sampleCity } from '../support/sample-city.js';

let data: string;
let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  data = await newDataDir('sankyu-signals-');
  process.env.SANKYU_DATA = data;
  db = await freshDatabase();
  app = await startTestApp(db);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
  await removeDataDir(data);
});

it('a city in which nobody abuses anything lives for four months without one signal', async () => {
  const { city } = await app.get(CreateCityService).createCity({
    code: 'innocent',
    name: '見本市',
    kind: 'rehearsal',
    asOf: '2026-04-01',
    programme: { startsMonth: '2026-04' },
  });
  const { files } = sampleCity({ employers: 12, parents: 300, merchants: 8 });
  const actorId = '0195b7f2-0000-7000-8000-000000000001';
  await app.get(ImportFolderService).take(city.id, files, { approve: true, actorId });
  const looked = app.get(LookForAbuseService);
  const found: unknown[] = [];
  for (const month of ['2026-04', '2026-05', '2026-06', '2026-07'] as const) {
    const { totals } = await app
      .get(SimulateService)
      .simulate(city.id, { from: month, to: month, seed: 2, turnover: true });
    expect(totals.give!.operations).toBeGreaterThan(100);
    found.push({ month, ...(await looked.look(city.id, month)).byKind });
  }
  expect(found).toEqual([{ month: '2026-04' }, { month: '2026-05' }, { month: '2026-06' }, { month: '2026-07' }]);
  expect(await app.get(VerifyService).verify(city.id)).toMatchObject({ ok: true, differences: [] });
}, 180_000);
