import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NoteUseService } from '../../src/people/note-use.service.js';
import { OF_EVERYBODY, type Permission, permissionsOf } from '../../src/people/policy.js';
import { type Answer, startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town, type TownShop } from '../support/town.js';

interface Key {
  id: string;
  token: string;
}

let db: TestDatabase;
let app: TestApp;
let town: Town;
let shop: TownShop;
let admin: string;
let hr: string;
let owner: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app);
  shop = await town.shop();
  admin = await app.tokenFor(town.id, 'city_admin');
  hr = await app.tokenFor(town.id, 'employer_hr', { employerId: town.employerId });
  owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: shop.merchantId });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const make = (token: string, body: object) =>
  app.fetch('/api/v1/access-tokens', { token, body: { label: 'key', ...body } });
const hris = (more: object = {}) => ({ role: 'hris_client', employerId: town.employerId, ...more });
const pos = (more: object = {}) => ({ role: 'pos_client', ...shop, ...more });
const act = (token: string, path: string, body: object = {}) =>
  app.fetch(`/api/v1/access-tokens/${path}`, { token, body });
const status = async (token: string) => (await app.fetch('/api/v1/me', { token })).status;

async function key(token: string, body: object): Promise<Key> {
  const answer = await make(token, body);
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('a key with scopes', () => {
  /** For each permission of a client, a request that needs it and nothing else. */
  const requests: Record<string, (token: string) => Promise<Answer>> = {
    'me.read': (token) => app.fetch('/api/v1/me', { token }),
    'city.read': (token) => app.fetch('/api/v1/city', { token }),
    'programmes.read': (token) => app.fetch('/api/v1/programmes', { token }),
    'employers.read': (token) => app.fetch(`/api/v1/employers/${town.employerId}`, { token }),
    'employees.read': (token) => app.fetch(`/api/v1/employers/${town.employerId}/employees`, { token }),
    'employees.write': (token) => app.fetch(`/api/v1/employers/${town.employerId}/employees`, { token, body: {} }),
    'imports.make': (token) => app.fetch('/api/v1/imports', { token, method: 'POST', body: new FormData() }),
    'enrolments.read': (token) => app.fetch('/api/v1/enrolments', { token }),
    'enrolments.apply': (token) => app.fetch('/api/v1/enrolments', { token, body: {} }),
    'enrolments.report': (token) => app.fetch(`/api/v1/enrolments/${randomUUID()}/leave`, { token, body: {} }),
    'tasks.read': (token) => app.fetch('/api/v1/tasks', { token }),
    'merchants.read': (token) => app.fetch(`/api/v1/merchants/${shop.merchantId}`, { token }),
    'redemptions.read': (token) => app.fetch('/api/v1/redemptions', { token }),
    'redemptions.take': (token) => app.fetch('/api/v1/redemptions', { token, body: { code: 'x' } }),
    'redemptions.void': (token) =>
      app.fetch(`/api/v1/redemptions/${randomUUID()}/void`, {
        token,
        body: { reason: 'x' },
        headers: { 'idempotency-key': randomUUID() },
      }),
  };
  const cases = (['hris_client', 'pos_client'] as const).flatMap((role) =>
    permissionsOf(role)
      .filter((permission) => permission in requests)
      .map((permission) => ({ role, permission })),
  );

  it('is tried with the permissions that the till and the HR system need', () => {
    expect(cases.map(({ permission }) => permission)).toEqual(
      expect.arrayContaining(['enrolments.apply', 'enrolments.report', 'enrolments.read', 'redemptions.take']),
    );
    expect(cases.length).toBeGreaterThan(15);
  });

  it.each(cases)(
    'opens $permission to $role by that scope, and not by all the others',
    async ({ role, permission }) => {
      const bound = role === 'hris_client' ? hris() : pos();
      const others = permissionsOf(role).filter((one) => one !== permission);
      const only = await key(admin, { ...bound, scopes: [permission] });
      const without = await key(admin, { ...bound, scopes: others });
      expect((await requests[permission]!(only.token)).body.code).not.toBe('forbidden');
      const open = OF_EVERYBODY.includes(permission as Permission);
      expect((await requests[permission]!(without.token)).status === 403).toBe(!open);
    },
  );

  it('takes by the person’s id alone only where it may do that', async () => {
    const person = await town.parent();
    const body = { employeeId: person, notes: 1 };
    const take = (token: string) =>
      app.fetch('/api/v1/redemptions', { token, body, headers: { 'idempotency-key': randomUUID() } });
    const codesOnly = await key(admin, pos({ scopes: ['redemptions.take'] }));
    const both = await key(admin, pos({ scopes: ['redemptions.take', 'redemptions.take_directly'] }));
    expect(await take(codesOnly.token)).toMatchObject({ status: 403, body: { code: 'till_only' } });
    expect((await take(both.token)).status).toBe(201);
  });

  it('says what it may, and has all of its role when nothing is said', async () => {
    const some = await key(admin, hris({ scopes: ['enrolments.report'] }));
    const { body } = await app.fetch('/api/v1/me', { token: some.token });
    expect(body.permissions.sort()).toEqual(['city.read', 'enrolments.report', 'me.read', 'programmes.read']);
    const all = await key(admin, hris());
    expect((await app.fetch('/api/v1/me', { token: all.token })).body.permissions).toEqual(
      permissionsOf('hris_client'),
    );
  });

  it('is refused with what its role may not, with none at all, and with what nobody knows', async () => {
    const stranger = await make(admin, hris({ scopes: ['redemptions.take'] }));
    expect(stranger).toMatchObject({ status: 422, body: { code: 'permission_not_of_role' } });
    for (const scopes of [[], ['enrolments.decide'], ['all']]) {
      expect(await make(admin, hris({ scopes }))).toMatchObject({ status: 422, body: { code: 'invalid_request' } });
    }
  });

  it('is what the database holds to clients, and never to an empty list', async () => {
    const insert = (role: string, scopes: string) =>
      query(
        db.adminUrl,
        `insert into access_tokens (city_id, id, token_hash, role, label, scopes)
         values (${town.id}, '${randomUUID()}', sha256('${randomUUID()}'), '${role}', 'x', ${scopes})`,
      );
    await expect(insert('city_admin', `array['me.read']`)).rejects.toThrow('access_tokens_scopes_of_clients');
    await expect(insert('city_admin', `array[]::text[]`)).rejects.toThrow(/access_tokens_scopes_/);
  });

  it.each(['employer', 'merchant', 'employee'])(
    'is bound to no %s that does not exist, says the database',
    async (bond) => {
      const role = { employer: 'hris_client', merchant: 'merchant_owner', employee: 'employee' }[bond]!;
      const insert = query(
        db.adminUrl,
        `insert into access_tokens (city_id, id, token_hash, role, label, ${bond}_id)
       values (${town.id}, '${randomUUID()}', sha256('${randomUUID()}'), '${role}', 'x', '${randomUUID()}')`,
      );
      await expect(insert).rejects.toThrow(`access_tokens_${bond}_fkey`);
    },
  );

  it('is bound to no shop of another merchant', async () => {
    const other = await town.shop();
    const answer = await make(admin, pos({ shopId: other.shopId }));
    expect(answer).toMatchObject({ status: 404, body: { code: 'scope_not_found' } });
  });
});

describe('who looks after keys', () => {
  it('HR makes, sees, rotates and ends those of its own HR system', async () => {
    const own = await key(hr, hris());
    const { body } = await app.fetch('/api/v1/access-tokens?limit=200', { token: hr });
    expect(body.items.every((one: { employerId: string; role: string }) => one.employerId === town.employerId)).toBe(
      true,
    );
    expect(new Set(body.items.map((one: { role: string }) => one.role))).toEqual(new Set(['hris_client']));
    expect((await act(hr, `${own.id}/rotate`)).status).toBe(200);
    expect((await act(hr, `${own.id}/revoke`)).status).toBe(200);
  });

  it('a merchant’s owner makes, sees and ends those of its own tills', async () => {
    const own = await key(owner, pos());
    const { body } = await app.fetch('/api/v1/access-tokens?limit=200', { token: owner });
    expect(body.items.map((one: Key) => one.id)).toContain(own.id);
    expect((await act(owner, `${own.id}/revoke`)).status).toBe(200);
    expect(await status(own.token)).toBe(401);
  });

  it('HR and owners make no other kind of key, and none for somebody else', async () => {
    expect(await make(hr, pos())).toMatchObject({ status: 403, body: { code: 'not_your_keys' } });
    expect(await make(owner, hris())).toMatchObject({ status: 403, body: { code: 'not_your_keys' } });
    const elsewhere = await town.employer('別会社', 4001);
    expect((await make(hr, hris({ employerId: elsewhere }))).status).toBe(404);
    const other = await town.shop();
    expect((await make(owner, pos(other))).status).toBe(404);
  });

  it('keys of others, and the tokens of people, are not there for HR', async () => {
    const { body: me } = await app.fetch('/api/v1/me', { token: hr });
    const foreign = await key(admin, hris({ employerId: await town.employer('よそ', 4002) }));
    const till = await key(owner, pos());
    for (const id of [me.credentialId, foreign.id, till.id, randomUUID()]) {
      expect(await act(hr, `${id}/rotate`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(await act(hr, `${id}/revoke`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    expect(await status(foreign.token)).toBe(200);
  });

  it('no key makes keys', async () => {
    const { token } = await key(admin, hris());
    expect(await make(token, hris())).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});

describe('rotation', () => {
  it('shows a new secret once, and leaves the old one good for the stated time and no longer', async () => {
    const { id, token: old } = await key(hr, hris());
    const { body: rotated } = await act(hr, `${id}/rotate`, { overlapHours: 2 });
    expect(rotated.token).not.toBe(old);
    const hours = (new Date(rotated.previousUntil).getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(1.99);
    expect(hours).toBeLessThan(2.01);
    expect([await status(old), await status(rotated.token)]).toEqual([200, 200]);

    await query(db.adminUrl, `update access_tokens set previous_until = now() where id = '${id}'`);
    const other = await startTestApp(db);
    const there = (token: string) => other.fetch('/api/v1/me', { token });
    expect([(await there(old)).status, (await there(rotated.token)).status]).toEqual([401, 200]);
    await other.close();
  });

  it('keeps the secret in use when it is asked for again, after the answer was lost', async () => {
    const { id, token: inUse } = await key(hr, hris());
    const { body: lost } = await act(hr, `${id}/rotate`);
    const { body: second } = await act(hr, `${id}/rotate`);
    expect(second.previousUntil).toBe(lost.previousUntil);
    expect([await status(inUse), await status(lost.token), await status(second.token)]).toEqual([200, 401, 200]);
  });

  it('without overlap ends every earlier secret at once', async () => {
    const { id, token: first } = await key(hr, hris());
    const { body: second } = await act(hr, `${id}/rotate`);
    expect(await status(first)).toBe(200);
    const { body: third } = await act(hr, `${id}/rotate`, { overlapHours: 0 });
    expect([await status(first), await status(second.token), await status(third.token)]).toEqual([401, 401, 200]);
  });

  it.each([-1, 25, 1.5, '3'])('refuses an overlap of %p hours', async (overlapHours) => {
    const { id } = await key(hr, hris());
    const answer = await act(hr, `${id}/rotate`, { overlapHours });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_request' } });
  });

  it('brings back no key that was ended, with either of its secrets', async () => {
    const { id, token: first } = await key(hr, hris());
    const { body: second } = await act(hr, `${id}/rotate`);
    await act(hr, `${id}/revoke`);
    expect([await status(first), await status(second.token)]).toEqual([401, 401]);
    expect(await act(hr, `${id}/rotate`)).toMatchObject({ status: 409, body: { code: 'token_ended' } });
  });
});

describe('the last use of a key', () => {
  const lastUse = async (id: string) => {
    const { body } = await app.fetch('/api/v1/access-tokens?limit=200', { token: hr });
    return body.items.find((one: Key) => one.id === id).lastUsedAt;
  };

  it('is noted beside the requests, never by one of them', async () => {
    const { id, token } = await key(hr, hris());
    await status(token);
    expect(await lastUse(id)).toBeNull();
    await app.get(NoteUseService).write();
    const noted = new Date(await lastUse(id)).getTime();
    expect(Math.abs(Date.now() - noted)).toBeLessThan(60_000);
  });
});
