import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module, Post } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Transactions } from '../../../src/database/transactions.js';
import { Allow } from '../../../src/people/allow.decorator.js';
import { type Answer, startTestApp, type TestApp } from '../../support/app.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { corporateNumber } from '../../support/sample-city.js';
import { Town } from '../../support/town.js';
import { Till } from '../../redemptions/till.js';

interface Column {
  column: string;
  after: unknown;
  kept: string;
}

/** Answers which acts stand while it is at work, as another connection sees them. */
@Controller('planted')
class PlantedController {
  @Post()
  @Allow('city_details.write')
  async standing() {
    const acts = await query(db.adminUrl, `select id, outcome from audit_acts where route = '/api/v1/planted'`);
    return { acts, inTransaction: app.get(Transactions).active };
  }

  @Post('broken')
  @Allow('city_details.write')
  broken() {
    throw new Error('it broke');
  }
}

@Module({ controllers: [PlantedController] })
class PlantedModule {}

let db: TestDatabase;
let app: TestApp;
let town: Town;
let admin: string;
let auditor: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { imports: [PlantedModule] });
  town = await Town.make(app, { asOf: '2026-11-10' });
  admin = await app.tokenFor(town.id, 'city_admin');
  auditor = await app.tokenFor(town.id, 'city_auditor');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const acts = (search = '', token = auditor): Promise<Answer> => app.fetch(`/api/v1/audit-acts?${search}`, { token });
const act = (id: string): Promise<Answer> => app.fetch(`/api/v1/audit-acts/${id}`, { token: auditor });
const newest = async (search: string) => (await acts(search)).body.items[0];
const counted = async (where: string) =>
  Number((await query(db.adminUrl, `select count(*) as n from audit_acts where ${where}`))[0]!.n);

const employer = (number: number, contactEmail = 'jinji@example.jp') => ({
  corporateNumber: corporateNumber(number),
  name: '株式会社見本',
  nameKana: 'ミホン',
  contactEmail,
});

