import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../../support/app.js';
import { bareCity, bareEmployer } from '../../support/city.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { Person } from './person.js';

let db: TestDatabase;
let app: TestApp;
let other: TestApp;
let admin: Person;
let adminGrant: string;

beforeAll(async () => {
  db = await freshDatabase();
  [app, other] = await Promise.all([startTestApp(db), startTestApp(db)]);
  await bareCity(db, 1);
  await bareCity(db, 2);
  admin = await Person.signedIn(app, 'admin@city.example.jp');
  adminGrant = await admin.give(1, 'city_admin');
});

afterAll(async () => {
  await Promise.all([app?.close(), other?.close()]);
  await db?.drop();
});

const age = (person: Person, what: string, by: string) =>
  query(
    db.adminUrl,
    `update people.sessions set ${what} = ${what} - interval '${by}' where id = '${person.sessionId}'`,
  );

describe('a session', () => {
  it('tells its person the roles to choose from, with their names', async () => {
    const person = await Person.signedIn(app, 'two.roles@example.jp');
    const employerId = await bareEmployer(db, 2);
    const [auditor, hr] = [await person.give(1, 'city_auditor'), await person.give(2, 'employer_hr', { employerId })];
    const { status, body } = await person.fetch('/auth/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ email: 'two.roles@example.jp', strength: 'strong', fresh: true });
    expect(body.roles).toMatchObject([
      {
        grantId: auditor,
        role: 'city_auditor',
        cityCode: 'city-1',
        cityName: '試験市',
        employerName: null,
        usable: true,
      },
      { grantId: hr, role: 'employer_hr', cityCode: 'city-2', employerId, employerName: '株式会社試験', usable: true },
    ]);
  });

  it('names in the path the role in which it asks, and is that role there', async () => {
    const { status, body } = await admin.as(adminGrant, '/me');
    expect([status, body.role, body.cityId, body.credentialId]).toEqual([200, 'city_admin', 1, adminGrant]);
  });

  it('is refused at a role’s route without naming a role', async () => {
    expect(await admin.fetch('/me')).toMatchObject({ status: 403, body: { code: 'role_not_named' } });
  });

  it('finds nothing under a role of somebody else, of nobody, or one that has ended', async () => {
    const stranger = await Person.signedIn(app, 'stranger@example.jp');
    for (const grant of [adminGrant, randomUUID()]) {
      expect(await stranger.as(grant, '/me')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });

  it('is of no use to an access token, which has its own role', async () => {
    const token = await app.tokenFor(1, 'city_admin');
    const answer = await app.fetch(`/api/v1/as/${adminGrant}/me`, { token });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it.each(['', 'short', 'A'.repeat(43)])('is not found by the token "%s"', async (token) => {
    const answer = await app.fetch('/api/v1/auth/me', { headers: { cookie: `sankyu=${token}` } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('is kept as a hash only', async () => {
    const rows = await query(db.adminUrl, 'select s::text as text from people.sessions s');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ text }) => text?.includes(admin.cookie.slice('sankyu='.length)))).toBe(false);
  });

  it('of one factor opens an employee’s own routes and no role of staff', async () => {
    const person = await Person.signedIn(app, 'weak@example.jp', 'single');
    const grant = await person.give(1, 'city_auditor');
    expect(await person.as(grant, '/me')).toMatchObject({ status: 403, body: { code: 'strong_sign_in_needed' } });
    expect((await person.fetch('/auth/me')).body.roles).toMatchObject([{ grantId: grant, usable: false }]);
  });
});

describe('a role that has ended', () => {
  it('is refused with the very next request, in every process', async () => {
    const clerk = await Person.signedIn(app, 'leaver@example.jp');
    const grant = await clerk.give(1, 'city_auditor');
    for (const process of [app, other]) expect((await clerk.as(grant, '/me', {}, process)).status).toBe(200);
    await query(
      db.adminUrl,
      `update role_grants set ended_at = now(), ended_by = account_id, end_reason = 'taken_away' where id = '${grant}'`,
    );
    for (const process of [other, app]) expect((await clerk.as(grant, '/me', {}, process)).status).toBe(404);
  });
});

describe('the time of a session', () => {
  it.each([
    ['staff_seen_at', '31 minutes', 401, 'sign_in_again'],
    ['authenticated_at', '13 hours', 401, 'sign_in_again'],
  ])('of an employee who is staff too: with %s %s ago the role of staff asks again', async (what, by, status, code) => {
    const person = await Person.signedIn(app, `${randomUUID()}@example.jp`);
    const staff = await person.give(1, 'city_auditor');
    const id = randomUUID();
    await query(
      db.adminUrl,
      `insert into employees (city_id, id, name, name_kana, email) values (1, '${id}', '村上', 'ムラカミ', 'm@example.jp')`,
    );
    const own = await person.give(1, 'employee', { employeeId: id });
    await age(person, what, by);
    expect(await person.as(staff, '/me')).toMatchObject({ status, body: { code } });
    expect((await person.as(own, '/me')).body).toMatchObject({ role: 'employee', employeeId: id });
    await age(person, 'last_seen_at', '29 days');
    expect((await person.as(own, '/me')).status).toBe(200);
    await age(person, 'started_at', '31 days');
    expect((await person.as(own, '/me')).status).toBe(401);
  });

  it.each([
    ['last_seen_at', '31 minutes'],
    ['authenticated_at', '13 hours'],
  ])('of staff alone ends with %s %s ago', async (what, by) => {
    const person = await Person.signedIn(app, `${randomUUID()}@example.jp`);
    const grant = await person.give(1, 'city_auditor');
    await age(person, what, by);
    expect(await person.as(grant, '/me')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect((await person.fetch('/auth/me')).status).toBe(401);
  });

  it('is prolonged by being used', async () => {
    const person = await Person.signedIn(app, `${randomUUID()}@example.jp`);
    const grant = await person.give(1, 'city_auditor');
    for (const what of ['last_seen_at', 'staff_seen_at']) await age(person, what, '20 minutes');
    expect((await person.as(grant, '/me')).status).toBe(200);
    for (const what of ['last_seen_at', 'staff_seen_at']) await age(person, what, '20 minutes');
    expect((await person.as(grant, '/me')).status).toBe(200);
  });

  it('gives a token that is a day old a successor, and the old one a minute for requests on their way', async () => {
    const person = await Person.signedIn(app, 'rotates@example.jp');
    await age(person, 'rotated_at', '25 hours');
    const answer = await person.fetch('/auth/me');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^sankyu=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    expect((await person.fetch('/auth/me')).headers.get('set-cookie')).toBeNull();
    const old = person.cookie;
    await age(person, 'rotated_at', '2 minutes');
    expect((await person.fetch('/auth/me')).status).toBe(401);
    person.cookie = cookie.split(';')[0]!;
    expect([(await person.fetch('/auth/me')).status, person.cookie === old]).toEqual([200, false]);
  });
});

describe('a command by cookie', () => {
  const revoke = (headers: Record<string, string>) =>
    app.fetch(`/api/v1/as/${adminGrant}/access-tokens/${randomUUID()}/revoke`, {
      method: 'POST',
      headers: { cookie: admin.cookie, ...headers },
    });

  it.each([
    ['of another site', { 'sec-fetch-site': 'cross-site' }],
    ['of a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
    ['of another site in an old browser', { origin: 'https://evil.example' }],
    ['of a page without an origin', { origin: 'null' }],
    ['that does not say where it comes from', {}],
    ['of another site that claims our origin too', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }],
  ])('%s is refused, whatever it would do', async (_whose, headers) => {
    expect(await revoke(headers)).toMatchObject({ status: 403, body: { code: 'cross_site_request' } });
  });

  it.each([
    ['by Sec-Fetch-Site', () => ({ 'sec-fetch-site': 'same-origin' })],
    ['by Origin, in an old browser', () => ({ origin: app.url })],
  ])('of our own page is let in %s', async (_how, headers) => {
    expect(await revoke(headers())).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});
