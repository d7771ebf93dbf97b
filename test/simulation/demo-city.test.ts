import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transactions } from '../../src/database/transactions.js';
import { jstDateOf } from '../../src/domain/date.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { AuthenticateService } from '../../src/people/authenticate.service.js';
import { ROLES } from '../../src/people/role.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { DemoCityService } from '../../src/simulation/demo-city.service.js';
import { demoFiles } from '../../src/simulation/demo-files.js';
import { SimulationModule } from '../../src/simulation/simulation.module.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startServices } from '../support/services.js';

let data: string;
let db: TestDatabase;
let app: INestApplicationContext;

beforeEach(async () => {
  data = await newDataDir('sankyu-demo-');
  process.env.SANKYU_DATA = data;
  db = await freshDatabase();
  app = await startServices(db, SimulationModule);
});

afterEach(async () => {
  await app.close();
  await db.drop();
  await removeDataDir(data);
});

/** Of the only city that there is. */
const operations = () =>
  app
    .get(Transactions)
    .query<{ code: string; count: number }>(
      'select code, count(*)::int as count from ledger.operations where city_id = $1 group by code order by code',
      [1],
    );

test('the first start of an empty database makes a city with half a year of history, up to today', async () => {
  const tokens = await app.get(DemoCityService).make();
  expect(new Set(tokens!.map(({ role }) => role))).toEqual(new Set(ROLES));
  expect(tokens!.filter(({ role }) => role === 'employee')).toHaveLength(2);
  for (const { role, token } of tokens!) {
    expect(await app.get(AuthenticateService).authenticate(`Bearer ${token}`)).toMatchObject({ role });
  }
  expect((await stat(join(data, 'demo-tokens.json'))).mode & 0o777).toBe(0o600);

  const happened = await operations();
  expect(happened.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['expire', 'give', 'issue', 'recall', 'redeem', 'void']),
  );
  const [clock] = await app
    .get(Transactions)
    .query<{ on: string }>('select max(clock_on)::text as on from ledger.blocks where city_id = $1', [1]);
  expect(clock!.on).toBe(jstDateOf(new Date()));
  expect(await app.get(VerifyService).verify(1)).toMatchObject({ ok: true });
  expect(await app.get(DemoCityService).make()).toEqual(tokens);
});

test('a demo city that was left half made is finished at the next start, and nothing is doubled', async () => {
  await app.get(DemoCityService).make();
  const before = await operations();
  await rm(join(data, 'demo-tokens.json'));
  expect(await app.get(DemoCityService).make()).toHaveLength(11);
  expect(await operations()).toEqual(before);
});

test('where there is a city already, no demo city is made', async () => {
  const programme = { startsMonth: '2026-04' } as const;
  await app.get(CreateCityService).createCity({ code: 'asahikawa', name: '旭川市', kind: 'live', programme });
  expect(await app.get(DemoCityService).make()).toBeUndefined();
  expect(await operations()).toEqual([]);
});

test('the dates of its files move by whole months, and stay real days', () => {
  const dates = (text: string) => text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  const [written, moved] = (['2026-04', '2027-02'] as const).map((month) =>
    demoFiles(month).flatMap(({ content }) => dates(content.toString('utf8'))),
  );
  expect(moved).toHaveLength(written!.length);
  expect(written!.length).toBe(270);
  for (const date of moved!) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
});
