import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MonthReport } from '../../src/closing/dto/closing.js';
import { textOfPdf } from '../papers/read-pdf.js';
import { CommandLine } from '../support/command-line.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { sampleCity } from '../support/sample-city.js';
import { startProgram, writeFolder } from '../support/sankyu.js';

const city = ['--city', 'mihon'];
let data: string;
let commands: CommandLine;

beforeAll(async () => {
  data = await newDataDir('sankyu-close-');
  commands = await CommandLine.open(data);
  const folder = join(data, 'files');
  await writeFolder(folder, sampleCity({ employers: 2, parents: 12, merchants: 3 }).files);
  const newCity = ['--name', '見本市', '--start', '2026-04', '--as-of', '2026-04-01'];
  await commands.json('import', folder, ...city, ...newCity, '--approve');
  await commands.json('simulate', ...city, '--from', '2026-04', '--to', '2026-06', '--seed', '7');
}, 180_000);

afterAll(async () => {
  await commands?.close();
  await removeDataDir(data);
});

const close = (month: string, ...words: string[]) => commands.json<MonthReport>('close', month, ...city, ...words);

/** Runs a step that ends its own process at a point. */
async function killedAt(point: string, ...words: string[]): Promise<void> {
  const all = ['close', '2026-04', ...city, ...words, '--json'];
  const child = startProgram('src/cli/main.ts', data, all, { SANKYU_FAULT: point });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect([point, signal]).toEqual([point, 'SIGKILL']);
}

test('a month is closed by two names, and ends the same however often it was killed on the way', async () => {
  const preview = await close('2026-04', '--preview');
  expect(preview.state).toBe('open');
  for (const point of ['closing:before-flip', 'closing:after-flip', 'closing:half-computed', 'closing:computed']) {
    await killedAt(point, '--prepare', '--as', '佐藤');
  }
  const prepared = await close('2026-04', '--as', '鈴木');
  expect(prepared).toMatchObject({ state: 'prepared', groups: preview.groups });
  const same = await commands.run('close', '2026-04', ...city, '--approve', '--as', '佐藤', '--json');
  expect([same.code, JSON.parse(same.stderr).code]).toEqual([1, 'same_person']);
  for (const point of ['closing:before-approval', 'closing:after-approval']) {
    await killedAt(point, '--approve', '--as', '鈴木');
  }
  const approved = await close('2026-04', '--approve', '--as', '鈴木');
  expect(approved).toMatchObject({ state: 'approved', groups: preview.groups });
  expect(approved.identities.filter(({ holds }) => !holds)).toEqual([]);
  expect(await commands.json('verify', ...city)).toMatchObject({ ok: true, differences: [] });
}, 240_000);

test('who does it must be said, and the order of months is kept', async () => {
  expect((await commands.run('close', '2026-05', ...city)).code).toBe(2);
  expect((await commands.run('close', '2026-05', ...city, '--as', '　')).code).toBe(2);
  const ahead = await commands.run('close', '2026-06', ...city, '--as', '佐藤', '--json');
  expect([ahead.code, JSON.parse(ahead.stderr).code]).toEqual([1, 'month_not_over']);
}, 60_000);

test('reports are answered in JSON and CSV, and written into files of their own kinds', async () => {
  const rows = await commands.json<{ usedYen: number }[]>('report', 'budget', ...city);
  expect(rows[0]!.usedYen).toBeGreaterThan(0);
  const journal = await commands.run('report', 'journal', '2026-04', ...city, '--csv');
  expect(journal.stdout).toMatch(/^\ufeff日付,区分,負担/);
  const paper = join(data, 'grant.pdf');
  expect((await commands.run('report', 'grant', '2026', ...city, '--out', paper)).code).toBe(0);
  expect(await textOfPdf(await readFile(paper))).toContain('個別事業費');
  const month = join(data, 'april.pdf');
  expect((await commands.run('report', 'month', '2026-04', ...city, '--out', month)).code).toBe(0);
  expect(await textOfPdf(await readFile(month))).toContain('月次報告2026年4月');
  expect((await commands.run('report', 'journal', 'April', ...city)).code).toBe(2);
  const wrong = await commands.run('report', 'budget', ...city, '--out', join(data, 'x.pdf'), '--json');
  expect([wrong.code, JSON.parse(wrong.stderr).code]).toEqual([1, 'unknown_form']);
}, 120_000);