describe('what staff do', () => {
  it('stands in the log with who, what, when, from where, and what it changed', async () => {
    const headers = { 'user-agent': 'Till/2.1', 'x-request-id': 'request-0001' };
    const made = await app.fetch('/api/v1/employers', { token: admin, body: employer(3001), headers });
    expect(made.status).toBe(201);
    const found = await newest(`objectId=${made.body.id}`);
    expect(found).toMatchObject({
      kind: 'change',
      role: 'city_admin',
      source: 'http',
      permission: 'employers.write',
      method: 'POST',
      route: '/api/v1/employers',
      objectIds: [made.body.id],
      fromAddress: '127.0.0.1',
      device: 'Till/2.1',
      requestId: 'request-0001',
      outcome: 'done',
      status: 201,
      problem: null,
    });
    expect(Math.abs(Date.parse(found.begunAt) - Date.now())).toBeLessThan(30_000);
    const { body } = await act(found.id);
    expect(body.changeCount).toBe(1);
    expect(body.changes[0]).toMatchObject({ table: 'employers', operation: 'insert', key: { id: made.body.id } });
    const after = Object.fromEntries(
      (body.changes[0].columns as Column[]).map((one) => [one.column, [one.after, one.kept]]),
    );
    expect(after).toMatchObject({ name: ['株式会社見本', 'open'], contact_email: ['jinji@example.jp', 'personal'] });
  });

  it('shows before and after of what was changed, and of nothing else', async () => {
    const made = await app.fetch('/api/v1/employers', { token: admin, body: employer(3002) });
    const change = { name: '株式会社見本改', contactEmail: 'soumu@example.jp' };
    await app.fetch(`/api/v1/employers/${made.body.id}`, { token: admin, method: 'PATCH', body: change });
    const { body } = await act((await newest(`objectId=${made.body.id}`)).id);
    expect(body.changes).toEqual([
      {
        table: 'employers',
        operation: 'update',
        key: { id: made.body.id },
        columns: [
          { column: 'contact_email', before: 'jinji@example.jp', after: 'soumu@example.jp', kept: 'personal' },
          { column: 'name', before: '株式会社見本', after: '株式会社見本改', kept: 'open' },
        ],
      },
    ]);
  });

  it('never holds a personal value itself, nor a secret anywhere', async () => {
    await app.fetch(`/api/v1/employers/${town.employerId}/employees`, {
      token: await app.tokenFor(town.id, 'city_welfare'),
      body: {
        employees: [{ staffNumber: 'K-77', name: '隠田 花子', nameKana: 'オンダ ハナコ', email: 'onda@example.jp' }],
      },
    });
    const token = await app.fetch('/api/v1/access-tokens', {
      token: admin,
      body: { role: 'hris_client', label: '隠田', employerId: town.employerId },
    });
    expect(token.status).toBe(201);
    const log = JSON.stringify(
      await query(db.adminUrl, 'select * from audit_acts left join audit_changes c on c.act_id = audit_acts.id'),
    );
    expect(log).not.toMatch(/隠田|オンダ|onda@|K-77/);
    const apart = await query(
      db.adminUrl,
      `select column_name, after from audit_personal where after ~ '隠田|オンダ|onda'`,
    );
    expect(apart.map((row) => row.column_name).sort()).toEqual(['email', 'label', 'name', 'name_kana']);
    const { body } = await act((await newest('what=access_tokens.write')).id);
    expect(body.changes[0].columns).toContainEqual({ column: 'token_hash', before: null, after: null, kept: 'closed' });
    expect(JSON.stringify(body) + log).not.toContain(token.body.token);
  });

  it('is written before it is done, outside of any transaction', async () => {
    for (const headers of [{}, { 'Idempotency-Key': randomUUID() }] as Record<string, string>[]) {
      const { status, body } = await app.fetch('/api/v1/planted', { token: admin, body: {}, headers });
      expect(status).toBe(201);
      expect(body.acts.at(-1)).toMatchObject({ outcome: null });
      expect(body.inTransaction).toBe('Idempotency-Key' in headers);
    }
    expect(await counted(`route = '/api/v1/planted' and outcome = 'done'`)).toBe(2);
  });

  it('is not done at all when the log cannot be written', async () => {
    const check = `alter table audit_acts add constraint closed_for_a_test check (permission <> 'employers.write') not valid`;
    await query(db.adminUrl, check);
    const refused = await app.fetch('/api/v1/employers', { token: admin, body: employer(3003) });
    await query(db.adminUrl, 'alter table audit_acts drop constraint closed_for_a_test');
    expect(refused.status).toBe(500);
    expect(await town.query('select from employers where corporate_number = $1', [corporateNumber(3003)])).toEqual([]);
  });

  it('is in the log when it was refused or failed, with why', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const bad = { ...employer(3004), contactEmail: 'nobody' };
    expect(await app.fetch('/api/v1/employers', { token: admin, body: bad, headers: key })).toMatchObject({
      status: 422,
    });
    expect(await newest('what=employers')).toMatchObject({ outcome: 'refused', status: 422, problem: 'bad_email' });
    expect(await app.fetch('/api/v1/planted/broken', { token: admin, body: {} })).toMatchObject({ status: 500 });
    expect(await newest('outcome=failed')).toMatchObject({
      route: '/api/v1/planted/broken',
      problem: 'internal_error',
    });
  });
});

describe('the till and the employee', () => {
  it('wait for no act: the ledger records a redemption; a void is in the log', async () => {
    const till = await Till.at(app, town, await town.shop(), 'merchant_clerk');
    const holder = await town.parent();
    const employee = await app.tokenFor(town.id, 'employee', { employeeId: holder });
    const { body: code } = await app.fetch('/api/v1/wallet/codes', { token: employee, body: { notes: 2 } });
    const before = await counted('true');
    const taken = await till.take({ code: code.code }, randomUUID());
    expect([taken.status, taken.body.notes]).toEqual([201, 2]);
    expect(await counted('true')).toBe(before);
    expect((await till.void(taken.body.id)).status).toBe(200);
    const found = await newest(`objectId=${taken.body.id}`);
    expect(found).toMatchObject({ permission: 'redemptions.void', role: 'merchant_clerk', outcome: 'done' });
    expect((await act(found.id)).body.changes.map(({ table }: { table: string }) => table)).toEqual([
      'redemption_voids',
    ]);
  });
});

