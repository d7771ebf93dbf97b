import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type Answer, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town, type TownShop } from '../support/town.js';
import { TwoProcesses } from './two-processes.js';

const PAYMENTS = Number(process.env.PROVE_PAYMENTS ?? 500);
const KEYS = Number(process.env.PROVE_KEYS ?? 10);
const VOIDS = Number(process.env.PROVE_VOIDS ?? 20);
const NOTES = 20;
const COPIES = 50;
const CHANGED = 2;
const VOIDS_EACH = 20;
/** Far more than it takes. */
const TIME_LIMIT_MS = 60_000 + (PAYMENTS + KEYS * COPIES + VOIDS * VOIDS_EACH) * 20;

let db: TestDatabase;
let folder: string;
let app: TestApp;
let town: Town;
let shop: TownShop;
let token: string;
/** Each with 20 notes: those for the keys, and those for the voids. */
let payers: string[];
let buyers: string[];
let both: TwoProcesses;

beforeAll(async () => {
  db = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'sankyu-two-'));
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-04-10' });
  shop = await town.shop();
  token = await app.tokenFor(town.id, 'pos_client', shop);
  const people = await town.parents(Math.ceil(KEYS / NOTES) + Math.ceil(VOIDS / NOTES));
  payers = people.slice(0, Math.ceil(KEYS / NOTES));
  buyers = people.slice(payers.length);
  both = await TwoProcesses.on(db, folder);
}, 240_000);

afterEach(async () => {
  expect(await town.differences()).toEqual([]);
  const [row] = await query(db.adminUrl, 'select deadlocks from pg_stat_database where datname = current_database()');
  expect(row).toEqual({ deadlocks: '0' });
});

afterAll(async () => {
  await both?.stop();
  await app?.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

const pay = (employeeId: string, notes: number, key: string) =>
  both.post('redemptions', { token, body: { employeeId, notes }, key });

function count(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = body.code === undefined ? String(status) : `${status} ${body.code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

test(
  `${PAYMENTS} payments at once at two processes for the 20 notes of one wallet: 20 succeed, and none fails by a fault`,
  async () => {
    const wanted = await town.parent();
    const before = await town.operations('redeem');
    const answers = await Promise.all(times(PAYMENTS, () => pay(wanted, 1, randomUUID())));
    expect(count(answers)).toEqual({ '201': NOTES, '422 insufficient_notes': PAYMENTS - NOTES });
    expect(await town.held(wanted)).toBe(0);
    expect(await town.operations('redeem')).toBe(before + NOTES);
  },
  TIME_LIMIT_MS,
);

test(
  `${KEYS} keys in ${COPIES} copies at once: one payment and one answer each, and a changed body is refused`,
  async () => {
    const before = await town.operations('redeem');
    const all = await Promise.all(
      times(KEYS, async (n) => {
        const person = payers[Math.floor(n / NOTES)]!;
        const key = randomUUID();
        const copies = times(COPIES, () => pay(person, 1, key));
        // From the first answer on it is known which body the key stands for.
        await Promise.race(copies);
        const changed = times(CHANGED, () => pay(person, 2, key));
        return { copies: await Promise.all(copies), changed: await Promise.all(changed) };
      }),
    );
    expect(count(all.flatMap(({ copies }) => copies))).toEqual({ '201': KEYS * COPIES });
    for (const { copies } of all) expect(new Set(copies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(new Set(all.map(({ copies }) => copies[0]!.body.id)).size).toBe(KEYS);
    expect(count(all.flatMap(({ changed }) => changed))).toEqual({ '409 key_conflict': KEYS * CHANGED });
    expect(await town.operations('redeem')).toBe(before + KEYS);
  },
  TIME_LIMIT_MS,
);

test(
  `${VOIDS} redemptions are each voided by ${VOIDS_EACH} requests at once: ${VOIDS} voids succeed`,
  async () => {
    const paid = await Promise.all(times(VOIDS, (n) => pay(buyers[Math.floor(n / NOTES)]!, 1, randomUUID())));
    const answers = await Promise.all(
      paid.flatMap(({ body }) =>
        times(VOIDS_EACH, () =>
          both.post(`redemptions/${body.id}/void`, { token, body: { reason: '打ち間違い' }, key: randomUUID() }),
        ),
      ),
    );
    expect(count(answers)).toEqual({ '200': VOIDS, '409 already_voided': VOIDS * (VOIDS_EACH - 1) });
    expect(await town.operations('void')).toBe(VOIDS);
    for (const person of buyers) expect(await town.held(person)).toBe(20_000);
  },
  TIME_LIMIT_MS,
);
