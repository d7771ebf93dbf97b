import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultPoint } from '../../src/database/fault-point.js';
import { PageQuery } from '../../src/http/paging.js';
import { ApprovePayoutsService } from '../../src/payouts/approve-payouts.service.js';
import { ExportPayoutsService } from '../../src/payouts/export-payouts.service.js';
import { PayoutBatchesService } from '../../src/payouts/payout-batches.service.js';
import { PreparePayoutsService } from '../../src/payouts/prepare-payouts.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startProgram } from '../support/sankyu.js';
import { PayingTown } from './paying-town.js';
import { readTransferFile } from './zengin/read-transfer-file.js';

let db: TestDatabase;
let app: TestApp;
let folder: string;
let town: PayingTown;
let code: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  folder = await mkdtemp(join(tmpdir(), 'sankyu-killed-'));
});
beforeEach(async () => {
  town = await PayingTown.make(app, 3);
  for (const shop of [0, 1, 2]) await town.pay(shop, 2 + shop);
  await town.until('2026-07-01');
  await town.close('2026-06');
  const [city] = await town.town.query<{ code: string }>('select code from cities where id = $1', [town.id]);
  code = city!.code;
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A command in a process of its own, which kills itself at the point named. */
async function run(words: string[], fault?: FaultPoint): Promise<{ signal: string | null; answer: any }> {
  const environment = { DATABASE_URL: db.ownerUrl, DATABASE_APP_URL: db.appUrl };
  const child = startProgram('src/cli/main.ts', folder, [...words, '--city', code, '--json'], {
    ...environment,
    ...(fault ? { SANKYU_FAULT: fault } : {}),
  });
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (data) => (stdout += data));
  child.stderr!.on('data', (data) => (stderr += data));
  const [exit, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (exit !== null && exit !== 0) throw new Error(`sankyu ${words.join(' ')} ended with ${exit}: ${stderr}`);
  return { signal, answer: stdout ? JSON.parse(stdout) : undefined };
}

async function killedAt(fault: FaultPoint, words: string[]): Promise<void> {
  expect((await run(words, fault)).signal).toBe('SIGKILL');
}

const prepare = () => app.get(PreparePayoutsService).prepare(town.id, randomUUID());
const exportFile = (id: string) => app.get(ExportPayoutsService).export(town.id, id, randomUUID());
const batches = async () => (await app.get(PayoutBatchesService).list(town.id, new PageQuery())).items;

test.each<[FaultPoint, number]>([
  ['settling:before', 3],
  ['settling:numbers-drawn', 3],
  ['settling:lines-written', 3],
  ['settling:after', 0],
])('settling killed at %s: run again, every operation is settled once', async (fault, made) => {
  await killedAt(fault, ['settle', '2026-06']);
  expect(await town.settle('2026-06')).toMatchObject({ settlements: made });
  const settlements = await town.settlements();
  expect(settlements.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(settlements.map(({ amount }) => amount).sort()).toEqual([2_000, 3_000, 4_000]);
  expect(await town.town.differences()).toEqual([]);
});

test.each<[FaultPoint, boolean]>([
  ['batch:before', true],
  ['batch:lines-written', true],
  ['batch:after', false],
])('preparing killed at %s: run again, there is one batch of all settlements', async (fault, prepares) => {
  await town.settle('2026-06');
  await killedAt(fault, ['payout', 'prepare', '--as', '会計 花子']);
  if (prepares) await prepare();
  else await expect(prepare()).rejects.toMatchObject({ code: 'nothing_to_pay' });
  expect(await batches()).toMatchObject([{ number: 1, lines: 3, amount: 9_000, state: 'prepared' }]);
  expect(await town.town.differences()).toEqual([]);
});

test.each<[FaultPoint, boolean]>([
  ['export:before', false],
  ['export:file-made', false],
  ['export:marked', true],
])('exporting killed at %s: run again, the same file goes out once', async (fault, again) => {
  await town.settle('2026-06');
  const { batchId } = await prepare();
  await app.get(ApprovePayoutsService).approve(town.id, batchId, randomUUID());
  await killedAt(fault, ['payout', 'export', batchId, '--as', '会計 花子', '--out', join(folder, 'never.txt')]);
  const { file, batch, again: wasOut } = await exportFile(batchId);
  expect({ wasOut, state: batch.state }).toEqual({ wasOut: again, state: 'exported' });
  expect((await exportFile(batchId)).file.equals(file)).toBe(true);
  expect(readTransferFile(file, 'crlf')).toMatchObject({ count: 3, total: 9_000 });
  expect(existsSync(join(folder, 'never.txt'))).toBe(false);
});

test('by the command line, with results killed when half of them are read: none is kept, and run again all are', async () => {
  expect((await run(['settle', '2026-06'])).answer).toMatchObject({ settlements: 3, amount: 9_000 });
  const { id } = (await run(['payout', 'prepare', '--as', '会計 花子'])).answer.batch;
  await expect(run(['payout', 'approve', id, '--as', '会計　花子'])).rejects.toThrow(/same_person/);
  await run(['payout', 'approve', id, '--as', '会計 太郎']);
  await run(['payout', 'export', id, '--as', '会計 花子', '--out', join(folder, 'out.txt')]);
  expect(readTransferFile(await readFile(join(folder, 'out.txt')), 'crlf').total).toBe(9_000);
  expect((await run(['payout', 'list'])).answer).toMatchObject([{ id, state: 'exported' }]);
  const path = join(folder, 'results.csv');
  await writeFile(path, '1,paid,\n2,組戻,名義相違\n3,0,\n');
  expect((await run(['payout', 'results', id, path], 'results:half-read')).signal).toBe('SIGKILL');
  const sent = await town.town.query('select from payouts where city_id = $1 and state = $2', [town.id, 'sent']);
  expect(sent).toHaveLength(3);
  expect((await run(['payout', 'results', id, path])).answer).toMatchObject({ paid: 2, returned: 1, waiting: 0 });
  expect(await town.town.differences()).toEqual([]);
});
