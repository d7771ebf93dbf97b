import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandLine } from '../support/command-line.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { sampleCity } from '../support/sample-city.js';
import { writeFolder } from '../support/sankyu.js';

interface Shown {
  id: string;
  merchantId: string;
  state: string;
  number: string | null;
}

let data: string;
let commands: CommandLine;
const city = ['--city', 'mihon'];

beforeAll(async () => {
  data = await newDataDir('sankyu-cli-certification-');
  commands = await CommandLine.open(data);
  const folder = join(data, 'files');
  await writeFolder(folder, sampleCity({ employers: 2, parents: 4, merchants: 3 }).files);
  const made = ['--name', '見本市', '--start', '2026-04', '--as-of', '2026-04-01'];
  await commands.json('import', folder, ...city, ...made, '--approve');
}, 120_000);

afterAll(async () => {
  await commands?.close();
  await removeDataDir(data);
});

test('certifications are listed, suspended, resumed, revoked, asked for and given again from the command line', async () => {
  const certification = <T = Shown>(...words: string[]) => commands.json<T>('certification', ...words, ...city);
  expect(await certification<object[]>('criteria')).toHaveLength(8);
  const imported = await certification<Shown[]>('list');
  expect(imported.map(({ number }) => number).toSorted()).toEqual(['2026-00001', '2026-00002', '2026-00003']);
  const [{ id, merchantId }] = imported as [Shown];
  const why = ['--reason', '確認のため', '--as', '髙橋'];
  expect(await certification('suspend', id, ...why)).toMatchObject({ id, state: 'suspended' });
  expect(await certification('resume', id, ...why)).toMatchObject({ id, state: 'certified' });
  const revoked = await commands.run('certification', 'revoke', id, ...why, ...city);
  expect([revoked.code, revoked.stdout]).toEqual([0, expect.stringMatching(/^認定取消 {2}2026-/)]);
  const twice = await commands.run('certification', 'revoke', id, ...why, ...city, '--json');
  expect([twice.code, JSON.parse(twice.stderr).code]).toEqual([1, 'transition_not_allowed']);
  const applied = await certification('apply', '--merchant', merchantId, ...why);
  expect(applied).toMatchObject({ merchantId, state: 'applied', number: null });
  const certified = await certification('certify', applied.id, '--until', '2029-03-31', ...why);
  expect(certified).toMatchObject({ state: 'certified', number: '2026-00004' });
  const file = join(data, '認定証.pdf');
  await certification<object>('certificate', applied.id, '--out', file);
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await certification<Shown[]>('list', '--state', 'revoked')).toMatchObject([{ id }]);
}, 240_000);

test('wrong use ends with 2', async () => {
  const wrong = [
    ['certification', 'suspend', 'x', '--reason', 'x', ...city],
    ['certification', 'apply', '--reason', 'x', ...city],
    ['certification', 'list', '--state', 'happy', ...city],
  ];
  for (const words of wrong) expect([words, (await commands.run(...words)).code]).toEqual([words, 2]);
});
