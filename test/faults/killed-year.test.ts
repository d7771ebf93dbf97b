import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/database/migrate.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { Random } from '../../src/simulation/random.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { withDatabase } from '../support/query.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { House, KillablePostgres } from './year/house.js';
import { KillCounts, Killer } from './year/killer.js';
import { PatientClient } from './year/patient-client.js';
import { foundCity, liveYear, type Wanted } from './year/year.js';

/** How often each of service, worker and PostgreSQL is killed during each of issuance, closing and payout export. */
const KILLS = Number(process.env.PROVE_KILLS ?? 0);
const SEED = Number(process.env.PROVE_SEED ?? Date.now() % 0x7fffffff);
/** In an ordinary run one month has to do: four kills, in each run of others at other moments. */
const MONTHS = KILLS > 0 ? 12 : 1;
/** The database of the city on its first day. */
const CITY = 'city';

let dataDir: string;
let postgres: KillablePostgres;
let cityId: number;
let folder: string;
let firstHeads: string;
let reference: unknown;

beforeAll(async () => {
  firstHeads = process.env.SANKYU_SEAL_HEADS!;
  folder = await mkdtemp(join(tmpdir(), 'sankyu-year-'));
  dataDir = await newDataDir('sankyu-killed-');
  postgres = await KillablePostgres.start(dataDir);
  await migrate(postgres.lease.ownerUrl, postgres.lease.appUrl);
  await postgres.copy('sankyu', CITY);
  const app = await startTestApp({ appUrl: withDatabase(postgres.lease.appUrl, CITY) });
  cityId = await foundCity(app);
  await app.close();
  reference = await inYear('undisturbed', async (app) => {
    const token = await tokens(app);
    await liveYear(app, cityId, MONTHS, async ({ path, body, by }) => {
      const { status } = await app.fetch(`/api/v1/${path}`, { token: token[by], body });
      expect([path, status]).toEqual([path, status < 300 ? status : 'done']);
    });
  });
}, 600_000);

afterAll(async () => {
  process.env.SANKYU_SEAL_HEADS = firstHeads;
  await removeDataDir(dataDir);
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const tokens = async (app: TestApp): Promise<Record<Wanted['by'], string>> => ({
  preparer: await app.tokenFor(cityId, 'city_finance'),
  approver: await app.tokenFor(cityId, 'city_finance'),
});

/** Lives a year in a copy of the city; answers all that it has left behind, which verify must find no fault with. */
async function inYear(name: string, live: (app: TestApp, heads: string) => Promise<void>): Promise<unknown> {
  const heads = join(folder, `heads-${name}`);
  await cp(firstHeads, heads, { recursive: true });
  process.env.SANKYU_SEAL_HEADS = heads;
  await postgres.copy(CITY, name);
  const app = await startTestApp({ appUrl: withDatabase(postgres.lease.appUrl, name) });
  try {
    await live(app, heads);
    expect((await app.get(VerifyService).verify(cityId)).differences).toEqual([]);
    return comparable(await outcomeOf(withDatabase(postgres.lease.adminUrl, name)));
  } finally {
    await app.close();
    await postgres.drop(name);
  }
}

/** Who signed, and which block was sealed by then, differ from one year to the other; so may the order of rows. */
function comparable(outcome: Outcome): Record<string, string[]> {
  const line = (row: unknown) =>
    JSON.stringify(row, (name, value) => (/(_by|seal_block)$/.test(name) ? undefined : value));
  return Object.fromEntries(Object.entries(outcome).map(([table, rows]) => [table, rows.map(line).sort()]));
}

test(
  `months in which service, worker and PostgreSQL are killed during the work end like those that nobody disturbed`,
  async () => {
    const counts = new KillCounts();
    const random = new Random(SEED);
    for (let year = 1; year === 1 || counts.least() < KILLS; year += 1) {
      const left = await inYear(`killed_${year}`, async (app, heads) => {
        const name = `killed_${year}`;
        const house = await House.open(postgres, name, heads, join(folder, name));
        const token = await tokens(app);
        const clients = {
          preparer: new PatientClient(house, token.preparer),
          approver: new PatientClient(house, token.approver),
        };
        const killer = new Killer(house, clients, withDatabase(postgres.lease.adminUrl, name), counts, random);
        try {
          await liveYear(app, cityId, MONTHS, (wanted) => killer.interrupt(wanted));
        } finally {
          await house.close();
        }
      });
      expect(left).toEqual(reference);
      if (KILLS > 0) tell(year, counts);
    }
    tell(undefined, counts);
    expect([...counts.cut.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
  },
  600_000 + KILLS * 9 * 30_000,
);

function tell(year: number | undefined, { cut, tooLate, seen }: KillCounts): void {
  const text = (counts: Map<string, number>) => JSON.stringify(Object.fromEntries([...counts].sort()));
  process.stdout.write(
    `kills${year === undefined ? '' : ` through year ${year}`}: ${text(cut)}, too late ${text(tooLate)}, ` +
      `clients saw ${JSON.stringify(seen)} (PROVE_SEED=${SEED})\n`,
  );
}
