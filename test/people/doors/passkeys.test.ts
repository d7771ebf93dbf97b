import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { inCity } from '../../../src/database/scope.js';
import { Transactions } from '../../../src/database/transactions.js';
import { AccountsService } from '../../../src/people/accounts/accounts.service.js';
import { GiveRoleService } from '../../../src/people/grants/give-role.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { Authenticator, type Oddity } from '../../support/authenticator.js';
import { bareCity } from '../../support/city.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { selfSigned } from '../../support/self-signed.js';
import { Browser } from './browser.js';
import { lettersTo } from './letters.js';

const ORIGIN = 'https://sankyu.example.jp';
const PASSWORD = 'ame nochi hare, tokidoki yuki';
const OTHER_SITE: Oddity = { origin: 'https://sankyu.example.com' };

let db: TestDatabase;
let app: TestApp;
let people = 0;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { environment: { SANKYU_PUBLIC_URL: `${ORIGIN}/` } });
  await bareCity(db, 1);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function someone(counts = true) {
  const email = `passkey${(people += 1)}@example.jp`;
  const { id: accountId } = await app.get(AccountsService).findOrOpen(email, '村上 智子');
  const [browser, device] = [new Browser(app), new Authenticator(ORIGIN, counts)];
  await browser.byLink(email);
  return { email, accountId, browser, device };
}

async function withPasskey(counts = true) {
  const person = await someone(counts);
  const { body } = await add(person.browser, person.device);
  return { ...person, passkeyId: body.id as string };
}

const giveAuditor = (accountId: string) =>
  inCity(1, () =>
    app
      .get(Transactions)
      .run(() => app.get(GiveRoleService).give({ cityId: 1, accountId, role: 'city_auditor', grantedBy: accountId })),
  );

async function add(browser: Browser, device: Authenticator, odd: Oddity = {}, label = 'スマートフォン') {
  const { body } = await browser.post('/auth/passkeys/options');
  return browser.post('/auth/passkeys', { label, credential: device.create(body.publicKey, odd) });
}

async function asked(browser: Browser, email?: string) {
  const { body } = await browser.post('/auth/sign-in/passkey/options', email === undefined ? {} : { email });
  return body.publicKey;
}

async function signIn(browser: Browser, device: Authenticator, odd: Oddity = {}, email?: string) {
  return browser.post('/auth/sign-in/passkey', { credential: device.get(await asked(browser, email), odd) });
}

async function confirm(browser: Browser, device: Authenticator) {
  const { body } = await browser.post('/auth/confirm/passkey/options');
  return browser.post('/auth/confirm/passkey', { credential: device.get(body.publicKey) });
}

async function somebodyWaits(): Promise<boolean> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return (await query(db.adminUrl, waiting)).length > 0;
}

const signedIn = async (browser: Browser) => (await browser.fetch('/auth/me')).status === 200;

