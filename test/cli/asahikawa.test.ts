import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommandLine } from '../support/command-line.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { sampleCity } from '../support/sample-city.js';
import { writeFolder } from '../support/sankyu.js';

interface Shares {
  amount: number;
  employerShare: number;
  cityShare: number;
}
type Row = { month: string } & Record<'issued' | 'redeemed' | 'voided' | 'expired' | 'recalled' | 'closing', Shares>;

const given = fileURLToPath(new URL('../../../shared/data/asahikawa', import.meta.url));
const city = ['--city', 'asahikawa'];
const year = ['--from', '2026-04', '--to', '2027-03'];

/** The files of the whole city where they are at hand; otherwise a city of the same shape and a tenth of its size. */
const whole = existsSync(given);
const size = whole
  ? { employers: 312, parents: 2_700, merchants: 168 }
  : { employers: 31, parents: 270, merchants: 17 };
const monthYen = size.parents * 20_000;

let data: string;
let commands: CommandLine;

beforeAll(async () => {
  data = await newDataDir('sankyu-year-');
  commands = await CommandLine.open(data);
});

afterAll(async () => {
  await commands?.close();
  await removeDataDir(data);
});

test('a whole city is taken, lives through a year, and its book is exact to the yen', async () => {
  const folder = whole ? given : `${data}/files`;
  if (!whole) await writeFolder(folder, sampleCity(size).files);
  const dates = ['--name', '旭川市', '--start', '2026-04', '--as-of', '2026-04-01'];
  const taken = await commands.json<Record<string, object>>('import', folder, ...city, ...dates, '--approve');
  expect(taken.employers).toMatchObject({ taken: size.employers, refused: 0 });
  expect(taken.enrolments).toMatchObject({ taken: size.parents, refused: 0 });
  expect(taken.merchants).toMatchObject({ taken: size.merchants, refused: 0 });

  expect(await commands.json('issue', '2026-04', ...city)).toEqual({
    month: '2026-04',
    allocations: size.parents,
    amount: monthYen,
    employerShare: monthYen / 2,
    cityShare: monthYen / 2,
    already: 0,
  });
  const simulated = await commands.json<{ totals: Record<string, { operations: number; amount: number }> }>(
    'simulate',
    ...city,
    ...year,
    '--seed',
    '2026',
  );
  const kinds = ['claim', 'expire', 'give', 'issue', 'recall', 'redeem', 'take_back', 'unrecall', 'void'];
  expect(Object.keys(simulated.totals)).toEqual(
    expect.arrayContaining(whole ? kinds : ['expire', 'give', 'redeem', 'void']),
  );

  const rows = await commands.json<Row[]>('split', '2026-04', '--to', '2027-03', ...city);
  expect(rows.map(({ month, issued }) => [month, issued.amount])).toEqual(rows.map(({ month }) => [month, monthYen]));
  const sum = (figure: Exclude<keyof Row, 'month'>, share: keyof Shares) =>
    rows.reduce((total, row) => total + row[figure][share], 0);
  expect(rows).toHaveLength(12);
  // 324,000,000 yen from each payer for the whole city: the figure of the source document.
  expect([sum('issued', 'employerShare'), sum('issued', 'cityShare')]).toEqual([monthYen * 6, monthYen * 6]);
  for (const share of ['amount', 'employerShare', 'cityShare'] as const) {
    const out = sum('redeemed', share) - sum('voided', share) + sum('expired', share) + sum('recalled', share);
    expect(sum('issued', share) - out).toBe(rows.at(-1)!.closing[share]);
  }
  expect(sum('redeemed', 'amount')).toBe(simulated.totals.redeem!.amount);
  expect(sum('voided', 'amount')).toBe(simulated.totals.void!.amount);

  expect(await commands.json('verify', ...city)).toMatchObject({ ok: true, differences: [] });
}, 600_000);
