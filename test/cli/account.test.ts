import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommandLine } from '../support/command-line.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';

let data: string;
let commands: CommandLine;
let firstAdmin: string;

beforeAll(async () => {
  data = await newDataDir('sankyu-cli-account-');
  commands = await CommandLine.open(data);
  const city = ['--city', 'honban', '--name', '本番市', '--start', '2026-04'];
  ({ firstAdmin } = await commands.json<{ firstAdmin: string }>('city', 'create', ...city));
}, 120_000);

afterAll(async () => {
  await commands?.close();
  await removeDataDir(data);
});

const SECRET_IN_FRAGMENT = /^https?:\/\/[^#]+\/[a-z-]+#[\w-]{43}$/;

test('a city is made with one link for its first administrator, the secret behind the #', () => {
  expect(firstAdmin).toMatch(SECRET_IN_FRAGMENT);
});

test('somebody is invited to a role, and the link is shown once', async () => {
  const words = ['--city', 'honban', '--role', 'city_welfare', '--email', 'w@city.example.jp', '--name', '担当 花子'];
  const made = await commands.json<{ role: string; url: string }>('account', 'invite', ...words);
  expect(made).toMatchObject({ role: 'city_welfare', url: expect.stringMatching(SECRET_IN_FRAGMENT) });
});

test('a role that needs an employer is not given without one', async () => {
  const words = ['--city', 'honban', '--role', 'employer_hr', '--email', 'hr@example.jp', '--name', '人事', '--json'];
  const { code, stderr } = await commands.run('account', 'invite', ...words);
  expect([code, JSON.parse(stderr).code]).toEqual([1, 'scope_does_not_fit']);
});
