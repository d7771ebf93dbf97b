import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Till } from '../redemptions/till.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Service } from '../support/service.js';
import { SteadyLoad } from '../support/steady-load.js';
import { Town } from '../support/town.js';

/** Three by `npm run prove -- restart`. */
const RESTARTS = Number(process.env.PROVE_RESTARTS ?? 1);
const CONNECTIONS = 4;
const NOTES = 20;
/** People who pay when a process is killed; all others while they are replaced. */
const PAY_LATER = 150;

let db: TestDatabase;
let folder: string;
let app: TestApp;
let town: Town;
let till: Till;
let people: string[];
let service: Service;
let url: string;

beforeAll(async () => {
  db = await freshDatabase();
  folder = await newDataDir('sankyu-restart-');
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-04-10' });
  till = await Till.at(app, town, await town.shop());
  people = await town.parents(PAY_LATER + 500 * RESTARTS);
  service = Service.start({
    ROLE: RESTARTS > 1 ? 'all' : 'web',
    PORT: '0',
    SANKYU_PROCESSES: '2',
    DATABASE_URL: db.ownerUrl,
    DATABASE_APP_URL: db.appUrl,
    SANKYU_DATA: folder,
    SANKYU_LOG_LEVEL: 'info',
  });
  url = (await service.address(240)).replace('localhost', '127.0.0.1');
}, 300_000);

afterAll(async () => {
  service?.signal('SIGTERM');
  await service?.end();
  await app?.close();
  await db?.drop();
  await removeDataDir(folder);
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries === 400) throw new Error(`It never was so:\n${service.output.slice(-2_000)}`);
    await delay(50);
  }
}

function load(people: string[], insists: boolean): SteadyLoad {
  return new SteadyLoad({ url, tokens: [till.token], people, notesEach: NOTES, connections: CONNECTIONS, insists });
}

/** The numbers of the ledger's redemptions. */
async function recorded(): Promise<Set<string>> {
  const rows = await town.query<{ id: string }>(
    `select id from ledger.operations where city_id = $1 and code = 'redeem'`,
    [town.id],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The processes that answered what was asked of a path, by what they wrote into the log. */
function answeredBy(path: string): Set<number> {
  const lines = service.output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.includes(`"path":"${path}"`));
  return new Set(lines.map((line) => Number((JSON.parse(line) as { pid: number }).pid)));
}

test('says once where to begin, and answers by two processes behind one port', async () => {
  expect(service.output.match(/^There is no city yet|^ {2}API {7}/gm)).toHaveLength(1);
  for (let asked = 0; asked < 10; asked += 1) {
    await fetch(`${url}/api/openapi.json`, { headers: { connection: 'close' } });
  }
  const web = service.children().slice(0, 2);
  await until(() => answeredBy('/api/openapi.json').size === 2);
  expect([...answeredBy('/api/openapi.json')].sort()).toEqual(web.sort());
});

test(
  `restarted ${RESTARTS} times under load, process by process, it fails no request, and tells each stream to come again`,
  async () => {
    const paying = load(people.slice(PAY_LATER), false);
    await paying.more(50);
    const stream = await fetch(`${url}/api/v1/shops/${till.shop.shopId}/till/events`, {
      headers: { authorization: `Bearer ${till.token}` },
    });
    const streamed = stream.text();
    const before = service.children();
    for (let n = 1; n <= RESTARTS; n += 1) {
      service.signal('SIGUSR2');
      await service.says(new RegExp(`(All processes are new[^]*){${n}}`), 400);
      await paying.more(50);
    }
    await paying.stop();
    expect(paying.refused).toEqual([]);
    expect(await recorded()).toEqual(new Set(paying.taken.map(({ id }) => id)));
    expect(service.children().filter((one) => before.includes(one))).toEqual([]);
    expect(service.children()).toHaveLength(before.length);
    // Its end is an end: nothing was cut off in the middle.
    expect(await streamed).toMatch(/^retry: 500\n\n[^]*event: redeem[^]*\n\n$/);
    expect(await town.differences()).toEqual([]);
  },
  RESTARTS * 500_000,
);

test('a process that is killed takes nothing along: who repeats a payment with its key has its receipt, and another process comes', async () => {
  const before = await recorded();
  const processes = service.children().length;
  const paying = load(people.slice(0, PAY_LATER), true);
  await paying.more(20);
  process.kill(service.children()[0]!, 'SIGKILL');
  await service.says(/ended \(SIGKILL\)\. The next one is started in 0 s/);
  await paying.more(50);
  await paying.stop();
  expect(paying.refused.filter(({ broken }) => broken === undefined)).toEqual([]);
  const receipts = new Set(paying.taken.map(({ id }) => id));
  expect(receipts.size).toBe(new Set(paying.outcomes.map(({ key }) => key)).size);
  expect([...(await recorded())].filter((id) => !before.has(id)).sort()).toEqual([...receipts].sort());
  await until(() => service.children().length === processes);
}, 300_000);

test('one that dies again soon is waited for longer; all end together', async () => {
  process.kill(service.children().at(-1)!, 'SIGKILL');
  await service.says(/The next one is started in 0\.5 s/);
  const all = service.children();
  service.signal('SIGTERM');
  expect(await service.end()).toBe(0);
  for (const one of all) expect(() => process.kill(one, 0)).toThrow('ESRCH');
});
