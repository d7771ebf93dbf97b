import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { inCity } from '../../../src/database/scope.js';
import { Transactions } from '../../../src/database/transactions.js';
import { AccountsService } from '../../../src/people/accounts/accounts.service.js';
import { GiveRoleService } from '../../../src/people/grants/give-role.service.js';
import type { Role } from '../../../src/people/role.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { bareCity } from '../../support/city.js';
import { type Known, OpenidProvider } from '../../support/openid-provider.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { Browser } from './browser.js';
import { lettersTo, secretTo } from './letters.js';

const ORIGIN = 'https://sankyu.example.jp';
/** It signs its id tokens with this, as LINE does. */
const PERSONAL_SECRET = 'a secret that is long enough to sign with';
const MFA = { amr: ['pwd', 'mfa'] };

let db: TestDatabase;
let app: TestApp;
let openid: OpenidProvider;
let people = 0;

const callback = (id: string) => `${ORIGIN}/sign-in/callback/${id}`;

const settings = (issuer: string) => [
  {
    id: 'city-1',
    nameJa: '試験市',
    nameEn: 'City 1',
    issuer,
    clientId: 'sankyu',
    clientSecret: 'city secret',
    for: { staffOf: 'city-1' },
    secondFactor: { amr: ['mfa'], acr: ['urn:test:two-factors'] },
    maxAgeSeconds: 3600,
    allowInsecure: true,
  },
  {
    id: 'personal',
    nameJa: '個人',
    nameEn: 'Personal',
    issuer,
    clientId: 'sankyu-personal',
    clientSecret: PERSONAL_SECRET,
    for: { employees: true },
    linkAnyEmail: true,
    idTokenAlg: 'HS256',
    allowInsecure: true,
  },
  {
    id: 'away',
    nameJa: '不通',
    nameEn: 'Away',
    issuer: 'http://127.0.0.1:9',
    clientId: 'x',
    for: { employees: true },
    allowInsecure: true,
  },
];

beforeAll(async () => {
  db = await freshDatabase();
  openid = await OpenidProvider.start([
    { id: 'sankyu', secret: 'city secret', redirectUri: callback('city-1') },
    { id: 'sankyu-personal', secret: PERSONAL_SECRET, redirectUri: callback('personal'), idTokenAlg: 'HS256' },
    { id: 'somebody-else', secret: 'another secret', redirectUri: callback('city-1') },
  ]);
  app = await startTestApp(db, {
    environment: { SANKYU_PUBLIC_URL: ORIGIN, SANKYU_OIDC: JSON.stringify(settings(openid.issuer)) },
  });
  await bareCity(db, 1);
  await bareCity(db, 2);
});

afterAll(async () => {
  await app?.close();
  await openid?.close();
  await db?.drop();
});

beforeEach(() => {
  openid.forge = undefined;
});

async function someone(role: Role | undefined = 'city_auditor', cityId = 1) {
  const email = `oidc${(people += 1)}@example.jp`;
  const { id: accountId } = await app.get(AccountsService).findOrOpen(email, '村上 智子');
  const grant = role === undefined ? '' : await give(accountId, role, cityId);
  return { email, accountId, grant, browser: new Browser(app), known: { sub: `subject-${people}`, email, ...MFA } };
}

async function give(accountId: string, role: Role, cityId: number): Promise<string> {
  const employeeId = role === 'employee' ? randomUUID() : undefined;
  if (employeeId !== undefined) {
    await query(
      db.adminUrl,
      `insert into employees (city_id, id, name, name_kana, email) values (${cityId}, '${employeeId}', '村上', 'ムラカミ', 'm@example.jp')`,
    );
  }
  const wanted = { cityId, accountId, role, grantedBy: accountId, ...(employeeId ? { employeeId } : {}) };
  return inCity(cityId, () => app.get(Transactions).run(() => app.get(GiveRoleService).give(wanted)));
}

/** Goes to the provider. @returns the address to go to, or the answer that refused */
async function visit(browser: Browser, provider: string, from = '/auth/oidc/visit'): Promise<string> {
  const { status, body } = await browser.post(from, { provider });
  if (status !== 200) throw new Error(`The visit answered ${body.code}`);
  return body.address;
}

const post = (browser: Browser, provider: string, answer: string) =>
  browser.post('/auth/oidc/answer', { provider, query: answer });

async function signIn(browser: Browser, known: Known | undefined, provider = 'city-1') {
  return post(browser, provider, await openid.visit(await visit(browser, provider), known));
}

