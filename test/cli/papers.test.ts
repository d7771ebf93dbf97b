import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textOfPdf } from '../papers/read-pdf.js';
import { CommandLine } from '../support/command-line.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { sampleCity } from '../support/sample-city.js';
import { writeFolder } from '../support/sankyu.js';

let data: string;
let commands: CommandLine;
const city = ['--city', 'mihon'];

/** A city whose April is closed, invoiced and settled. */
beforeAll(async () => {
  data = await newDataDir('sankyu-cli-papers-');
  commands = await CommandLine.open(data);
  const folder = join(data, 'files');
  await writeFolder(folder, sampleCity({ employers: 2, parents: 6, merchants: 3 }).files);
  const made = ['--name', '見本市', '--start', '2026-04', '--as-of', '2026-04-01'];
  await commands.json('import', folder, ...city, ...made, '--approve');
  await commands.json('simulate', ...city, '--from', '2026-04', '--to', '2026-05', '--seed', '7');
  await commands.json('close', '2026-04', ...city, '--as', '佐藤');
  await commands.json('close', '2026-04', ...city, '--approve', '--as', '鈴木');
  await commands.json('invoice', '2026-04', ...city);
  await commands.json('settle', '2026-04', ...city);
}, 240_000);

afterAll(async () => {
  await commands?.close();
  await removeDataDir(data);
});

const run = <T>(...words: string[]) => commands.json<T>(...words, ...city);
const refused = async (...words: string[]) => {
  const { code, stderr } = await commands.run(...words, ...city, '--json');
  return [code, code === 2 ? '' : JSON.parse(stderr).code];
};

test('invoices are listed and printed, and what is owed is told by age', async () => {
  const invoices = await run<{ id: string; number: string; amount: number; open: number }[]>('invoices', 'list');
  expect(invoices).toHaveLength(2);
  expect(await run('invoices', 'list', '--month', '2026-05')).toEqual([]);
  const file = join(data, '請求書.pdf');
  await run('invoices', 'print', invoices[0]!.id, '--out', file);
  expect(await textOfPdf(await readFile(file))).toContain(invoices[0]!.number);
  const { employers } = await run<{ employers: { open: number }[] }>('arrears');
  const sum = (all: { open: number }[]) => all.reduce((yen, { open }) => yen + open, 0);
  expect(sum(employers)).toBe(sum(invoices));
  expect((await commands.run('arrears', ...city)).stdout).toContain('現在');
  expect(await refused('invoices', 'print', '0195b7f2-0000-7000-8000-000000000001', '--out', file)).toEqual([
    1,
    'invoice_not_found',
  ]);
  expect(await refused('invoices', 'print', 'x', '--out', file)).toEqual([2, '']);
}, 120_000);

test('settlements are listed, and their statements printed', async () => {
  const [settlement] = await run<{ id: string; merchantName: string }[]>('settlements', 'list', '--month', '2026-04');
  const [pdf, csv] = [join(data, '明細.pdf'), join(data, '明細.csv')];
  for (const out of [pdf, csv]) await run('settlements', 'print', settlement!.id, '--out', out);
  expect(await textOfPdf(await readFile(pdf))).toContain('精算明細書');
  expect((await readFile(csv)).toString()).toContain('精算額');
  expect(await refused('settlements', 'print', settlement!.id, '--out', join(data, 'a.txt'))).toEqual([
    1,
    'unknown_form',
  ]);
}, 120_000);

test('a batch is withdrawn, by another name than the approver’s, and the next one takes what it held', async () => {
  const { batch } = await run<{ batch: { id: string; lines: number } }>('payout', 'prepare', '--as', '佐藤');
  await run('payout', 'approve', batch.id, '--as', '鈴木');
  const why = ['--reason', '口座の確認'];
  expect(await refused('payout', 'withdraw', batch.id, ...why, '--as', '鈴木')).toEqual([1, 'same_person']);
  expect(await refused('payout', 'withdraw', batch.id, '--as', '佐藤')).toEqual([2, '']);
  expect(await run('payout', 'withdraw', batch.id, ...why, '--as', '佐藤')).toMatchObject({ state: 'withdrawn' });
  expect(await run('payout', 'prepare', '--as', '佐藤')).toMatchObject({ batch: { number: 2, lines: batch.lines } });
}, 120_000);

test('new bank details are asked for by one name and decided by another', async () => {
  const [{ merchantId }] = await run<[{ merchantId: string }]>('settlements', 'list');
  const account = ['--bank-code', '0501', '--branch-code', '066', '--account-number', '7654321'];
  const ask = [
    'bank-account',
    'request',
    '--merchant',
    merchantId,
    ...account,
    '--holder-kana',
    'ﾐｾ',
    '--reason',
    '移転',
  ];
  const change = await run<{ id: string }>(...ask, '--as', '佐藤');
  expect(await run('bank-account', 'list')).toMatchObject([{ id: change.id, state: 'requested' }]);
  const decide = (how: string, as: string) => ['bank-account', how, change.id, '--reason', '通帳で確認', '--as', as];
  expect(await refused(...decide('approve', '佐藤'))).toEqual([1, 'same_person']);
  expect(await run(...decide('approve', '鈴木'))).toMatchObject({ state: 'approved', accountNumber: '7654321' });
  expect(await refused(...decide('refuse', '鈴木'))).toEqual([1, 'bank_account_change_decided']);
  expect(await run('bank-account', 'list')).toEqual([]);
  expect(await run('bank-account', 'list', '--merchant', merchantId)).toMatchObject([{ state: 'approved' }]);
}, 120_000);
