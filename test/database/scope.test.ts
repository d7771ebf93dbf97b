import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { enterAct, enterCity, inCity, inOwnScope } from '../../src/database/scope.js';
import { Transactions } from '../../src/database/transactions.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startServices } from '../support/services.js';

let db: TestDatabase;
let services: INestApplicationContext;

beforeAll(async () => {
  db = await freshDatabase();
  services = await startServices(db);
});

afterAll(async () => {
  await services.close();
  await db.drop();
});

interface Shown {
  city: string | null;
  act: string | null;
}

const SHOWN = "select current_setting('sankyu.city', true) as city, current_setting('sankyu.act', true) as act";
const shown = async () => (await services.get(Transactions).query<Shown>(SHOWN))[0];

test('whoever works for a city is lent connections that were told so, also when many cities share few connections', async () => {
  const asked = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      inCity(n % 7, async () => [n % 7, (await services.get(Transactions).run(() => shown()))?.city]),
    ),
  );
  for (const [cityId, city] of asked) expect(city).toBe(String(cityId));
});

test('a connection that served a city tells the next one, who named none, of no city', async () => {
  await Promise.all(Array.from({ length: 10 }, () => inCity(3, shown)));
  expect(await Promise.all(Array.from({ length: 10 }, shown))).toEqual(Array(10).fill({ city: '', act: '' }));
});

test('a transaction that fails leaves its connection with the city that the next one names', async () => {
  const failing = inCity(4, () =>
    services.get(Transactions).run(async (manager) => {
      await manager.query("select set_config('sankyu.city', '9', false)");
      throw new Error('undone');
    }),
  );
  await expect(failing).rejects.toThrow('undone');
  expect(await inCity(4, shown)).toMatchObject({ city: '4' });
});

test('a scope is entered once: its city is filled in by whoever finds it out, and cannot be changed', async () => {
  await inOwnScope(async () => {
    enterCity(5);
    enterCity(5);
    enterAct('0198c0de-0000-7000-8000-000000000001');
    expect(await shown()).toEqual({ city: '5', act: '0198c0de-0000-7000-8000-000000000001' });
    expect(() => enterCity(6)).toThrow('another city');
  });
  expect(() => enterCity(5)).toThrow('No scope');
});

test('nothing that is asked for a city is compiled, also on a server that does that', async () => {
  const compiling = await freshDatabase();
  await query(compiling.adminUrl, `alter database "${new URL(compiling.adminUrl).pathname.slice(1)}" set jit to on`);
  const others = await startServices(compiling);
  try {
    expect(await query(compiling.appUrl, 'show jit')).toEqual([{ jit: 'on' }]);
    expect(await inCity(6, () => others.get(Transactions).query('show jit'))).toEqual([{ jit: 'off' }]);
  } finally {
    await others.close();
    await compiling.drop();
  }
});