async function link(browser: Browser, known: Known, provider = 'city-1') {
  const address = await visit(browser, provider, '/auth/oidc/identities/visit');
  return post(browser, provider, await openid.visit(address, known));
}

/** Somebody whose account at the provider is linked, signed out. */
async function linked(role: Role = 'city_auditor', provider = 'city-1') {
  const person = await someone(role);
  await person.browser.byLink(person.email);
  const answer = await link(person.browser, person.known, provider);
  if (answer.body.state !== 'linked') throw new Error(`Linking answered ${answer.body.code}`);
  await person.browser.post('/auth/sign-out');
  return person;
}

const signedIn = async (browser: Browser) => (await browser.fetch('/auth/me')).status === 200;
const identitiesOf = async (accountId: string) =>
  (await query(db.adminUrl, `select subject from people.identities where account_id = '${accountId}'`)).length;

describe('a provider', () => {
  it('is shown to whoever signs in, without its secrets, and asked once for its description', async () => {
    const { body } = await new Browser(app).fetch('/auth/oidc/providers');
    expect(body).toEqual([
      { id: 'city-1', nameJa: '試験市', nameEn: 'City 1', audience: 'city_staff', cityCode: 'city-1' },
      { id: 'personal', nameJa: '個人', nameEn: 'Personal', audience: 'employees' },
      { id: 'away', nameJa: '不通', nameEn: 'Away', audience: 'employees' },
    ]);
    const before = openid.described;
    for (const _ of [1, 2, 3]) await visit(new Browser(app), 'city-1');
    expect(openid.described - before).toBeLessThan(2);
  });

  it('is gone to with state, nonce and PKCE, which differ each time and stand in no row', async () => {
    const [one, two] = await Promise.all([1, 2].map(async () => new URL(await visit(new Browser(app), 'city-1'))));
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one!.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one!.searchParams.get(name)).not.toBe(two!.searchParams.get(name));
    }
    expect(Object.fromEntries(one!.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email',
      redirect_uri: callback('city-1'),
      max_age: '3600',
    });
    const rows = await query(db.adminUrl, 'select c::text as text from people.challenges c');
    expect(rows.some(({ text }) => text!.includes(one!.searchParams.get('state')!))).toBe(false);
  });

  it('that is away, or not there at all, is said to be so', async () => {
    const browser = new Browser(app);
    const away = await browser.post('/auth/oidc/visit', { provider: 'away' });
    expect(away).toMatchObject({ status: 503, body: { code: 'provider_away' } });
    expect((await browser.post('/auth/oidc/visit', { provider: 'unknown' })).status).toBe(404);
    expect((await browser.post('/auth/oidc/visit', { provider: '../x' })).status).toBe(422);
  });
});

describe('signing in by a provider', () => {
  it('opens a strong session where it asked for a second factor, and the roles of its city', async () => {
    const { known, grant, accountId } = await linked();
    for (const how of [MFA, { amr: undefined, acr: 'urn:test:two-factors' }]) {
      const browser = new Browser(app);
      expect(await signIn(browser, { ...known, ...how })).toMatchObject({ status: 200, body: { state: 'signed_in' } });
      expect((await browser.fetch('/auth/me')).body).toMatchObject({ accountId, strength: 'strong', fresh: true });
      expect((await browser.fetch(`/as/${grant}/me`)).status).toBe(200);
    }
  });

  it('opens no role of staff where it did not', async () => {
    const { known, grant } = await linked();
    const browser = new Browser(app);
    expect((await signIn(browser, { ...known, amr: ['pwd'] })).status).toBe(200);
    expect((await browser.fetch('/auth/me')).body).toMatchObject({ strength: 'single' });
    expect((await browser.fetch(`/as/${grant}/me`)).body.code).toBe('strong_sign_in_needed');
  });

  it('set up for one city opens nothing of staff for who is staff of another one too', async () => {
    const { known, accountId, grant } = await linked();
    await give(accountId, 'city_welfare', 2);
    const browser = new Browser(app);
    await signIn(browser, known);
    expect((await browser.fetch('/auth/me')).body).toMatchObject({ strength: 'single' });
    expect((await browser.fetch(`/as/${grant}/me`)).body.code).toBe('strong_sign_in_needed');
  });

  it('is refused to whom the provider is not for any more', async () => {
    const { known, grant, accountId } = await linked();
    await query(
      db.adminUrl,
      `update role_grants set ended_at = now(), ended_by = account_id, end_reason = 'taken_away' where id = '${grant}'`,
    );
    await give(accountId, 'city_auditor', 2);
    expect(await signIn(new Browser(app), known)).toMatchObject({
      status: 403,
      body: { code: 'provider_not_for_you' },
    });
  });

  it('opens an employee’s own coupons', async () => {
    const { known, grant } = await linked('employee', 'personal');
    const browser = new Browser(app);
    expect((await signIn(browser, known, 'personal')).body.state).toBe('signed_in');
    expect(await browser.fetch(`/as/${grant}/me`)).toMatchObject({ status: 200, body: { role: 'employee' } });
  });

  it('gives a session token that is new, and ends the session that the browser brought along', async () => {
    const [attacker, victim] = [await someone(), await linked()];
    await attacker.browser.byLink(attacker.email);
    const planted = attacker.browser.session!;
    victim.browser.session = planted;
    await signIn(victim.browser, victim.known);
    expect(victim.browser.session).not.toBe(planted);
    expect((await victim.browser.fetch('/auth/me')).body.email).toBe(victim.email);
    expect(await signedIn(attacker.browser)).toBe(false);
  });

  it('is ended here by signing out, whatever the provider thinks', async () => {
    const { known, browser } = await linked();
    await signIn(browser, known);
    expect((await browser.post('/auth/sign-out')).status).toBe(204);
    expect(await signedIn(browser)).toBe(false);
  });
});

