import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Split, SplitRow } from '../../src/closing/dto/split.js';
import { addMonths, type Month } from '../../src/domain/month.js';
import { isCityFile } from '../../src/enrolments/import/file-kind.js';
import type { ImportFile } from '../../src/enrolments/import/import-file.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { readTransferFile } from '../payouts/zengin/read-transfer-file.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { sampleCity } from '../support/sample-city.js';
import { CityYear, FIRST_MONTH, type FinishedMonth } from './city-year.js';

const EMPLOYER_YEN = 10_000;
const SHARES = ['amount', 'employerShare', 'cityShare'] as const;
/** Asahikawa's files, where they are at hand. */
const asahikawa = fileURLToPath(new URL('../../../shared/data/asahikawa', import.meta.url));
/**
 * A whole city is closed for two months, the second of which begins with what the first left. `npm run prove --
 * finance-year` closes all twelve. The sample city always lives its whole year, in which coupons lapse.
 */
const MONTHS_OF_WHOLE_CITY = Number(process.env.PROVE_FINANCE_MONTHS ?? 2);

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** Asahikawa's files; where they are not at hand, a city made up to its size. */
async function wholeCity(): Promise<ImportFile[]> {
  if (existsSync(asahikawa)) return filesIn(asahikawa);
  return sampleCity({ employers: 312, parents: 2_700, merchants: 168 }).files;
}

async function filesIn(folder: string): Promise<ImportFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = paths.map((path) => ({ path, name: relative(folder, path) })).filter(({ name }) => isCityFile(name));
  return Promise.all(named.map(async ({ path, name }) => ({ name, content: await readFile(path) })));
}

const sample = () => sampleCity({ employers: 4, parents: 60, merchants: 6, coworkersPerEmployer: 5 }).files;

test('a sample city is closed, billed, settled and paid for a year, exact to the yen', async () => {
  await proveMonths(sample(), 60, 12);
}, 300_000);

test(`a city of 2,700 parents is closed, billed, settled and paid for ${MONTHS_OF_WHOLE_CITY} months, exact to the yen`, async () => {
  await proveMonths(await wholeCity(), 2_700, MONTHS_OF_WHOLE_CITY);
}, 1_800_000);

async function proveMonths(files: ImportFile[], parents: number, months: number): Promise<void> {
  const city = await CityYear.make(app, files);
  const carried = new Map<string, Split>();
  const before = new Map<string, Split>();
  const lapsed = { amount: 0 };
  for (let n = 0, month: Month = FIRST_MONTH; n < months; n += 1, month = addMonths(month, 1)) {
    const finished = await city.finish(month);
    expect([finished.report.month, finished.report.state]).toEqual([month, 'approved']);
    expect(finished.report.identities.filter(({ holds }) => !holds)).toEqual([]);
    proveMovements(finished, before);
    proveInvoices(finished, parents);
    proveSettlements(finished, carried);
    proveFile(finished);
    lapsed.amount += total(finished.report.groups.programme, 'expired').amount;
  }
  // Coupons are good for six months: those who live longer see some of them lapse, and be credited.
  expect(lapsed.amount > 0).toBe(months > 6);
  expect(await app.get(VerifyService).verify(city.id)).toMatchObject({ ok: true, differences: [] });
}

/** Opening + movements = closing, in every group and share; what a month closes with is what the next one opens with. */
function proveMovements({ report: { groups } }: FinishedMonth, before: Map<string, Split>): void {
  for (const [by, rows] of Object.entries(groups)) {
    for (const row of rows) {
      const key = `${by} ${row.group.id}`;
      expect([key, row.opening]).toEqual([key, before.get(key) ?? { amount: 0, employerShare: 0, cityShare: 0 }]);
      const sign = by === 'merchant' ? -1 : 1;
      for (const share of SHARES) {
        const used = row.redeemed[share] - row.voided[share];
        const moved = row.issued[share] - row.expired[share] - row.recalled[share] - sign * used;
        expect([key, row.opening[share] + moved]).toEqual([key, row.closing[share]]);
      }
      expect(row.closing.employerShare + row.closing.cityShare).toBe(row.closing.amount);
      before.set(key, row.closing);
    }
  }
}

/** The employers' share of what was issued, less the credits for what lapsed or was recalled. */
function proveInvoices({ report, billed }: FinishedMonth, parents: number): void {
  expect(billed.reduce((sum, { issued }) => sum + issued, 0)).toBe(parents * EMPLOYER_YEN);
  expect(total(report.groups.employer, 'issued').employerShare).toBe(parents * EMPLOYER_YEN);
  for (const { group, issued, expired, recalled } of report.groups.employer) {
    const papers = billed.filter(({ employerId }) => employerId === group.id);
    const asked = papers.reduce((sum, { kind, amount }) => sum + (kind === 'invoice' ? amount : -amount), 0);
    const owed = issued.employerShare - expired.employerShare - recalled.employerShare;
    expect([group.name, asked]).toEqual([group.name, owed]);
  }
}

/** What was redeemed less what was voided; a merchant with more voids than redemptions has them taken off later. */
function proveSettlements({ report, settled, held }: FinishedMonth, carried: Map<string, Split>): void {
  const expected = report.groups.merchant.flatMap(({ group, redeemed, voided }) => {
    const rest = carried.get(group.id!);
    const owed = Object.fromEntries(
      SHARES.map((share) => [share, (rest?.[share] ?? 0) + redeemed[share] - voided[share]]),
    ) as unknown as Split;
    carried.set(group.id!, owed);
    if (owed.amount <= 0) return [];
    carried.delete(group.id!);
    return [{ merchantId: group.id, ...owed, paid: owed.amount }];
  });
  const byMerchant = (rows: { merchantId: string | null }[]) =>
    rows.sort((a, b) => (a.merchantId! < b.merchantId! ? -1 : 1));
  expect(byMerchant(settled)).toEqual(byMerchant(expected));
  expect(held).toEqual([]);
}

/** Read by a reader that shares nothing with what wrote it: it throws at any byte that is not as the layout says. */
function proveFile({ settled, file, again }: FinishedMonth): void {
  const read = readTransferFile(file, 'crlf');
  expect(read.records.map((record) => record.length)).toEqual(Array(settled.length + 3).fill(120));
  const sum = settled.reduce((yen, { amount }) => yen + amount, 0);
  expect([read.count, read.total]).toEqual([settled.length, sum]);
  expect(read.transfers.reduce((yen, { amount }) => yen + amount, 0)).toBe(sum);
  expect(again.equals(file)).toBe(true);
}

function total(rows: SplitRow[], figure: 'issued' | 'expired'): Split {
  const sum = (share: (typeof SHARES)[number]) => rows.reduce((yen, row) => yen + row[figure][share], 0);
  return { amount: sum('amount'), employerShare: sum('employerShare'), cityShare: sum('cityShare') };
}
