import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { CommandLine } from '../support/command-line.js';
import { gone, newDataDir, removeDataDir, serverPid, startHolder } from '../support/embedded.js';
import { query } from '../support/query.js';
import { sampleCity } from '../support/sample-city.js';
import { type Ended, sankyu, sankyuJson, startProgram, writeFolder } from '../support/sankyu.js';

let data: string;
let folder: string;
const city = ['--city', 'mihon'];
const newCity = [...city, '--name', '見本市', '--start', '2026-04', '--as-of', '2026-04-01'];

beforeAll(async () => {
  data = await newDataDir('sankyu-cli-');
  folder = join(data, 'files with spaces');
  await writeFolder(folder, sampleCity({ employers: 4, parents: 40, merchants: 5, oneBadIn: 9 }).files);
  await writeFile(join(folder, 'README.md'), 'no table');
});

afterAll(() => removeDataDir(data));

const figures = (amount: number, employerShare = amount / 2) => ({
  amount,
  employerShare,
  cityShare: amount - employerShare,
});
const nothing = figures(0);

const CLOCK = `select to_char(max(clock_on), 'YYYY-MM-DD') as clock from ledger.blocks
  where city_id = (select id from cities where code = 'mihon')`;

test('a preview of a city that does not exist yet judges every row and leaves nothing behind', async () => {
  const preview = await sankyuJson<Record<string, { taken: number; refused: number }>>(
    data,
    'import',
    folder,
    ...newCity,
    '--preview',
  );
  expect(preview.employers).toMatchObject({ taken: 4, unchanged: 0, refused: 0 });
  expect(preview.enrolments).toMatchObject({ taken: 36, unchanged: 0, refused: 4 });
  expect(preview.merchants).toMatchObject({ taken: 5 });
  expect(await sankyuJson(data, 'city', 'list')).toEqual([]);
});