describe('an answer of a provider', () => {
  it('that was cancelled there is told plainly', async () => {
    const answer = await signIn(new Browser(app), undefined);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'provider_refused', details: { error: 'access_denied' } },
    });
  });

  it('with another state is refused, and does not even spoil the visit', async () => {
    const { known, browser } = await linked();
    const good = await openid.visit(await visit(browser, 'city-1'), known);
    for (const state of ['A'.repeat(43), '']) {
      const forged = new URLSearchParams(good);
      forged.set('state', state);
      expect((await post(browser, 'city-1', forged.toString())).body.code).toBe('step_lapsed');
    }
    expect((await post(browser, 'city-1', 'code=x')).body.code).toBe('step_lapsed');
    expect((await post(browser, 'city-1', good)).body.state).toBe('signed_in');
  });

  it('is taken once, and only in the browser that went there', async () => {
    const { known, browser } = await linked();
    const good = await openid.visit(await visit(browser, 'city-1'), known);
    const thief = new Browser(app);
    expect((await post(thief, 'city-1', good)).body.code).toBe('step_lapsed');
    await visit(thief, 'city-1');
    expect((await post(thief, 'city-1', good)).body.code).toBe('step_lapsed');
    expect((await post(browser, 'city-1', good)).status).toBe(200);
    expect((await post(browser, 'city-1', good)).body.code).toBe('step_lapsed');
  });

  it('of one provider is not taken for another’s, nor after ten minutes', async () => {
    const { known, browser } = await linked();
    const good = await openid.visit(await visit(browser, 'city-1'), known);
    expect((await post(browser, 'personal', good)).body.code).toBe('step_lapsed');
    const late = await openid.visit(await visit(browser, 'city-1'), known);
    await query(
      db.adminUrl,
      `update people.challenges set created_at = created_at - interval '11 minutes', expires_at = expires_at - interval '11 minutes'
        where purpose = 'oidc' and used_at is null`,
    );
    expect((await post(browser, 'city-1', late)).body.code).toBe('step_lapsed');
  });

  it('with a code that was given to another client is refused', async () => {
    const { known, browser } = await linked();
    const address = new URL(await visit(browser, 'city-1'));
    address.searchParams.set('client_id', 'somebody-else');
    const answer = await post(browser, 'city-1', await openid.visit(address.href, known));
    expect(answer).toMatchObject({ status: 401, body: { code: 'provider_answer_not_valid' } });
    expect(await signedIn(browser)).toBe(false);
  });

  it.each<[string, (claims: Record<string, unknown>) => Record<string, unknown>]>([
    ['for another audience', (claims) => ({ ...claims, aud: 'somebody-else' })],
    ['with another nonce', (claims) => ({ ...claims, nonce: 'A'.repeat(43) })],
    ['without a nonce', ({ nonce: _, ...claims }) => claims],
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://issuer.example.com' })],
    ['that is over', (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 })],
    ['from a sign-in of long ago', (claims) => ({ ...claims, auth_time: Math.floor(Date.now() / 1000) - 4000 })],
  ])('with a token %s is refused', async (_how, claims) => {
    const { known, browser } = await linked();
    openid.forge = { claims };
    expect((await signIn(browser, known)).body.code).toBe('provider_answer_not_valid');
    expect(await signedIn(browser)).toBe(false);
    openid.forge = { claims: (same) => same };
    expect((await signIn(browser, known)).body.state).toBe('signed_in');
  });

  it('with a token that another key has signed is refused', async () => {
    const { known, browser } = await linked();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    openid.forge = { claims: (claims) => claims, key: privateKey };
    expect((await signIn(browser, known)).body.code).toBe('provider_answer_not_valid');
    expect(await signedIn(browser)).toBe(false);
  });

  it('that another site posts is refused', async () => {
    const { known, browser } = await linked();
    const good = await openid.visit(await visit(browser, 'city-1'), known);
    const body = { provider: 'city-1', query: good };
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await browser.fetch('/auth/oidc/answer', { body, headers })).body.code).toBe('cross_site_request');
    expect((await post(browser, 'city-1', good)).status).toBe(200);
  });
});

