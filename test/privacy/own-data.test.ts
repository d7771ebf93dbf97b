import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { inCity } from '../../src/database/scope.js';
import { GatherOwnDataService } from '../../src/privacy/own-data/gather-own-data.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';
import { Till } from '../redemptions/till.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let me: string;
let other: string;
let token: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-11-10' });
  me = await town.parent();
  other = await town.person('佐藤 次郎', 'サトウ ジロウ');
  token = await app.tokenFor(town.id, 'employee', { employeeId: me });
  const headers = () => ({ 'Idempotency-Key': randomUUID() });
  const gift = { receiverId: other, notes: 2, message: '=ありがとう', card: 'flower' };
  expect((await app.fetch('/api/v1/wallet/thanks', { token, body: gift, headers: headers() })).status).toBe(201);
  await (await Till.at(app, town, await town.shop('喫茶もり'))).takeFrom(me, 3);
  const hr = await app.tokenFor(town.id, 'employer_hr', { employerId: town.employerId });
  await app.fetch(`/api/v1/employers/${town.employerId}/employees`, { token: hr });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

describe('one’s own data', () => {
  it('is everything that is kept about an employee, and nothing about anybody else', async () => {
    const { status, body } = await app.fetch('/api/v1/me/export', { token });
    expect(status).toBe(200);
    expect(body.profile).toMatchObject([{ id: me, name: '村上 智子', nameKana: 'ムラカミ トモコ' }]);
    expect(body.employments).toMatchObject([{ employer: '株式会社永山木工', untilOn: null }]);
    expect(body.operations.map((row: { kind: string; amountYen: number }) => [row.kind, row.amountYen])).toEqual([
      ['issue', 20_000],
      ['give', 2_000],
      ['redeem', 3_000],
    ]);
    expect(body.operations.at(-1)).toMatchObject({ direction: 'out', shop: '喫茶もり' });
    expect(body.thanksSent).toMatchObject([{ receiver: '佐藤 次郎', message: '=ありがとう' }]);
    expect(body.thanksReceived).toEqual([]);
    expect(body.holdings).toMatchObject([{ amountYen: 15_000 }]);
    expect(body.readings).toMatchObject([{ role: 'employer_hr', what: 'employees.read' }]);
    const theirs = await app.tokenFor(town.id, 'employee', { employeeId: other });
    const { body: his } = await app.fetch('/api/v1/me/export', { token: theirs });
    expect(his.thanksReceived).toMatchObject([{ giver: '村上 智子' }]);
    expect(his.thanksSent).toEqual([]);
    expect(JSON.stringify(his.operations)).not.toContain('redeem');
  });

  it('comes as a file for people too, without formulas', async () => {
    const csv = await app.fetch('/api/v1/me/export?format=csv', { token });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toContain('my-data.csv');
    expect(csv.body).toContain('氏名');
    expect(csv.body).toContain(`'=ありがとう`);
    const excel = await fetch(`${app.url}/api/v1/me/export?format=xlsx`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(
      Buffer.from(await excel.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('is, for staff, the account with its roles, sign-ins, passkeys and acts, and nobody else’s', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    for (const id of [mine, theirs]) {
      await query(
        db.adminUrl,
        `insert into people.accounts (id, email, name) values ('${id}', '${id}@example.jp', '職員')`,
        `insert into role_grants (city_id, id, account_id, role, granted_by)
         values (${town.id}, gen_random_uuid(), '${id}', 'city_finance', '${id}')`,
        `insert into people.sessions (id, account_id, token_hash, strength, method, device, address)
         values (gen_random_uuid(), '${id}', sha256('${id}'), 'strong', 'passkey', 'Firefox', '203.0.113.7')`,
        `insert into people.passkeys (id, account_id, credential_id, public_key, counter, device_type, backed_up, label)
         values (gen_random_uuid(), '${id}', sha256('c${id}'), 'k', 0, 'single_device', false, '机の鍵')`,
      );
    }
    const caller = {
      cityId: town.id,
      credentialId: mine,
      role: 'city_finance',
      accountId: mine,
      actorId: mine,
    } as const;
    const own = await inCity(town.id, () => app.get(GatherOwnDataService).asJson(caller));
    expect(own).toMatchObject({
      account: [{ id: mine, email: `${mine}@example.jp` }],
      roles: [{ role: 'city_finance', endedAt: null }],
      sessions: [{ device: 'Firefox', address: '203.0.113.7' }],
      passkeys: [{ label: '机の鍵' }],
      identities: [],
      acts: [],
    });
    expect(JSON.stringify(own)).not.toContain(theirs);
    expect(own.profile).toBeUndefined();
  });

  it('is nobody’s who is no person', async () => {
    const pos = await app.tokenFor(town.id, 'pos_client', await town.shop());
    expect(await app.fetch('/api/v1/me/export', { token: pos })).toMatchObject({ status: 403 });
  });
});