describe('beside a process that uses the same database', () => {
  let commands: CommandLine;
  beforeAll(async () => {
    commands = await CommandLine.open(data);
  });
  afterAll(() => commands?.close());

  test('an import makes the city, takes the good rows and names file, line and code of the bad ones', async () => {
    const { expected } = sampleCity({ employers: 4, parents: 40, merchants: 5, oneBadIn: 9 });
    const taken = await sankyuJson<{ enrolments: { refusals: object[] } }>(
      data,
      'import',
      folder,
      ...newCity,
      '--approve',
    );
    expect(taken.enrolments).toMatchObject({ taken: 36, unchanged: 0, refused: 4 });
    const bad = expected
      .filter(({ result }) => result !== 'ok')
      .map(({ file, line, result: code }) => ({ file, line, code }));
    expect(new Set(taken.enrolments.refusals)).toEqual(new Set(bad));
    expect(await sankyuJson(data, 'city', 'list')).toEqual([
      { city: 'mihon', name: '見本市', kind: 'rehearsal', on: '2026-04-01' },
    ]);
  });

  test('the same folder again changes nothing', async () => {
    const again = await commands.json<Record<string, object>>('import', folder, ...city, '--approve');
    expect(again.employers).toMatchObject({ taken: 0, unchanged: 4, refused: 0 });
    expect(again.enrolments).toMatchObject({ taken: 0, unchanged: 36, refused: 4 });
    expect(again.merchants).toMatchObject({ taken: 0, unchanged: 5, refused: 0 });
  });

  test('a month is issued once, and moves the clock of a rehearsal', async () => {
    const issued = { month: '2026-05', allocations: 36, ...figures(720_000), already: 0 };
    expect(await commands.json('issue', '2026-05', ...city)).toEqual(issued);
    expect(await commands.json('issue', '2026-05', ...city)).toEqual({
      ...issued,
      allocations: 0,
      ...nothing,
      already: 36,
    });
    expect(await commands.json('clock', ...city)).toEqual({ city: 'mihon', kind: 'rehearsal', on: '2026-05-01' });
  });

  test('the split answers one row a month and group, to the yen', async () => {
    const rows = await commands.json<object[]>('split', '2026-04', '--to', '2026-05', ...city);
    const quiet = { redeemed: nothing, voided: nothing, expired: nothing, recalled: nothing };
    expect(rows).toMatchObject([
      { month: '2026-04', ...quiet, opening: nothing, issued: nothing, closing: nothing },
      { month: '2026-05', ...quiet, opening: nothing, issued: figures(720_000), closing: figures(720_000) },
    ]);
    const byEmployer = await commands.json<object[]>('split', '2026-05', ...city, '--by', 'employer');
    expect(byEmployer).toHaveLength(4);
    const csv = await commands.run('split', '2026-05', ...city, '--csv');
    expect(csv.stdout).toMatch(/^\ufeff月,区分,期首 額/);
  });

  test('simulating months leaves a book that verifies, and simulating them again adds nothing', async () => {
    const wish = ['simulate', ...city, '--from', '2026-04', '--to', '2026-06', '--seed', '7'];
    const simulated = await sankyuJson<{ clock: string; totals: Record<string, { operations: number }> }>(
      data,
      ...wish,
    );
    expect(simulated.clock).toBe('2026-06-30');
    for (const kind of ['issue', 'give', 'redeem']) expect(simulated.totals[kind]!.operations).toBeGreaterThan(10);
    expect(await sankyuJson(data, ...wish)).toMatchObject({ clock: '2026-06-30', totals: {}, refused: {} });
    const verified = await sankyuJson<{ ok: boolean; checked: Record<string, number>; differences: object[] }>(
      data,
      'verify',
      ...city,
    );
    expect(verified).toMatchObject({ ok: true, differences: [] });
    // Each mutating command seals what it wrote: nothing waits for a service.
    expect(verified.checked.sealedOperations).toBe(verified.checked.operations);
  });

  test('verify exits with 1 and says what differs once a holding was tampered with', async () => {
    const tamper = (by: string) => `update ledger.holdings set amount = amount ${by}, city_share = city_share ${by}
        where (city_id, account_id, allocation_id, hands) = (select city_id, account_id, allocation_id, hands from ledger.holdings order by 1, 2, 3, 4 limit 1)`;
    const asReplica = 'set session_replication_role = replica';
    await query(commands.adminUrl, asReplica, tamper('+ 1000'));
    const { code, stdout } = await sankyu(data, 'verify', ...city, '--json');
    expect(code).toBe(1);
    const found = JSON.parse(stdout) as { ok: boolean; differences: { check: string }[] };
    expect(found.ok).toBe(false);
    expect(found.differences.map(({ check }) => check)).toContain('holdings-rebuilt');
    await query(commands.adminUrl, asReplica, tamper('- 1000'));
    expect((await sankyu(data, 'verify', ...city)).code).toBe(0);
  });

  test('a rule that says no leaves standard output empty and answers a problem with exit code 1', async () => {
    const problemOf = ({ code, stdout, stderr }: Ended) => {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      return JSON.parse(stderr) as { code: string };
    };
    const refused = async (...words: string[]) => problemOf(await commands.run(...words, '--json'));
    const unknown = await sankyu(data, 'issue', '2026-06', '--city', 'nowhere', '--json');
    expect(problemOf(unknown)).toMatchObject({
      code: 'unknown_city',
      ja: expect.any(String),
      en: expect.any(String),
      details: { city: 'nowhere' },
    });
    expect((await refused('issue', '2026-03', ...city)).code).toBe('before_programme');
    expect((await refused('import', folder, ...city, '--name', '別の市')).code).toBe('city_contradicts');
    expect((await refused('import', folder, ...city, '--as-of', '2026-05-01')).code).toBe('city_contradicts');
    expect((await refused('import', folder, '--city', 'other')).code).toBe('start_missing');
    expect((await refused('import', join(folder, 'none'), ...city)).code).toBe('unreadable_folder');
    expect((await refused('clock', ...city, '--to', '2026-04-01')).code).toBe('clock_goes_forward');
  });

  test('what is missing, or no command at all, is wrong use', async () => {
    for (const words of [['frobnicate'], ['issue'], ['split', '2026-04'], ['recall', ...city, '--reason', 'x']])
      expect([words, (await commands.run(...words)).code]).toEqual([words, 2]);
  });

  test('an import that fails as a whole does not leave an empty city behind', async () => {
    const empty = join(data, 'empty');
    await mkdir(empty);
    const { code } = await commands.run(
      'import',
      empty,
      '--city',
      'empty',
      '--start',
      '2026-04',
      '--as-of',
      '2026-04-01',
    );
    expect(code).toBe(1);
    expect(await commands.json<object[]>('city', 'list')).toHaveLength(1);
  });

  test('a live city refuses to be simulated, and to issue a month that has not begun', async () => {
    const live = ['--city', 'live'];
    await commands.json('city', 'create', ...live, '--name', '本番市', '--start', '2026-04');
    const simulated = await commands.run('simulate', ...live, '--from', '2026-04', '--to', '2026-04', '--json');
    expect([simulated.code, JSON.parse(simulated.stderr)]).toMatchObject([
      1,
      { code: 'live_city_cannot_be_simulated' },
    ]);
    const issued = await commands.run('issue', '2999-01', ...live, '--json');
    expect([issued.code, JSON.parse(issued.stderr)]).toMatchObject([1, { code: 'month_not_begun' }]);
  });
});