describe('an account at a provider that is not linked yet', () => {
  it('of an unknown person signs nobody in', async () => {
    const browser = new Browser(app);
    const stranger = { sub: 'stranger', email: 'stranger@example.jp', ...MFA };
    expect(await signIn(browser, stranger)).toMatchObject({ status: 401, body: { code: 'identity_not_linked' } });
    expect(await signedIn(browser)).toBe(false);
  });

  it.each([
    ['that is not verified', { emailVerified: false }],
    ['that it does not tell', { email: undefined }],
  ])('takes nobody over by an address %s', async (_how, odd) => {
    const { email, known, accountId } = await someone();
    const answer = await signIn(new Browser(app), { ...known, sub: `thief-${email}`, ...odd });
    expect(answer.body.code).toBe('identity_not_linked');
    expect([await lettersTo(app, email), await identitiesOf(accountId)]).toEqual([[], 0]);
  });

  it('with the verified address of an account is linked by a letter there, which signs nobody in', async () => {
    const { email, known, accountId, browser } = await someone();
    expect((await signIn(browser, known)).body).toEqual({ state: 'letter_sent' });
    expect([await signedIn(browser), await identitiesOf(accountId)]).toEqual([false, 0]);
    const token = await secretTo(app, email, 'identity-link');
    const elsewhere = new Browser(app);
    expect((await elsewhere.post('/auth/oidc/letters/use', { token })).status).toBe(204);
    expect([await signedIn(elsewhere), await identitiesOf(accountId)]).toEqual([false, 1]);
    expect((await lettersTo(app, email))[0]!.text).toContain('A sign-in by another provider was added');
    expect((await signIn(browser, known)).body.state).toBe('signed_in');
    expect((await elsewhere.post('/auth/oidc/letters/use', { token })).body.code).toBe('link_not_valid');
  });

  it('gets no letter where the account has a second factor, nor one that was sent before that', async () => {
    const { email, known, accountId, browser } = await someone();
    await signIn(browser, known);
    const token = await secretTo(app, email, 'identity-link');
    await browser.byLink(email);
    await browser.setUp('ame nochi hare, tokidoki yuki');
    const letters = (await lettersTo(app, email)).length;
    expect((await signIn(new Browser(app), known)).body.code).toBe('identity_not_linked');
    expect((await lettersTo(app, email)).length).toBe(letters);
    expect((await browser.post('/auth/oidc/letters/use', { token })).body.code).toBe('link_not_valid');
    expect(await identitiesOf(accountId)).toBe(0);
  });

  it('gets no letter by a provider that is not for that person', async () => {
    const { email, known } = await someone('city_auditor', 2);
    expect((await signIn(new Browser(app), known)).body.code).toBe('identity_not_linked');
    expect(await lettersTo(app, email)).toEqual([]);
  });

  it('is linked by whoever is signed in with the same address, which ends other sessions and is told', async () => {
    const { email, known, browser, accountId } = await someone();
    const other = new Browser(app);
    for (const one of [browser, other]) await one.byLink(email);
    expect((await link(browser, { ...known, email: email.toUpperCase() })).body).toEqual({ state: 'linked' });
    expect([await signedIn(browser), await signedIn(other)]).toEqual([true, false]);
    expect((await lettersTo(app, email))[0]!.text).toContain('A sign-in by another provider was added');
    expect((await browser.fetch('/auth/oidc/identities')).body).toEqual([
      { id: expect.any(String), provider: 'city-1', linkedAt: expect.any(String), lastUsedAt: null },
    ]);
    expect(await identitiesOf(accountId)).toBe(1);
  });

  it('with another address is linked only where the operator allows that', async () => {
    const staff = await someone();
    await staff.browser.byLink(staff.email);
    const elsewhere = { ...staff.known, email: 'private@example.com' };
    expect((await link(staff.browser, elsewhere)).body.code).toBe('identity_email_differs');
    expect((await link(staff.browser, { ...staff.known, emailVerified: false })).body.code).toBe(
      'identity_email_differs',
    );
    const employee = await someone('employee');
    await employee.browser.byLink(employee.email);
    expect((await link(employee.browser, { sub: employee.known.sub }, 'personal')).body.state).toBe('linked');
  });

  it('is linked right after an invitation was accepted by its letter, and then opens the role', async () => {
    const { email, known, browser, grant } = await someone('city_welfare');
    await browser.byLink(email);
    expect((await browser.fetch(`/as/${grant}/me`)).body.code).toBe('strong_sign_in_needed');
    expect((await link(browser, known)).body.state).toBe('linked');
    await signIn(browser, known);
    expect((await browser.fetch(`/as/${grant}/me`)).status).toBe(200);
  });

  it('is not linked to the session of somebody else, to one that was ended, or without a fresh sign-in', async () => {
    const [victim, thief] = [await someone(), await someone()];
    for (const { browser, email } of [victim, thief]) await browser.byLink(email);
    const address = await visit(thief.browser, 'city-1', '/auth/oidc/identities/visit');
    const answer = await openid.visit(address, { ...thief.known, email: victim.email });
    expect((await post(victim.browser, 'city-1', answer)).body.code).toBe('step_lapsed');
    await thief.browser.post('/auth/sign-out');
    await thief.browser.byLink(victim.email);
    expect((await post(thief.browser, 'city-1', answer)).body.code).toBe('step_lapsed');
    const ended = await visit(thief.browser, 'city-1', '/auth/oidc/identities/visit');
    await thief.browser.post('/auth/sign-out');
    expect((await post(thief.browser, 'city-1', await openid.visit(ended, victim.known))).body.code).toBe(
      'step_lapsed',
    );
    expect([await identitiesOf(victim.accountId), await identitiesOf(thief.accountId)]).toEqual([0, 0]);

    await query(
      db.adminUrl,
      `update people.sessions set authenticated_at = authenticated_at - interval '11 minutes' where account_id = '${victim.accountId}'`,
    );
    const late = await victim.browser.post('/auth/oidc/identities/visit', { provider: 'city-1' });
    expect(late.body.code).toBe('confirm_first');
  });

  it('that is linked to somebody else is not linked again, nor a second one of the same provider', async () => {
    const [owner, other] = [await linked(), await someone()];
    await other.browser.byLink(other.email);
    const taken = await link(other.browser, { ...owner.known, email: other.email });
    expect(taken).toMatchObject({ status: 409, body: { code: 'identity_taken' } });
    await signIn(owner.browser, owner.known);
    const second = await link(owner.browser, { ...owner.known, sub: 'a-second-one' });
    expect(second.body.code).toBe('identity_of_issuer_linked');
  });
});

