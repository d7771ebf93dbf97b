import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { bareCity, bareEmployer } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

let db: TestDatabase;
let app: TestApp;
let admin: string;
let employerId: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  await bareCity(db, 1);
  await bareCity(db, 2);
  employerId = await bareEmployer(db, 1);
  admin = await app.tokenFor(1, 'city_admin');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

describe('an access token', () => {
  it('says who is calling and what the role may do', async () => {
    const hr = await app.tokenFor(1, 'employer_hr', { employerId });
    const { status, body } = await app.fetch('/api/v1/me', { token: hr });
    expect(status).toBe(200);
    expect(body).toMatchObject({ cityId: 1, role: 'employer_hr', employerId });
    expect(body.permissions).toContain('enrolments.apply');
    expect(body.permissions).not.toContain('enrolments.decide');
  });

  it.each([
    ['missing', undefined],
    ['of another form', 'Bearer secret'],
    ['unknown', `Bearer sk_1_${'A'.repeat(43)}`],
    ['of a city that does not exist', `Bearer sk_999_${'A'.repeat(43)}`],
    ['of a number that no city can have', `Bearer sk_99999999999999999999_${'A'.repeat(43)}`],
  ])('is refused when it is %s', async (_how, authorization) => {
    const answer = await app.fetch('/api/v1/me', { headers: authorization ? { authorization } : {} });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('is of no use in another city, though the secret is the same', async () => {
    const elsewhere = admin.replace('sk_1_', 'sk_2_');
    expect((await app.fetch('/api/v1/me', { token: elsewhere })).status).toBe(401);
  });

  it('is kept as a hash only', async () => {
    const rows = await query(db.adminUrl, 'select t::text as text from access_tokens t');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ text }) => text?.includes(admin.slice(6)))).toBe(false);
  });

  it('ends at its time', async () => {
    const body = {
      role: 'hris_client',
      label: 'short',
      employerId,
      expiresAt: new Date(Date.now() + 600).toISOString(),
    };
    const { body: made } = await app.fetch('/api/v1/access-tokens', { token: admin, body });
    expect((await app.fetch('/api/v1/me', { token: made.token })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await app.fetch('/api/v1/me', { token: made.token })).status).toBe(401);
  });
});

describe('making access tokens', () => {
  it('shows the token once, and lists it without it', async () => {
    const wanted = { role: 'hris_client', label: '人事', employerId };
    const { status, body: made } = await app.fetch('/api/v1/access-tokens', { token: admin, body: wanted });
    expect(status).toBe(201);
    expect(made.token).toMatch(/^sk_1_[\w-]{43}$/);
    expect((await app.fetch('/api/v1/me', { token: made.token })).body.employerId).toBe(employerId);

    const { body: list } = await app.fetch('/api/v1/access-tokens?limit=200', { token: admin });
    expect(list.items.find((one: { id: string }) => one.id === made.id)).toMatchObject(wanted);
    expect(JSON.stringify(list)).not.toContain(made.token.slice(6));
  });

  it('does not show it again for the same Idempotency-Key', async () => {
    const asking = {
      token: admin,
      body: { role: 'hris_client', label: 'keyed', employerId },
      headers: { 'idempotency-key': randomUUID() },
    };
    expect((await app.fetch('/api/v1/access-tokens', asking)).status).toBe(201);
    expect(await app.fetch('/api/v1/access-tokens', asking)).toMatchObject({
      status: 409,
      body: { code: 'token_shown_already' },
    });
    const kept = await query(db.adminUrl, `select body from answered_requests where body::text like '%sk_%'`);
    expect(kept).toHaveLength(0);
  });

  it.each([
    ['an HR system of no employer', { role: 'hris_client' }],
    ['a till of an employer', { role: 'pos_client', employerId: randomUUID() }],
    ['a till of no shop', { role: 'pos_client', merchantId: randomUUID() }],
  ])('refuses %s', async (_who, wanted) => {
    const body = { label: 'x', ...wanted };
    const answer = await app.fetch('/api/v1/access-tokens', { token: admin, body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'scope_does_not_fit' } });
  });

  it('refuses an employer of another city like one that does not exist, and makes nothing', async () => {
    const before = await query(db.adminUrl, 'select count(*) as n from access_tokens');
    const foreign = await bareEmployer(db, 2);
    for (const id of [foreign, randomUUID()]) {
      const body = { role: 'hris_client', label: 'x', employerId: id };
      const answer = await app.fetch('/api/v1/access-tokens', { token: admin, body });
      expect(answer).toMatchObject({ status: 404, body: { code: 'scope_not_found' } });
    }
    expect(await query(db.adminUrl, 'select count(*) as n from access_tokens')).toEqual(before);
  });

  it.each(['city_admin', 'employer_hr', 'merchant_clerk', 'employee'])(
    'makes none for the person’s role %s',
    async (role) => {
      const answer = await app.fetch('/api/v1/access-tokens', { token: admin, body: { role, label: 'x', employerId } });
      expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_request' } });
    },
  );

  it('is for the administrator alone of the city’s roles', async () => {
    for (const role of ['city_auditor', 'city_welfare', 'city_finance'] as const) {
      const token = await app.tokenFor(1, role);
      const answer = await app.fetch('/api/v1/access-tokens', {
        token,
        body: { role: 'hris_client', label: 'x', employerId },
      });
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });
});

