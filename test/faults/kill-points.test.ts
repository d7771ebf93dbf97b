import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { FAULT_POINTS, type FaultPoint } from '../../src/database/fault-point.js';
import { startTestApp } from '../support/app.js';
import { copyOfDatabase, freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startProgram } from '../support/sankyu.js';
import { liveApril } from './april.js';
import { type Outcome, outcomeOf } from './outcome.js';

/** As many as CI has cores. */
const AT_ONCE = 2;
/**
 * The points at which one and the same month is killed, one after another. A proof kills a month at one point only; an
 * ordinary run makes two months do, each killed at every other point.
 */
const CHAINS: FaultPoint[][] = process.env.PROVE_KILLS
  ? FAULT_POINTS.map((point) => [point])
  : Array.from({ length: AT_ONCE }, (_, lane) => FAULT_POINTS.filter((_point, index) => index % AT_ONCE === lane));

interface Run {
  signal: string | null;
  code: number | null;
  stderr: string;
  /** What the process told at its end. */
  told: unknown;
}

let april: TestDatabase;
let folder: string;
let cityId: number;
let reference: { told: unknown; outcome: Outcome };
const killed = new Map<FaultPoint, Promise<{ cut: Run; last: Run; outcome: Outcome }>>();

beforeAll(async () => {
  april = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'sankyu-faults-'));
  const app = await startTestApp(april);
  cityId = await liveApril(app);
  await app.close();
  const { last, outcome } = await inCopy('nobody', [undefined]);
  reference = { told: last.told, outcome };
  // Each begins when one of those before it has ended; a test waits for its own.
  const lanes = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  CHAINS.forEach((points, index) => {
    const lane = index % AT_ONCE;
    const whole = lanes[lane]!.then(() => inCopy(points[0]!, [...points, undefined]));
    lanes[lane] = whole.then(
      () => undefined,
      () => undefined,
    );
    points.forEach((point, at) => {
      const own = whole.then(({ runs, last, outcome: left }) => ({ cut: runs[at]!, last, outcome: left }));
      own.catch(() => undefined);
      killed.set(point, own);
    });
  });
}, 120_000);

afterAll(async () => {
  await Promise.allSettled(killed.values());
  await april?.drop();
  await rm(folder, { recursive: true, force: true });
}, 900_000);

/** The month's work in a copy of the town, once for each fault; with what is kept outside the database, its own too. */
async function inCopy(name: string, faults: (FaultPoint | undefined)[]) {
  const db = await copyOfDatabase(april);
  const heads = join(folder, name.replace(':', '-'));
  await cp(process.env.SANKYU_SEAL_HEADS!, heads, { recursive: true });
  try {
    const runs: Run[] = [];
    for (const fault of faults) {
      const environment = { DATABASE_URL: db.ownerUrl, DATABASE_APP_URL: db.appUrl, SANKYU_SEAL_HEADS: heads };
      runs.push(await run({ ...environment, ...(fault ? { SANKYU_FAULT: fault } : {}) }));
    }
    return { runs, last: runs.at(-1)!, outcome: await outcomeOf(db.adminUrl) };
  } finally {
    await db.drop();
  }
}

async function run(environment: Record<string, string>): Promise<Run> {
  const child = startProgram('test/faults/finance-steps.ts', folder, [String(cityId)], environment);
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close') as Promise<[number | null, string | null]>,
  ]);
  return { signal, code, stderr, told: stdout === '' ? undefined : JSON.parse(stdout) };
}

test('the month that nobody killed has everything in it that a killed one could lose or double', () => {
  expect(reference.told).toMatchObject({ ok: true, differences: [], bytes: 6 * 122 });
  const { outcome } = reference;
  expect(outcome.closings).toMatchObject([{ state: 'approved' }]);
  expect(outcome.identities!.every(({ holds }) => holds)).toBe(true);
  expect(outcome.papers!.map(({ kind }) => kind)).toEqual(['credit_note', 'credit_note', 'invoice', 'invoice']);
  expect(outcome.receipts).toHaveLength(3);
  expect(outcome.matches!.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['virtual_account', 'payer_and_amount']),
  );
  expect(outcome.settlements!.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(outcome.payouts!.map(({ state }) => state)).toEqual(['paid', 'returned', 'paid']);
  expect(outcome.batches).toMatchObject([{ state: 'answered', lines: 3 }]);
});

test.each(FAULT_POINTS)(
  'killed at %s and run again, the month ends the same, and nothing is there twice',
  async (point) => {
    const { cut, last, outcome } = await killed.get(point)!;
    expect(cut).toMatchObject({ signal: 'SIGKILL' });
    expect(last).toMatchObject({ code: 0, stderr: '' });
    expect(last.told).toEqual(reference.told);
    expect(outcome).toEqual(reference.outcome);
  },
  900_000,
);