describe('unlinking', () => {
  it('is refused for the last way in to a role of staff, and told where there is another', async () => {
    const { known, browser, email } = await linked();
    await signIn(browser, known);
    const [{ id }] = (await browser.fetch('/auth/oidc/identities')).body;
    expect((await browser.post(`/auth/oidc/identities/${id}/remove`)).body.code).toBe('last_way_in');
    await browser.setUp('ame nochi hare, tokidoki yuki');
    expect((await browser.post(`/auth/oidc/identities/${id}/remove`)).status).toBe(204);
    expect((await lettersTo(app, email))[0]!.text).toContain('A sign-in by another provider was removed');
    expect((await signIn(new Browser(app), known)).body.code).toBe('identity_not_linked');
  });

  it('of somebody else’s is not found', async () => {
    const [owner, other] = [await linked('employee', 'personal'), await someone()];
    await signIn(owner.browser, owner.known, 'personal');
    const [{ id }] = (await owner.browser.fetch('/auth/oidc/identities')).body;
    await other.browser.byLink(other.email);
    expect((await other.browser.post(`/auth/oidc/identities/${id}/remove`)).status).toBe(404);
    expect((await owner.browser.post(`/auth/oidc/identities/${id}/remove`)).status).toBe(204);
    expect((await owner.browser.fetch('/auth/oidc/identities')).body).toEqual([]);
  });
});

describe('a provider that goes away', () => {
  it('during a visit is said to be away, and nobody is signed in', async () => {
    const { known, browser } = await linked();
    const good = await openid.visit(await visit(browser, 'city-1'), known);
    await openid.close();
    expect(await post(browser, 'city-1', good)).toMatchObject({ status: 503, body: { code: 'provider_away' } });
    expect(await signedIn(browser)).toBe(false);
  });
});