describe('a passkey', () => {
  it('is added by whoever is signed in, opens a strong session without a name, and both are told', async () => {
    const { email, browser, device, accountId } = await someone();
    const { body: options } = await browser.post('/auth/passkeys/options');
    expect(options.publicKey).toMatchObject({
      rp: { id: 'sankyu.example.jp' },
      user: { name: email },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const credential = device.create(options.publicKey, { backedUp: true });
    const added = await browser.post('/auth/passkeys', { label: '私の電話', credential });
    expect(added).toMatchObject({ status: 201, body: { label: '私の電話', backedUp: true, lastUsedAt: null } });
    expect((await browser.fetch('/auth/me')).body).toMatchObject({ strength: 'strong' });
    expect((await lettersTo(app, email))[0]!.text).toContain('A passkey was added');

    const fresh = new Browser(app);
    expect(await asked(fresh)).toMatchObject({ rpId: 'sankyu.example.jp', userVerification: 'required' });
    expect(await signIn(fresh, device, { backedUp: true })).toMatchObject({
      status: 200,
      body: { state: 'signed_in' },
    });
    expect((await fresh.fetch('/auth/me')).body).toMatchObject({ accountId, strength: 'strong', fresh: true });
    const [listed] = (await fresh.fetch('/auth/passkeys')).body;
    expect(listed).toMatchObject({ backedUp: true, lastUsedAt: expect.any(String) });
  });

  it('opens the roles of staff by itself', async () => {
    const { accountId, device } = await withPasskey();
    const grant = await giveAuditor(accountId);
    const browser = new Browser(app);
    await signIn(browser, device);
    expect(await browser.fetch(`/as/${grant}/me`)).toMatchObject({ status: 200, body: { role: 'city_auditor' } });
  });

  it('signs in under a session token that is new, and ends the session that the browser brought along', async () => {
    const [attacker, victim] = [await withPasskey(), await withPasskey()];
    const planted = attacker.browser.session!;
    const browser = new Browser(app);
    browser.session = planted;
    expect((await signIn(browser, victim.device)).status).toBe(200);
    expect(browser.session).not.toBe(planted);
    expect((await browser.fetch('/auth/me')).body.email).toBe(victim.email);
    expect(await signedIn(attacker.browser)).toBe(false);
  });

  it('ends all other sessions when it is added or removed, and the person is told', async () => {
    const { email, browser, device } = await withPasskey();
    const others = [new Browser(app), new Browser(app)];
    await signIn(others[0]!, device);
    const { body: second } = await add(browser, new Authenticator(ORIGIN));
    expect(await signedIn(others[0]!)).toBe(false);
    await signIn(others[1]!, device);
    expect((await browser.post(`/auth/passkeys/${second.id}/remove`)).status).toBe(204);
    expect([await signedIn(others[1]!), await signedIn(browser)]).toEqual([false, true]);
    expect((await lettersTo(app, email))[0]!.text).toContain('A passkey was removed');
  });

  it('is one of several with names, which their owner changes and nobody else finds', async () => {
    const { browser, passkeyId } = await withPasskey();
    await add(browser, new Authenticator(ORIGIN), {}, '会社のパソコン');
    const rename = (who: Browser, label: string) =>
      who.fetch(`/auth/passkeys/${passkeyId}`, { method: 'PATCH', body: { label } });
    expect(await rename(browser, '古い電話')).toMatchObject({ status: 200, body: { label: '古い電話' } });
    const labels = (await browser.fetch('/auth/passkeys')).body.map(({ label }: { label: string }) => label);
    expect(labels).toEqual(['古い電話', '会社のパソコン']);

    const stranger = await withPasskey();
    expect((await rename(stranger.browser, 'x')).status).toBe(404);
    expect((await stranger.browser.post(`/auth/passkeys/${passkeyId}/remove`)).status).toBe(404);
    for (const label of ['', '  ', 'あ'.repeat(61)]) expect((await rename(browser, label)).status).toBe(422);
  });

  it('may count nothing, as those that several devices share', async () => {
    const { device } = await withPasskey(false);
    for (const _ of [1, 2]) expect((await signIn(new Browser(app), device)).status).toBe(200);
  });

  it('is one of at most twenty, also when the last two are added at once', async () => {
    const { accountId, browser } = await withPasskey();
    await query(
      db.adminUrl,
      `insert into people.passkeys (id, account_id, credential_id, public_key, counter, device_type, backed_up, label)
       select gen_random_uuid(), '${accountId}', n::text::bytea || '${accountId}'::bytea, '', 0, 'single_device', false, 'x'
         from generate_series(1, 18) n`,
    );
    expect((await add(browser, new Authenticator(ORIGIN))).status).toBe(201);
    expect((await add(browser, new Authenticator(ORIGIN))).body.code).toBe('too_many_passkeys');
  });
});

describe('adding a passkey', () => {
  it.each<[string, Oddity]>([
    ['from another site', OTHER_SITE],
    ['from our domain without encryption', { origin: 'http://sankyu.example.jp' }],
    ['for another domain', { rpId: 'example.jp' }],
    ['for a challenge that is not ours', { challenge: 'A'.repeat(43) }],
    ['that did not ask who is there', { userVerified: false }],
  ])('%s is refused', async (_how, odd) => {
    const { browser, device } = await someone();
    expect(await add(browser, device, odd)).toMatchObject({ status: 422, body: { code: 'passkey_not_valid' } });
    expect((await browser.fetch('/auth/passkeys')).body).toEqual([]);
  });

  it('with certificates of its maker, which nobody asked for, is refused', async () => {
    const { browser, device } = await someone();
    const answer = await add(browser, device, { maker: selfSigned() });
    expect(answer).toMatchObject({ status: 422, body: { code: 'passkey_not_valid' } });
  });

  it('needs somebody signed in who showed itself within ten minutes, with more than a letter where there is more', async () => {
    const { email, accountId, browser, device } = await withPasskey();
    expect((await new Browser(app).post('/auth/passkeys/options')).status).toBe(401);
    await query(
      db.adminUrl,
      `update people.sessions set authenticated_at = authenticated_at - interval '11 minutes' where account_id = '${accountId}'`,
    );
    expect((await browser.post('/auth/passkeys/options')).body.code).toBe('confirm_first');
    const before = browser.session;
    expect((await confirm(browser, device)).status).toBe(204);
    expect(browser.session).not.toBe(before);
    expect((await add(browser, new Authenticator(ORIGIN))).status).toBe(201);

    await giveAuditor(accountId);
    const byLetter = new Browser(app);
    await byLetter.byLink(email);
    for (const path of ['/auth/passkeys/options', '/auth/password', '/auth/totp']) {
      expect((await byLetter.post(path, { password: PASSWORD })).body.code).toBe('confirm_first');
    }
  });

  it('takes one answer for each challenge, within five minutes, in the same session', async () => {
    const { email, browser, device, accountId } = await someone();
    const { body } = await browser.post('/auth/passkeys/options');
    const credential = device.create(body.publicKey);
    const stranger = await someone();
    await stranger.browser.post('/auth/passkeys/options');
    const taken = await stranger.browser.post('/auth/passkeys', { label: 'x', credential });
    expect(taken.body.code).toBe('passkey_not_valid');
    expect((await browser.post('/auth/passkeys', { label: 'x', credential })).status).toBe(201);
    expect((await browser.post('/auth/passkeys', { label: 'x', credential })).body.code).toBe('step_lapsed');

    const begun = (await browser.post('/auth/passkeys/options')).body.publicKey;
    await browser.byLink(email);
    const inAnother = { label: 'x', credential: new Authenticator(ORIGIN).create(begun) };
    expect((await browser.post('/auth/passkeys', inAnother)).body.code).toBe('passkey_not_valid');

    const late = await browser.post('/auth/passkeys/options');
    await query(
      db.adminUrl,
      `update people.challenges set created_at = created_at - interval '6 minutes', expires_at = expires_at - interval '6 minutes'
        where account_id = '${accountId}'`,
    );
    const answer = { label: 'x', credential: device.create(late.body.publicKey) };
    expect((await browser.post('/auth/passkeys', answer)).body.code).toBe('step_lapsed');
  });

  it('of one that is registered already is refused, whoever has it', async () => {
    const { browser, device } = await withPasskey();
    const { body } = await browser.post('/auth/passkeys/options');
    expect(body.publicKey.excludeCredentials).toMatchObject([{ id: device.kept[0]!.id.toString('base64url') }]);
    const stranger = await someone();
    const asked = (await stranger.browser.post('/auth/passkeys/options')).body.publicKey;
    const copying = new Authenticator(ORIGIN);
    const made = copying.create(asked);
    await query(
      db.adminUrl,
      `update people.passkeys set credential_id = decode('${copying.kept[0]!.id.toString('hex')}', 'hex')
        where credential_id = decode('${device.kept[0]!.id.toString('hex')}', 'hex')`,
    );
    const answer = await stranger.browser.post('/auth/passkeys', { label: 'x', credential: made });
    expect(answer).toMatchObject({ status: 409, body: { code: 'passkey_known' } });
  });
});

describe('signing in by a passkey', () => {
  it.each<[string, Oddity]>([
    ['for another site', OTHER_SITE],
    ['for another domain', { rpId: 'example.jp' }],
    ['for a challenge that is not ours', { challenge: 'A'.repeat(43) }],
    ['that did not ask who is there', { userVerified: false }],
  ])('%s is refused', async (_how, odd) => {
    const { device } = await withPasskey();
    const browser = new Browser(app);
    expect(await signIn(browser, device, odd)).toMatchObject({ status: 401, body: { code: 'passkey_failed' } });
    expect(await signedIn(browser)).toBe(false);
    expect((await signIn(browser, device)).status).toBe(200);
  });

  it('with a signature that was tampered with, or of another key, is refused', async () => {
    const { device } = await withPasskey();
    const other = await withPasskey();
    const browser = new Browser(app);
    const tampered = device.get(await asked(browser));
    const signature = Buffer.from(tampered.response.signature, 'base64url');
    signature[signature.length - 1]! ^= 1;
    tampered.response.signature = signature.toString('base64url');
    expect((await browser.post('/auth/sign-in/passkey', { credential: tampered })).body.code).toBe('passkey_failed');
    const id = device.kept[0]!.id.toString('base64url');
    for (const userHandle of [other.device.kept[0]!.userHandle, device.kept[0]!.userHandle, null]) {
      const fresh = other.device.get(await asked(browser));
      const credential = { ...fresh, id, rawId: id, response: { ...fresh.response, userHandle } };
      expect((await browser.post('/auth/sign-in/passkey', { credential })).body.code).toBe('passkey_failed');
    }
    expect(await signedIn(browser)).toBe(false);
  });

  it('takes an answer once, in the browser in which it was asked for, within five minutes', async () => {
    const { device } = await withPasskey();
    const [browser, thief] = [new Browser(app), new Browser(app)];
    const credential = device.get(await asked(browser));
    expect((await thief.post('/auth/sign-in/passkey', { credential })).body.code).toBe('step_lapsed');
    await asked(thief);
    expect((await thief.post('/auth/sign-in/passkey', { credential })).body.code).toBe('passkey_failed');
    expect((await browser.post('/auth/sign-in/passkey', { credential })).status).toBe(200);
    expect((await browser.post('/auth/sign-in/passkey', { credential })).body.code).toBe('step_lapsed');
    await asked(browser);
    expect((await browser.post('/auth/sign-in/passkey', { credential })).body.code).toBe('passkey_failed');

    const late = device.get(await asked(thief));
    await query(
      db.adminUrl,
      `update people.challenges set created_at = created_at - interval '6 minutes', expires_at = expires_at - interval '6 minutes'
        where purpose = 'passkey_sign_in' and used_at is null`,
    );
    expect((await thief.post('/auth/sign-in/passkey', { credential: late })).body.code).toBe('step_lapsed');
  });

  it('with an address given takes only a passkey of that account, and tells of no account', async () => {
    const [person, stranger] = [await withPasskey(), await withPasskey()];
    const browser = new Browser(app);
    const known = await asked(browser, person.email);
    const unknown = await asked(browser, 'nobody-at-all@example.jp');
    expect({ ...known, challenge: '' }).toEqual({ ...unknown, challenge: '' });
    for (const email of [person.email, 'nobody-at-all@example.jp']) {
      expect((await signIn(browser, stranger.device, {}, email)).body.code).toBe('passkey_failed');
    }
    expect((await signIn(browser, person.device, {}, person.email.toUpperCase())).status).toBe(200);
  });

  it('whose counter does not go up is refused as a possible copy, and its owner is told', async () => {
    const { device, email } = await withPasskey();
    expect((await signIn(new Browser(app), device, { counter: 7 })).status).toBe(200);
    for (const counter of [7, 6, 0]) {
      const answer = await signIn(new Browser(app), device, { counter });
      expect(answer).toMatchObject({ status: 401, body: { code: 'passkey_suspect' } });
    }
    expect((await lettersTo(app, email))[0]!.text).toContain('may have been copied');
    expect((await signIn(new Browser(app), device, { counter: 8 })).status).toBe(200);
    await expect(query(db.adminUrl, 'update people.passkeys set counter = 3 where counter = 8')).rejects.toMatchObject({
      constraint: 'people_passkeys_counter_goes_up',
    });
  });

  it('that was removed, or of an account that is closed, is refused', async () => {
    const [removed, closed] = [await withPasskey(), await withPasskey()];
    await removed.browser.post(`/auth/passkeys/${removed.passkeyId}/remove`);
    await query(db.adminUrl, `update people.accounts set closed_at = now() where id = '${closed.accountId}'`);
    for (const { device } of [removed, closed]) {
      expect((await signIn(new Browser(app), device)).body.code).toBe('passkey_failed');
    }
  });

  it('is asked for from our own pages only', async () => {
    const { device } = await withPasskey();
    const browser = new Browser(app);
    const credential = device.get(await asked(browser));
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await browser.fetch('/auth/sign-in/passkey', { body: { credential }, headers });
    expect(answer).toMatchObject({ status: 403, body: { code: 'cross_site_request' } });
  });

  it('of somebody else does not confirm a session, nor does an answer to a sign-in', async () => {
    const [person, stranger] = [await withPasskey(), await withPasskey()];
    expect((await confirm(person.browser, stranger.device)).body.code).toBe('passkey_failed');
    const credential = person.device.get(await asked(person.browser));
    expect((await person.browser.post('/auth/confirm/passkey', { credential })).body.code).toBe('passkey_failed');
    const { body } = await person.browser.post('/auth/confirm/passkey/options');
    const confirming = { credential: person.device.get(body.publicKey) };
    expect((await person.browser.post('/auth/sign-in/passkey', confirming)).body.code).toBe('passkey_failed');
  });
});

describe('removing a passkey', () => {
  it('is refused for the last way in to a role of staff, also while the other one is being removed', async () => {
    const { accountId, browser, passkeyId } = await withPasskey();
    await giveAuditor(accountId);
    expect((await browser.post(`/auth/passkeys/${passkeyId}/remove`)).body.code).toBe('last_way_in');
    const { body: second } = await add(browser, new Authenticator(ORIGIN));
    const other = new Client({ connectionString: db.adminUrl });
    await other.connect();
    try {
      await other.query('begin');
      await other.query('select from people.accounts where id = $1 for no key update', [accountId]);
      await other.query('delete from people.passkeys where id = $1', [passkeyId]);
      let answered = false;
      const removing = browser.post(`/auth/passkeys/${second.id}/remove`).finally(() => (answered = true));
      while (!answered && !(await somebodyWaits())) await delay(10);
      await other.query('commit');
      expect((await removing).body.code).toBe('last_way_in');
    } finally {
      await other.end();
    }
    expect((await browser.fetch('/auth/passkeys')).body).toHaveLength(1);
  });

  it('is taken where an authenticator app is the other way, and leaves the session strong', async () => {
    const { accountId, browser, passkeyId } = await withPasskey();
    const grant = await giveAuditor(accountId);
    await browser.setUp(PASSWORD);
    expect((await browser.post(`/auth/passkeys/${passkeyId}/remove`)).status).toBe(204);
    expect((await browser.fetch(`/as/${grant}/me`)).status).toBe(200);
  });

  it('leaves whoever has no role of staff the mailbox, and the session weaker', async () => {
    const { browser, passkeyId } = await withPasskey();
    expect((await browser.post(`/auth/passkeys/${passkeyId}/remove`)).status).toBe(204);
    expect((await browser.fetch('/auth/me')).body).toMatchObject({ strength: 'single' });
  });
});
