import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../../../src/people/accounts/accounts.service.js';
import { LimitSettings } from '../../../src/people/limits/limits.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { bareCity } from '../../support/city.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { Browser } from './browser.js';

const PASSWORD = 'ame nochi hare, tokidoki yuki';

let db: TestDatabase;
let apps: [TestApp, TestApp];

beforeAll(async () => {
  db = await freshDatabase();
  await bareCity(db, 1);
  const environment = {
    SANKYU_LIMIT_SIGN_IN_ACCOUNT: '4/900',
    SANKYU_LIMIT_SIGN_IN_DEVICE: '4/900',
    SANKYU_LIMIT_CODES_ACCOUNT: '3/900',
    SANKYU_LIMIT_LINKS_ACCOUNT: '2/900',
    SANKYU_LIMIT_CALLER: '30/60',
  };
  apps = [await startTestApp(db, { environment }), await startTestApp(db, { environment })];
});

afterAll(async () => {
  await Promise.all((apps ?? []).map((app) => app.close()));
  await db?.drop();
});

let people = 0;

async function guarded() {
  const [app] = apps;
  const email = `person${(people += 1)}@example.jp`;
  const { id } = await app.get(AccountsService).findOrOpen(email, '村上 智子');
  const browser = new Browser(app);
  await browser.byLink(email);
  await browser.setUp(PASSWORD);
  await query(db.adminUrl, `delete from people.totp_uses where account_id = '${id}'`);
  return { email, browser };
}

const wrong = (email: string, at: number) =>
  new Browser(apps[at % 2]!).post('/auth/sign-in', { email, password: 'wrong wrong wrong' });

describe('tries of passwords', () => {
  it('are counted by account, for both processes together, known or not, and the answer says when to come again', async () => {
    const { email } = await guarded();
    for (const address of [email, 'nobody@example.jp']) {
      const answers = [];
      for (let at = 0; at < 6; at += 1) answers.push(await wrong(address, at));
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429, 429]);
      expect(answers[4]!.body.code).toBe('too_many_requests');
      expect(Number(answers[4]!.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(answers[4]!.headers.get('retry-after'))).toBeLessThanOrEqual(900);
    }
  });

  it('by a stranger do not lock out the owner, whose browser is known', async () => {
    const { email, browser } = await guarded();
    for (let at = 0; at < 6; at += 1) await wrong(email, at);
    await browser.post('/auth/sign-out');
    expect(await browser.post('/auth/sign-in', { email, password: PASSWORD })).toMatchObject({
      status: 200,
      body: { state: 'second_factor' },
    });
    for (let at = 0; at < 4; at += 1) await browser.post('/auth/sign-in', { email, password: 'wrong wrong wrong' });
    expect((await browser.post('/auth/sign-in', { email, password: PASSWORD })).status).toBe(429);
  });

  it('all at once are counted too', async () => {
    const { email } = await guarded();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => wrong(email, at)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
  });

  it('are kept without the address', async () => {
    await wrong('secret.person@example.jp', 0);
    const rows = await query(db.adminUrl, `select key from people.rate_limits`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ key }) => key!.includes('example'))).toBe(false);
  });
});

it('guessed codes of the authenticator app end soon, over all sign-ins begun', async () => {
  const { email } = await guarded();
  const statuses = [];
  for (let at = 0; at < 5; at += 1) {
    const browser = new Browser(apps[at % 2]!);
    const { body } = await browser.post('/auth/sign-in', { email, password: PASSWORD });
    const answer = await browser.post('/auth/sign-in/second', { challenge: body.challenge, code: '000000' });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([422, 422, 422, 429, 429]);
});

it('links by mail are sent so often and no more', async () => {
  const email = 'nobody.links@example.jp';
  const statuses = [];
  for (let at = 0; at < 3; at += 1)
    statuses.push((await new Browser(apps[at % 2]!).post('/auth/links', { email })).status);
  expect(statuses).toEqual([202, 202, 429]);
});

it('all requests of a caller together are limited, in both processes; a till’s are not hampered by it', async () => {
  const token = await apps[0].tokenFor(1, 'city_auditor');
  const ask = (at: number, by = token) => apps[at % 2]!.fetch('/api/v1/me', { token: by });
  const statuses = [];
  for (let at = 0; at < 40; at += 1) statuses.push((await ask(at)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
});

describe('a limit', () => {
  it('is a setting', () => {
    const { limits } = new LimitSettings({ SANKYU_LIMIT_TILL: '7/3' });
    expect(limits.till).toEqual({ points: 7, seconds: 3 });
  });

  it.each(['7', '0/3', 'many', '7/0', '-1/3'])('that is "%s" makes no sense', (text) => {
    expect(() => new LimitSettings({ SANKYU_LIMIT_TILL: text })).toThrow(RangeError);
  });
});
