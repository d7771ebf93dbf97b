import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate } from '../../../src/database/migrate.js';
import { Till } from '../../redemptions/till.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { newDataDir, removeDataDir } from '../../support/embedded.js';
import { PostgresPair } from '../../support/postgres-pair.js';
import { Service } from '../../support/service.js';
import { SteadyLoad } from '../../support/steady-load.js';
import { Town } from '../../support/town.js';

/** So often the server that takes writes is killed: once, or as `npm run prove -- failover` says. */
const FAILOVERS = Number(process.env.PROVE_FAILOVERS ?? 1);
const CONNECTIONS = 4;
const NOTES = 20;
/** Payments before and after each. */
const PAYMENTS = 100;

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
    SANKYU_DATA: folder,
    SANKYU_LOG_LEVEL: 'fatal',
  });
  await service.says(/^ready$/m, 240);
  url = (await service.says(/API +(\S+)\/api\/v1/))[1]!.replace('localhost', '127.0.0.1');
}, 300_000);

afterAll(async () => {
  service?.signal('SIGTERM');
  await service?.end();
  await app?.close();
  await pair?.stop();
  await removeDataDir(folder);
}, 60_000);

test(
  `the server that takes writes is killed ${FAILOVERS} times while two processes take payments: the service comes back by itself, what was acknowledged is in the ledger, and nothing is there twice`,
  async () => {
    const people = await town.parents(400 + 400 * FAILOVERS);
    const load = new SteadyLoad({ url, tokens, people, notesEach: NOTES, connections: CONNECTIONS, insists: true });
    for (let n = 1; n <= FAILOVERS; n += 1) {
      await load.more(PAYMENTS);
      const killedAt = Date.now();
      await pair.killPrimary();
      await pair.promote();
      const promotedMs = Date.now() - killedAt;
      await load.more(PAYMENTS);
      const gap = load.gapAround(killedAt);
      process.stdout.write(`failover ${n}: promoted after ${promotedMs} ms, ${gap} ms without a receipt\n`);
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