test('wrong use ends with 2, help with 0, and neither touches a database', async () => {
  const nowhere = join(data, 'never-made');
  for (const words of [[], ['issue', '2026-4', ...city]])
    expect([words, (await sankyu(nowhere, ...words)).code]).toEqual([words, 2]);
  const help = await sankyu(nowhere, 'import', '--help');
  expect(help.code).toBe(0);
  expect(help.stdout).toContain('--as-of');
  expect(await serverPid(nowhere)).toBeUndefined();
});

test('without a service each command leaves the database stopped, but db-url keeps it up for whoever is to connect', async () => {
  expect(await serverPid(data)).toBeUndefined();
  const { code, stdout, stderr } = await sankyu(data, 'db-url');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^postgres:\/\/sankyu_owner:\w+@127\.0\.0\.1:\d+\/sankyu\n$/);
  expect(await query(stdout.trim(), 'select code from cities order by code')).toEqual([
    { code: 'live' },
    { code: 'mihon' },
  ]);
  const server = await serverPid(data);
  const leases = await readdir(join(data, 'postgres/leases'));
  expect(leases).toHaveLength(1);
  process.kill(Number(/^\d+/.exec(leases[0]!)![0]), 'SIGTERM');
  await gone(server!);
});

test('who keeps the database up leaves it in order when nobody is connected any more', async () => {
  const keeping = startProgram('src/cli/main.ts', data, ['db-url', '--until-idle', '2']);
  const [url] = await once(keeping.stdout!, 'data');
  const client = new pg.Client({ connectionString: String(url).trim() });
  await client.connect();
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await client.end();
  const [code] = await once(keeping, 'close');
  expect(code).toBe(0);
  expect(await serverPid(data)).toBeUndefined();
});

test('a simulation that is interrupted leaves the database in order, and is finished by the next one', async () => {
  const words = ['simulate', ...city, '--from', '2026-07', '--to', '2026-12', '--seed', '7'];
  const watching = await startHolder(data);
  const simulating = startProgram('src/cli/main.ts', data, words);
  const closed = once(simulating, 'close');
  // The signal falls in the midst of the months, on a slow machine as on a fast one.
  for (let clock = ''; clock < '2026-08';) {
    const [row] = await query(watching.url, CLOCK);
    clock = row!.clock!;
    expect(simulating.exitCode).toBeNull();
  }
  simulating.kill('SIGINT');
  expect(await closed).toEqual([130, null]);
  await watching.leave();
  expect(await serverPid(data)).toBeUndefined();
  expect(await sankyuJson(data, ...words)).toMatchObject({ clock: '2026-12-31' });
  expect(await sankyuJson(data, 'verify', ...city)).toMatchObject({ ok: true });
});