describe('reading personal data', () => {
  it('is an act, with whom it showed; reading anything else is none', async () => {
    const person = await town.person();
    const before = await counted(`kind = 'read' and reads = 'employees'`);
    const answer = await app.fetch(`/api/v1/employers/${town.employerId}/employees`, { token: admin });
    expect(answer.status).toBe(200);
    expect(await newest(`kind=read&objectId=${person}`)).toMatchObject({
      reads: 'employees',
      role: 'city_admin',
      method: 'GET',
      objectIds: expect.arrayContaining([town.employerId, person]),
    });
    expect(await counted(`kind = 'read' and reads = 'employees'`)).toBe(before + 1);
    const all = await counted('true');
    await app.fetch('/api/v1/me', { token: admin });
    expect(await counted('true')).toBe(all);
  });
});

describe('the auditor', () => {
  it('finds acts by who, role, what, object, outcome and days, page by page', async () => {
    const token = await app.tokenFor(town.id, 'city_admin');
    const { body: me } = await app.fetch('/api/v1/me', { token });
    const pages = [];
    for (let n = 0; n < 5; n += 1) {
      await app.fetch(`/api/v1/access-tokens/${randomUUID()}/revoke`, { token, body: {} });
    }
    let cursor: string | null = null;
    do {
      const { body }: Answer = await acts(`actorId=${me.credentialId}&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      pages.push(body.items);
      cursor = body.nextCursor;
    } while (cursor);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(5);
    expect(pages.flat()[0]).toMatchObject({
      outcome: 'refused',
      problem: 'not_found',
      permission: 'access_tokens.write',
    });

    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
    const of = `actorId=${me.credentialId}`;
    const found = async (search: string) => (await acts(`${of}&${search}`)).body.items.length;
    expect(await found(`from=${today}&until=${today}`)).toBe(5);
    expect(await found('until=2020-01-01')).toBe(0);
    expect(await found('role=city_admin')).toBe(5);
    expect(await found('role=city_finance')).toBe(0);
    expect(await found('what=access_tokens')).toBe(5);
    expect(await found('what=access')).toBe(0);
    expect(await found('outcome=done')).toBe(0);
    expect(await acts('from=2026-02-30')).toMatchObject({ status: 422, body: { code: 'bad_date' } });
    expect(await acts('cursor=eA')).toMatchObject({ status: 400, body: { code: 'bad_cursor' } });
  });

  it('takes them away as a file that no spreadsheet takes for formulas', async () => {
    const headers = { 'user-agent': '=cmd|calc' };
    await app.fetch('/api/v1/employers', { token: admin, body: employer(3005), headers });
    const { body, headers: got } = await app.fetch('/api/v1/audit-acts/export?what=employers', { token: auditor });
    expect(got.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = await (
      await fetch(`${app.url}/api/v1/audit-acts/export`, { headers: { authorization: `Bearer ${auditor}` } })
    ).arrayBuffer();
    expect([...new Uint8Array(bytes).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(body).toContain(`'=cmd|calc`);
    expect(body).not.toContain(',=cmd');
  });

  it('alone with the admin may read it, and only of the own city', async () => {
    for (const role of ['city_welfare', 'city_finance'] as const) {
      expect(await acts('', await app.tokenFor(town.id, role))).toMatchObject({ status: 403 });
    }
    const other = await Town.make(app, { asOf: '2026-11-10' });
    const stranger = await app.tokenFor(other.id, 'city_auditor');
    const { id } = await newest('what=employers');
    expect(await app.fetch(`/api/v1/audit-acts/${id}`, { token: stranger })).toMatchObject({ status: 404 });
    expect((await acts('kind=change', stranger)).body.items).toEqual([]);
  });
});