describe('ending an access token', () => {
  it('holds at once, though the token was used a moment ago', async () => {
    const body = { role: 'hris_client', label: 'leaver', employerId };
    const { body: made } = await app.fetch('/api/v1/access-tokens', { token: admin, body });
    expect((await app.fetch('/api/v1/me', { token: made.token })).status).toBe(200);
    const ended = await app.fetch(`/api/v1/access-tokens/${made.id}/revoke`, { token: admin, method: 'POST' });
    expect(ended).toMatchObject({ status: 200, body: { id: made.id, revokedAt: expect.any(String) } });
    expect((await app.fetch('/api/v1/me', { token: made.token })).status).toBe(401);
  });

  it('keeps the first time when it is ended again', async () => {
    const { body: made } = await app.fetch('/api/v1/access-tokens', {
      token: admin,
      body: { role: 'hris_client', label: 'twice', employerId },
    });
    const end = () => app.fetch(`/api/v1/access-tokens/${made.id}/revoke`, { token: admin, method: 'POST' });
    expect((await end()).body).toEqual((await end()).body);
  });

  it('holds within five seconds for a process that remembers the token', async () => {
    const token = await app.tokenFor(1, 'city_auditor');
    expect((await app.fetch('/api/v1/me', { token })).status).toBe(200);
    await query(db.adminUrl, `update access_tokens set revoked_at = now() where label = 'test city_auditor'`);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect((await app.fetch('/api/v1/me', { token })).status).toBe(401);
  });

  it('answers 404 for a token of another city, which stays good', async () => {
    const foreign = await app.tokenFor(2, 'city_admin');
    const { body: me } = await app.fetch('/api/v1/me', { token: foreign });
    const answer = await app.fetch(`/api/v1/access-tokens/${me.credentialId}/revoke`, { token: admin, method: 'POST' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await app.fetch('/api/v1/me', { token: foreign })).status).toBe(200);
  });
});

describe('the list of access tokens', () => {
  it('is read page by page, each once', async () => {
    const { body: whole } = await app.fetch('/api/v1/access-tokens?limit=200', { token: admin });
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/v1/access-tokens?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await app.fetch(path, { token: admin });
      ids.push(...body.items.map((one: { id: string }) => one.id));
      cursor = body.nextCursor;
    }
    expect(ids).toEqual(whole.items.map((one: { id: string }) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['nonsense', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('{}').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      const answer = await app.fetch(`/api/v1/access-tokens?cursor=${cursor}`, { token: admin });
      expect(answer).toMatchObject({ status: 400, body: { code: 'bad_cursor' } });
    },
  );

  it('refuses a cursor whose key no row can have', async () => {
    const cursor = Buffer.from('["no-uuid"]').toString('base64url');
    const answer = await app.fetch(`/api/v1/access-tokens?cursor=${cursor}`, { token: admin });
    expect(answer).toMatchObject({ status: 422, body: { code: 'unreadable_value' } });
  });
});
