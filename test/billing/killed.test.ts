import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ReceiptView } from '../../src/billing/dto/receipt.js';
import { VirtualAccountsService } from '../../src/billing/virtual-accounts.service.js';
import type { FaultPoint } from '../../src/database/fault-point.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startProgram } from '../support/sankyu.js';
import { BilledTown } from './billed-town.js';

let db: TestDatabase;
let app: TestApp;
let folder: string;
let billed: BilledTown;
let code: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  folder = await mkdtemp(join(tmpdir(), 'sankyu-killed-'));
});

/** July, closed and not invoiced: 10,000 yen more on one invoice, 10,000 less on a credit note, 10,000 of another employer. */
beforeEach(async () => {
  billed = await BilledTown.make(app);
  await billed.town.parent({ expiresOn: '2026-06-30' });
  await billed.bill('2026-06', '2026-07-01');
  await billed.town.parent({});
  await billed.employerOf('二番', 2);
  await billed.until('2026-08-01');
  await billed.close('2026-07');
  await app.get(VirtualAccountsService).set(billed.id, billed.town.employerId, '1234567');
  const [city] = await billed.town.query<{ code: string }>('select code from cities where id = $1', [billed.id]);
  code = city!.code;
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A command in a process of its own, which kills itself at the point named. */
async function run<T>(words: string[], fault?: FaultPoint): Promise<{ ended: number | string | null; answer: T }> {
  const child = startProgram('src/cli/main.ts', folder, [...words, '--city', code, '--json'], {
    DATABASE_URL: db.ownerUrl,
    DATABASE_APP_URL: db.appUrl,
    ...(fault && { SANKYU_FAULT: fault }),
  });
  const [stdout, stderr, [exit, signal]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  if (exit !== null && exit !== 0) throw new Error(`sankyu ${words.join(' ')} ended with ${exit}: ${stderr}`);
  return { ended: exit ?? signal, answer: (stdout ? JSON.parse(stdout) : undefined) as T };
}

const short = async () =>
  (await billed.papers()).map(({ kind, number, month, amount, open }) => [kind, number, month, amount, open]);

const ALL_PAPERS = [
  ['credit_note', '2026-000001', '2026-07', 10_000, 0],
  ['invoice', '2026-000001', '2026-06', 10_000, 10_000],
  ['invoice', '2026-000002', '2026-07', 10_000, 0],
  ['invoice', '2026-000003', '2026-07', 10_000, 10_000],
];

test.each<[FaultPoint, number]>([
  ['invoicing:before', 3],
  ['invoicing:numbers-drawn', 3],
  ['invoicing:half-written', 3],
  ['invoicing:credit-notes', 3],
  ['invoicing:after', 0],
])('invoicing killed at %s leaves all papers or none; run again, they are the same', async (fault, madeAgain) => {
  expect((await run(['invoice', '2026-07'], fault)).ended).toBe('SIGKILL');
  expect(await billed.papers()).toHaveLength(4 - madeAgain);
  expect(await billed.invoice('2026-07')).toEqual({
    month: '2026-07',
    made: madeAgain,
    invoices: { count: 2, amount: 20_000 },
    creditNotes: { count: 1, amount: 10_000 },
  });
  expect(await short()).toEqual(ALL_PAPERS);
  expect(await billed.town.differences()).toEqual([]);
});

test('the command makes the papers once, and says why it makes none', async () => {
  const totals = {
    month: '2026-07',
    invoices: { count: 2, amount: 20_000 },
    creditNotes: { count: 1, amount: 10_000 },
  };
  expect((await run(['invoice', '2026-07'])).answer).toEqual({ ...totals, made: 3 });
  expect((await run(['invoice', '2026-07'])).answer).toEqual({ ...totals, made: 0 });
  await expect(run(['invoice', '2026-08'])).rejects.toThrow('closing_not_approved');
  await expect(run(['receipts', 'import', join(folder, 'none.csv')])).rejects.toThrow('file_not_read');
});

test.each<[FaultPoint, number]>([
  ['receipts:half-read', 2],
  ['receipts:before-matching', 0],
])(
  'a statement whose import was killed at %s is taken once, and matched when it is run again',
  async (fault, takenAgain) => {
    const path = join(folder, 'meisai.csv');
    await writeFile(path, '取引日,入金額,振込依頼人名,仮想口座番号\n2026-07-30,10000,ｱ,1234567\n2026-07-30,300,ｲ,\n');
    expect((await run(['receipts', 'import', path], fault)).ended).toBe('SIGKILL');
    const { answer } = await run<object>(['receipts', 'import', path]);
    expect(answer).toMatchObject({ lines: 2, taken: takenAgain, matched: 1, waiting: 1 });
    const { answer: list } = await run<ReceiptView[]>(['receipts', 'list']);
    expect(list.map(({ amount, open }) => [amount, open]).sort()).toEqual([
      [10_000, 0],
      [300, 300],
    ]);
    expect((await run<ReceiptView[]>(['receipts', 'list', '--state', 'waiting'])).answer).toHaveLength(1);
    expect((await run(['receipts', 'match'])).answer).toEqual({ matched: 0, amount: 0, waiting: 1 });
  },
);
