import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../../../src/people/accounts/accounts.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { bareCity } from '../../support/city.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { Browser } from './browser.js';
import { lettersTo, secretTo } from './letters.js';

const PASSWORD = 'ame nochi hare, tokidoki yuki';

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  await bareCity(db, 1);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

let people = 0;

async function someone(): Promise<{ email: string; accountId: string; browser: Browser }> {
  const email = `someone${(people += 1)}@example.jp`;
  const { id } = await app.get(AccountsService).findOrOpen(email, '村上 智子');
  return { email, accountId: id, browser: new Browser(app) };
}

/** Somebody with a password and an authenticator app, whose codes so far are forgotten. */
async function guarded() {
  const person = await someone();
  await person.browser.byLink(person.email);
  const recoveryCodes = await person.browser.setUp(PASSWORD);
  await forgetCodes(person.accountId);
  return { ...person, recoveryCodes };
}

/** As if half a minute had passed. */
const forgetCodes = (accountId: string) =>
  query(db.adminUrl, `delete from people.totp_uses where account_id = '${accountId}'`);

const medianOf = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe('a mailed link', () => {
  it('signs in once; opening its page uses nothing up, and used again it is void', async () => {
    const { email, browser } = await someone();
    expect(await browser.post('/auth/links', { email: email.toUpperCase() })).toMatchObject({ status: 202 });
    const token = await secretTo(app, email, 'sign-in-link');
    await browser.fetch(`/auth/links/use?token=${token}`);
    expect(await browser.post('/auth/links/use', { token })).toMatchObject({
      status: 200,
      body: { state: 'signed_in' },
    });
    expect((await browser.fetch('/auth/me')).body).toMatchObject({ email, strength: 'single' });
    expect(await new Browser(app).post('/auth/links/use', { token })).toMatchObject({
      status: 410,
      body: { code: 'link_not_valid' },
    });
  });

  it('opens to one of two that use it at the same moment', async () => {
    const { email, browser } = await someone();
    await browser.post('/auth/links', { email });
    const token = await secretTo(app, email, 'sign-in-link');
    const answers = await Promise.all([1, 2, 3, 4].map(() => new Browser(app).post('/auth/links/use', { token })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
  });

  it('is void after its time, when a newer one was sent, and for another purpose', async () => {
    const { email, browser } = await someone();
    await browser.post('/auth/links', { email });
    const first = await secretTo(app, email, 'sign-in-link');
    await browser.post('/auth/links', { email });
    const second = await secretTo(app, email, 'sign-in-link');
    expect((await browser.post('/auth/links/use', { token: first })).status).toBe(410);
    expect((await browser.post('/auth/email/confirm', { token: second })).status).toBe(410);
    await query(
      db.adminUrl,
      `update people.challenges set created_at = created_at - interval '16 minutes', expires_at = expires_at - interval '16 minutes'
        where used_at is null`,
    );
    expect((await browser.post('/auth/links/use', { token: second })).status).toBe(410);
  });

  it('is kept as a hash, and stands in the letter behind the #', async () => {
    const { email, browser } = await someone();
    await browser.post('/auth/links', { email });
    const token = await secretTo(app, email, 'sign-in-link');
    const rows = await query(db.adminUrl, 'select c::text as text from people.challenges c');
    expect(rows.some(({ text }) => text!.includes(token))).toBe(false);
  });
});

describe('an unknown address', () => {
  it('gets the same answers as a known one, and no letter', async () => {
    const { email } = await someone();
    const nobody = 'nobody@example.jp';
    const ask = async (path: string, body: object) => {
      const answer = await new Browser(app).post(path, body);
      return [answer.status, { ...answer.body, requestId: '' }];
    };
    for (const path of ['/auth/links', '/auth/recovery']) {
      expect(await ask(path, { email: nobody })).toEqual(await ask(path, { email }));
    }
    const password = 'wrong wrong wrong';
    expect(await ask('/auth/sign-in', { email: nobody, password })).toEqual(
      await ask('/auth/sign-in', { email, password }),
    );
    expect(await lettersTo(app, nobody)).toEqual([]);
  });

  it('takes as long: the median times of both differ by less than the times of one among themselves', async () => {
    const { email, browser } = await guarded();
    await browser.post('/auth/sign-out');
    const times = { known: [] as number[], unknown: [] as number[] };
    const generous = await startTestApp(db, { environment: { SANKYU_LIMIT_SIGN_IN_ACCOUNT: '1000/900' } });
    const tryOnce = (address: string) => () =>
      new Browser(generous).post('/auth/sign-in', { email: address, password: 'wrong wrong wrong' });
    for (let n = 0; n < 20; n += 1) {
      times.known.push(await timed(tryOnce(email)));
      times.unknown.push(await timed(tryOnce(`nobody${n}@example.jp`)));
    }
    await generous.close();
    expect(Math.abs(medianOf(times.known) - medianOf(times.unknown))).toBeLessThan(medianOf(times.known) / 2);
  }, 30_000);

  it('is answered about a link no sooner than a known one', async () => {
    const { email } = await someone();
    for (const address of [email, 'nobody-at-all@example.jp']) {
      expect(await timed(() => new Browser(app).post('/auth/links', { email: address }))).toBeGreaterThan(240);
    }
  });
});

describe('a password', () => {
  it.each([
    ['of 12 characters', 'kuma-ga-dety', 204, undefined],
    ['shorter than 12 characters', 'kuma-deru!!', 422, 'password_too_short'],
    ['that everybody takes', 'password1234', 422, 'password_too_common'],
    ['along the keyboard', 'qwertyuiop12', 422, 'password_too_common'],
    ['of one letter', 'aaaaaaaaaaaaaaaa', 422, 'password_too_common'],
    ['of 200 characters', `${PASSWORD} `.repeat(7).slice(0, 200), 204, undefined],
    ['in Japanese', '旭川の冬は長くて雪がとても深い', 204, undefined],
  ])('%s', async (_how, password, status, code) => {
    const { email, browser } = await someone();
    await browser.byLink(email);
    const answer = await browser.post('/auth/password', { password });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('made of the own address is refused', async () => {
    const { email, browser } = await someone();
    await browser.byLink(email);
    const answer = await browser.post('/auth/password', { password: email.replace('@', '-') });
    expect(answer).toMatchObject({ status: 422, body: { code: 'password_too_common' } });
  });

  it('is kept by Argon2id with the cost that OWASP gives', async () => {
    const { accountId } = await guarded();
    const [row] = await query(db.adminUrl, `select hash from people.passwords where account_id = '${accountId}'`);
    expect(row!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(
      query(db.adminUrl, `update people.passwords set hash = 'plain' where account_id = '${accountId}'`),
    ).rejects.toMatchObject({ constraint: 'people_passwords_argon2id' });
  });
});

describe('password and authenticator app', () => {
  it('open a strong session in two steps; after the first there is none', async () => {
    const { email, browser, accountId } = await guarded();
    await browser.post('/auth/sign-out');
    expect((await browser.fetch('/auth/me')).status).toBe(401);
    const { body } = await browser.post('/auth/sign-in', { email, password: PASSWORD });
    expect(body).toEqual({ state: 'second_factor', challenge: expect.stringMatching(/^[\w-]{43}$/) });
    expect((await browser.fetch('/auth/me')).status).toBe(401);
    const { challenge } = body;
    expect(await browser.post('/auth/sign-in/second', { challenge, code: '000000' })).toMatchObject({
      status: 422,
      body: { code: 'code_wrong' },
    });
    expect((await browser.post('/auth/sign-in/second', { challenge, code: browser.code() })).status).toBe(200);
    expect((await browser.fetch('/auth/me')).body).toMatchObject({ accountId, strength: 'strong', fresh: true });
    expect((await browser.post('/auth/sign-in/second', { challenge, code: browser.code() })).status).toBe(410);
  });

  it('a code is taken once, also of requests at the same moment', async () => {
    const { email, browser, accountId } = await guarded();
    const begin = async () =>
      (await new Browser(app).post('/auth/sign-in', { email, password: PASSWORD })).body.challenge;
    const challenges = [await begin(), await begin(), await begin()];
    const code = browser.code();
    const tries = challenges.map((challenge) => new Browser(app).post('/auth/sign-in/second', { challenge, code }));
    expect((await Promise.all(tries)).map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    await expect(
      query(
        db.adminUrl,
        `insert into people.totp_uses select * from people.totp_uses where account_id = '${accountId}'`,
      ),
    ).rejects.toMatchObject({ constraint: 'people_totp_uses_once' });
  });

  it('a code of a minute and a half ago is not taken', async () => {
    const { email, browser } = await guarded();
    const { body } = await browser.post('/auth/sign-in', { email, password: PASSWORD });
    const answer = await browser.post('/auth/sign-in/second', { challenge: body.challenge, code: browser.code(90) });
    expect(answer.body.code).toBe('code_wrong');
  });

  it('the secret of the app is in no row of the database', async () => {
    const { accountId } = await guarded();
    const [row] = await query(
      db.adminUrl,
      `select length(secret_box) as length, secret_box::text as text from people.totp_secrets where account_id = '${accountId}'`,
    );
    expect(Number(row!.length)).toBeGreaterThan(40);
  });

  it('a recovery code stands in for the app, once, and the person is told', async () => {
    const { email, recoveryCodes, accountId } = await guarded();
    expect(recoveryCodes).toHaveLength(10);
    const use = async (recoveryCode: string) => {
      const browser = new Browser(app);
      const { body } = await browser.post('/auth/sign-in', { email, password: PASSWORD });
      return browser.post('/auth/sign-in/second', { challenge: body.challenge, recoveryCode });
    };
    expect((await use(recoveryCodes[0]!.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await use(recoveryCodes[0]!)).body.code).toBe('code_wrong');
    expect((await lettersTo(app, email))[0]!.text).toContain('recovery codes was used');
    const rows = await query(
      db.adminUrl,
      `select r::text as text from people.recovery_codes r where account_id = '${accountId}'`,
    );
    expect(rows.some(({ text }) => text!.includes(recoveryCodes[1]!))).toBe(false);
  });
});

describe('a session', () => {
  it('is never one that the browser brought along: signing in gives a new token and ends the old session', async () => {
    const attacker = await guarded();
    const victim = await someone();
    const planted = attacker.browser.session!;
    victim.browser.session = planted;
    await victim.browser.byLink(victim.email);
    expect(victim.browser.session).not.toBe(planted);
    expect((await victim.browser.fetch('/auth/me')).body.email).toBe(victim.email);
    expect((await attacker.browser.fetch('/auth/me')).status).toBe(401);
    victim.browser.session = 'B'.repeat(43);
    await victim.browser.byLink(victim.email);
    expect(victim.browser.session).not.toBe('B'.repeat(43));
  });

  it('gets a new token whenever it becomes stronger, and the old one is void', async () => {
    const { email, browser } = await someone();
    await browser.byLink(email);
    const tokens = [browser.session!];
    await browser.setUp(PASSWORD);
    tokens.push(browser.session!);
    const old = new Browser(app);
    old.session = tokens[0]!;
    expect((await old.fetch('/auth/me')).status).toBe(401);
    expect((await browser.fetch('/auth/me')).body).toMatchObject({ strength: 'strong' });
  });

  it('is listed with device and time to its owner, who ends one, all others, or this one', async () => {
    const { email, browser } = await someone();
    const [second, third] = [new Browser(app), new Browser(app)];
    for (const one of [browser, second, third]) await one.byLink(email);
    const { body } = await browser.fetch('/auth/sessions');
    expect(body).toHaveLength(3);
    expect(body.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(Object.keys(body[0]).sort()).toEqual(
      ['address', 'current', 'device', 'id', 'lastSeenAt', 'method', 'startedAt', 'strength'].sort(),
    );
    const mine = (await second.fetch('/auth/sessions')).body.find(({ current }: { current: boolean }) => current);
    expect((await browser.post(`/auth/sessions/${mine.id}/end`)).status).toBe(204);
    expect((await second.fetch('/auth/me')).status).toBe(401);
    expect((await browser.post('/auth/sessions/end-others')).status).toBe(204);
    expect((await third.fetch('/auth/me')).status).toBe(401);
    expect((await browser.post('/auth/sign-out')).status).toBe(204);
    expect([browser.session, (await browser.fetch('/auth/me')).status]).toEqual([undefined, 401]);
  });

  it('of somebody else is not found to be ended', async () => {
    const [one, two] = [await someone(), await someone()];
    for (const person of [one, two]) await person.browser.byLink(person.email);
    const [foreign] = (await two.browser.fetch('/auth/sessions')).body;
    expect((await one.browser.post(`/auth/sessions/${foreign.id}/end`)).status).toBe(404);
    expect((await two.browser.fetch('/auth/me')).status).toBe(200);
  });
});

describe('a change of what one signs in with', () => {
  it('needs that the person showed itself within ten minutes, with the second factor', async () => {
    const { email, browser, accountId } = await guarded();
    await query(
      db.adminUrl,
      `update people.sessions set authenticated_at = authenticated_at - interval '11 minutes' where account_id = '${accountId}'`,
    );
    const changes = ['/auth/password', '/auth/totp', '/auth/totp/remove', '/auth/recovery-codes', '/auth/email'];
    for (const path of changes) {
      expect((await browser.post(path, { password: PASSWORD, email: 'new@example.jp' })).body.code).toBe(
        'confirm_first',
      );
    }
    expect((await browser.post('/auth/confirm', { password: PASSWORD, code: '000000' })).body.code).toBe('code_wrong');
    expect((await browser.post('/auth/confirm', { password: 'wrong', code: browser.code() })).status).toBe(401);
    const before = browser.session;
    expect((await browser.post('/auth/confirm', { password: PASSWORD, code: browser.code() })).status).toBe(204);
    expect(browser.session).not.toBe(before);
    expect((await browser.post('/auth/recovery-codes')).body.recoveryCodes).toHaveLength(10);

    const byLink = new Browser(app);
    await byLink.byLink(email);
    for (const path of changes) {
      expect((await byLink.post(path, { password: PASSWORD, email: 'new@example.jp' })).body.code).toBe(
        'confirm_first',
      );
    }
  });

  it('ends all other sessions and is told by mail', async () => {
    const { email, browser } = await guarded();
    const other = new Browser(app);
    await other.byLink(email);
    expect((await browser.post('/auth/password', { password: `${PASSWORD} 2` })).status).toBe(204);
    expect((await other.fetch('/auth/me')).status).toBe(401);
    expect((await browser.fetch('/auth/me')).status).toBe(200);
    expect((await lettersTo(app, email))[0]).toMatchObject({ template: 'account-changed' });
  });

  it('of the address holds once the new one is shown to be one’s own; the old one is told twice', async () => {
    const { email, browser, accountId } = await guarded();
    const next = `new-${email}`;
    expect((await browser.post('/auth/email', { email: next })).status).toBe(202);
    expect((await browser.fetch('/auth/me')).body.email).toBe(email);
    const token = await secretTo(app, next, 'email-change');
    expect((await new Browser(app).post('/auth/email/confirm', { token })).status).toBe(204);
    expect((await browser.fetch('/auth/me')).status).toBe(401);
    const [row] = await query(db.adminUrl, `select email from people.accounts where id = '${accountId}'`);
    expect(row!.email).toBe(next);
    expect((await lettersTo(app, email)).slice(0, 2).map(({ template }) => template)).toEqual([
      'account-changed',
      'account-changed',
    ]);
  });

  it('to an address of another account answers the same and sends nothing there', async () => {
    const [one, two] = [await guarded(), await someone()];
    expect((await one.browser.post('/auth/email', { email: two.email })).status).toBe(202);
    expect(await lettersTo(app, two.email)).toEqual([]);
  });
});

describe('a sign-in that another site sends', () => {
  it.each([
    ['by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['by Origin', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  ])('is refused %s, so that nobody is signed in as somebody else', async (_how, given) => {
    const { email, browser } = await someone();
    await browser.post('/auth/links', { email });
    const token = await secretTo(app, email, 'sign-in-link');
    const headers = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
    const answer = await app.fetch('/api/v1/auth/links/use', { body: { token }, headers });
    expect(answer).toMatchObject({ status: 403, body: { code: 'cross_site_request' } });
    expect((await browser.post('/auth/links/use', { token })).status).toBe(200);
  });
});
