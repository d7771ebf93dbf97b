import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { CommandLine } from '../support/command-line.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { sampleCity } from '../support/sample-city.js';
import { writeFolder } from '../support/sankyu.js';

let data: string;
let commands: CommandLine;
let merchant: string;
const city = ['--city', 'mihon'];

beforeAll(async () => {
  data = await newDataDir('sankyu-cli-token-');
  commands = await CommandLine.open(data);
  const folder = join(data, 'files');
  await writeFolder(folder, sampleCity({ employers: 1, parents: 1, merchants: 1 }).files);
  const made = ['--name', '見本市', '--start', '2026-04', '--as-of', '2026-04-01'];
  await commands.json('import', folder, ...city, ...made, '--approve');
  [{ merchantId: merchant }] = await commands.json<[{ merchantId: string }]>('certification', 'list', ...city);
}, 120_000);

afterAll(async () => {
  await commands?.close();
  await removeDataDir(data);
});

const create = (...words: string[]) => commands.run('token', 'create', ...city, ...words, '--json');

test('a client’s key is made for less than its role may, and the list shows when each was used', async () => {
  const made = await create('--role', 'city_finance');
  expect([made.code, JSON.parse(made.stdout).scopes]).toEqual([0, null]);
  const [listed] = await commands.json<{ lastUsedAt: string | null }[]>('token', 'list', ...city);
  expect(listed).toMatchObject({ lastUsedAt: null });
  const { stdout } = await commands.run('token', 'list', ...city);
  expect(stdout).toContain('最終利用 last used');
}, 60_000);

test('scopes are given to clients alone, of what their role may, and known ones', async () => {
  const ofStaff = await create('--role', 'city_auditor', '--scope', 'me.read');
  expect([ofStaff.code, JSON.parse(ofStaff.stderr).code]).toEqual([1, 'permission_not_of_role']);
  const notOfRole = await create('--role', 'pos_client', '--merchant', merchant, '--scope', 'enrolments.apply');
  expect([notOfRole.code, JSON.parse(notOfRole.stderr).code]).toEqual([1, 'permission_not_of_role']);
  expect((await create('--role', 'pos_client', '--merchant', merchant, '--scope', 'all')).code).toBe(2);
}, 60_000);
