import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { migrate } from '../../../src/database/migrate.js';
import { Replica } from '../../../src/database/replica/replica.js';
import { inCity } from '../../../src/database/scope.js';
import { Transactions } from '../../../src/database/transactions.js';
import { Till } from '../../redemptions/till.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { newDataDir, removeDataDir } from '../../support/embedded.js';
import { PostgresPair } from '../../support/postgres-pair.js';
import { query } from '../../support/query.js';
import { Service } from '../../support/service.js';
import { SteadyLoad } from '../../support/steady-load.js';
import { Town } from '../../support/town.js';

/** So often the server that takes writes is killed: once, or as `npm run prove -- failover` says. */
const FAILOVERS = Number(process.env.PROVE_FAILOVERS ?? 1);
const CONNECTIONS = 4;
const NOTES = 20;
/** Payments before and after each. */
const PAYMENTS = 100;

/** Within ten seconds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries === 50) throw new Error('It never was so.');
    await delay(200);
  }
}

let pair: PostgresPair;
let folder: string;
let app: TestApp;
let town: Town;
let tokens: string[];
let service: Service;
let url: string;

beforeAll(async () => {
  pair = await PostgresPair.start();
  folder = await newDataDir('sankyu-failover-');
  const [ownerUrl, appUrl] = [pair.urlOf('sankyu_owner'), pair.urlOf('sankyu_app')];
  await migrate(ownerUrl, appUrl);
  app = await startTestApp({ appUrl });
  town = await Town.make(app, { asOf: '2026-04-10' });
  const tills = await Promise.all(
    ['常磐書店', '近文薬局'].map(async (name) => Till.at(app, town, await town.shop(name))),
  );
  tokens = tills.map(({ token }) => token);
  service = Service.start({
    ROLE: FAILOVERS > 1 ? 'all' : 'web',
    PORT: '0',
    SANKYU_PROCESSES: '2',
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: appUrl,
    DATABASE_REPLICA_URL: pair.replicaUrl,
    SANKYU_DATA: folder,
    SANKYU_LOG_LEVEL: 'fatal',
  });
  url = (await service.address(240)).replace('localhost', '127.0.0.1');
}, 300_000);

afterAll(async () => {
  service?.signal('SIGTERM');
  await service?.end();
  await app?.close();
  await pair?.stop();
  await removeDataDir(folder);
}, 60_000);

describe('a replica', () => {
  let replica: Replica;
  const beside = (mostLagMs: number) => new Replica(app.get(Transactions), { url: pair.replicaUrl, mostLagMs });
  const onStandby = async () => {
    const [row] = await inCity(town.id, () => replica.query<{ here: boolean }>('select pg_is_in_recovery() as here'));
    return row!.here;
  };

  beforeAll(async () => {
    replica = beside(60_000);
    await until(onStandby);
  });

  afterAll(() => replica.onApplicationShutdown());

  it('is read for reports, and shows each city its own rows', async () => {
    const shops = (cityId: number) =>
      inCity(cityId, () => replica.query<{ rows: string }>('select count(*) as rows from shops'));
    expect(await shops(town.id)).toEqual([{ rows: '2' }]);
    expect(await shops(town.id + 1)).toEqual([{ rows: '0' }]);
  });

  it('takes no write, and is never read in a transaction', async () => {
    const write = () => inCity(town.id, () => replica.query(`update shops set name = name`));
    await expect(write()).rejects.toThrow('A report was about to write.');
    const read = () => app.get(Transactions).run(() => replica.query('select pg_is_in_recovery() as here'));
    expect(await inCity(town.id, read)).toEqual([{ here: false }]);
  });

  it('is left alone while it is further behind than it may be, and used again when it has caught up', async () => {
    await replica.onApplicationShutdown();
    replica = beside(1_000);
    await until(onStandby);
    await query(pair.standbyUrl, 'select pg_wal_replay_pause()');
    await town.person();
    await until(async () => !(await onStandby()));
    await query(pair.standbyUrl, 'select pg_wal_replay_resume()');
    await until(onStandby);
  });

  it('is what the service reads its reports and files from', async () => {
    const token = await app.tokenFor(town.id, 'city_finance');
    const asked = `select 1 from pg_stat_activity where application_name = 'sankyu-reports' and query like '%ledger.%'`;
    await until(async () => {
      for (const path of ['reports/journal?from=2026-04&to=2026-04', 'reports/budget', 'operations?format=csv']) {
        const answer = await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
        expect([path, answer.status]).toEqual([path, 200]);
        await answer.text();
      }
      return (await query(pair.standbyUrl, asked)).length > 0;
    });
  });
});

test(
  `the server that takes writes is killed ${FAILOVERS} times while two processes take payments: the service comes back by itself, what was acknowledged is in the ledger, and nothing is there twice`,
  async () => {
    const people = await town.parents(400 + 400 * FAILOVERS);
    const load = new SteadyLoad({ url, tokens, people, notesEach: NOTES, connections: CONNECTIONS, insists: true });
    for (let n = 1; n <= FAILOVERS; n += 1) {
      await load.more(PAYMENTS);
      const killedAt = Date.now();
      // Every other one is not dead, but says nothing any more.
      const silent = n % 2 === 0;
      if (silent) pair.silencePrimary();
      else await pair.killPrimary();
      await pair.promote();
      const promotedMs = Date.now() - killedAt;
      await load.more(PAYMENTS);
      const gap = load.gapAround(killedAt);
      process.stdout.write(
        `failover ${n} (${silent ? 'silent' : 'killed'}): promoted after ${promotedMs} ms, ${gap} ms without a receipt\n`,
      );
      if (n < FAILOVERS) await pair.addStandby();
    }
    await load.stop();

    // The client saw receipts, and 503s that told it to come again. Never anything else.
    expect(load.refused.length).toBeGreaterThan(0);
    expect(load.refused.filter(({ status, retryAfter }) => status !== 503 || retryAfter === undefined)).toEqual([]);
    const keys = new Set(load.outcomes.map(({ key }) => key));
    const acknowledged = new Set(load.taken.map(({ id }) => id));
    expect(acknowledged.size).toBe(keys.size);
    const rows = await town.query<{ id: string }>(
      `select id from ledger.operations where city_id = $1 and code = 'redeem'`,
      [town.id],
    );
    expect(rows.filter(({ id }) => !acknowledged.delete(id))).toEqual([]);
    expect([...acknowledged]).toEqual([]);
    expect(await town.differences()).toEqual([]);
  },
  FAILOVERS * 300_000,
);
