import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Holder, newDataDir, removeDataDir, startHolder } from '../support/embedded.js';
import { sankyu, sankyuJson } from '../support/sankyu.js';

let data: string;
let holder: Holder;
let firstAdmin: string;

beforeAll(async () => {
  data = await newDataDir('sankyu-cli-account-');
  holder = await startHolder(data);
  const city = ['--city', 'honban', '--name', '本番市', '--start', '2026-04'];
  ({ firstAdmin } = await sankyuJson<{ firstAdmin: string }>(data, 'city', 'create', ...city));
}, 120_000);

afterAll(async () => {
  await holder?.leave();
  await removeDataDir(data);
});

const SECRET_IN_FRAGMENT = /^https?:\/\/[^#]+\/[a-z-]+#[\w-]{43}$/;

test('a city is made with one link for its first administrator, the secret behind the #', () => {
  expect(firstAdmin).toMatch(SECRET_IN_FRAGMENT);
});

test('somebody is invited to a role, and the link is shown once', async () => {
  const words = ['--city', 'honban', '--role', 'city_welfare', '--email', 'w@city.example.jp', '--name', '担当 花子'];
  const made = await sankyuJson<{ role: string; url: string }>(data, 'account', 'invite', ...words);
  expect(made).toMatchObject({ role: 'city_welfare', url: expect.stringMatching(SECRET_IN_FRAGMENT) });
});

test('a role that needs an employer is not given without one', async () => {
  const words = ['--city', 'honban', '--role', 'employer_hr', '--email', 'hr@example.jp', '--name', '人事', '--json'];
  const { code, stderr } = await sankyu(data, 'account', 'invite', ...words);
  expect([code, JSON.parse(stderr).code]).toEqual([1, 'scope_does_not_fit']);
});
