import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';

const WORDS = '券を渡せと上司に言われています。';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let person: string;
let tokens: Record<'employee' | 'other' | 'welfare' | 'auditor' | 'admin' | 'finance' | 'hr' | 'hris', string>;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});
beforeEach(async () => {
  town = await Town.make(app, { asOf: '2026-06-05' });
  person = await town.parent();
  const { id, employerId } = town;
  tokens = {
    employee: await app.tokenFor(id, 'employee', { employeeId: person }),
    other: await app.tokenFor(id, 'employee', { employeeId: await town.person('別の 人', 'ベツノ ヒト') }),
    welfare: await app.tokenFor(id, 'city_welfare'),
    auditor: await app.tokenFor(id, 'city_auditor'),
    admin: await app.tokenFor(id, 'city_admin'),
    finance: await app.tokenFor(id, 'city_finance'),
    hr: await app.tokenFor(id, 'employer_hr', { employerId }),
    hris: await app.tokenFor(id, 'hris_client', { employerId }),
  };
});

const PATH = '/api/v1/reports-of-pressure';
const ask = (who: keyof typeof tokens, path = '', body?: object) =>
  app.fetch(`${PATH}${path}`, { token: tokens[who], ...(body && { body }) });
const told = async (more: object = {}): Promise<string> => {
  const { status, body } = await ask('employee', '', { words: WORDS, ...more });
  expect([status, JSON.stringify(body).includes(WORDS)]).toEqual([201, false]);
  return body.id;
};

it('reaches the welfare section with the name and the words, and the answer reaches the person', async () => {
  const id = await told();
  const reporter = { employeeId: person, name: '村上 智子', employerName: '株式会社永山木工' };
  expect((await ask('welfare')).body.items).toMatchObject([
    { id, state: 'open', anonymous: true, messages: 1, reporter },
  ]);
  expect((await ask('welfare', `/${id}`)).body).toMatchObject({ conversation: [{ side: 'employee', words: WORDS }] });
  expect((await ask('welfare', `/${id}/answers`, { words: 'お話を聞かせてください。' })).status).toBe(201);
  expect((await ask('employee', `/${id}/answers`, { words: '明日行きます。' })).status).toBe(201);
  expect((await ask('welfare', `/${id}/decision`, { state: 'looked_into' })).body.state).toBe('looked_into');
  expect((await ask('employee', `/${id}`)).body).toMatchObject({
    state: 'looked_into',
    conversation: [{ words: WORDS }, { side: 'city', words: 'お話を聞かせてください。' }, { words: '明日行きます。' }],
  });
  await ask('welfare', `/${id}/decision`, { state: 'closed' });
  expect((await ask('employee', `/${id}/answers`, { words: 'まだ' })).body.code).toBe('pressure_report_closed');
});

it('is known to nobody else: neither that there is one, nor whose, nor its words', async () => {
  const id = await told();
  for (const who of ['hr', 'hris', 'admin', 'finance'] as const) {
    for (const path of ['', `/${id}`]) expect([who, (await ask(who, path)).status]).toEqual([who, 403]);
    expect((await ask(who, '', { words: 'x' })).status).toBe(403);
  }
  expect((await ask('other')).body.items).toEqual([]);
  for (const path of [`/${id}`, `/${randomUUID()}`]) {
    expect((await ask('other', path)).body.code).toBe('pressure_report_not_found');
  }
  expect((await ask('other', `/${id}/answers`, { words: 'x' })).body.code).toBe('pressure_report_not_found');
  expect((await ask('auditor')).body.items).toMatchObject([{ id, reporter: null }]);
  expect((await ask('auditor', `/${id}`)).status).toBe(403);
  const open = await told({ anonymous: false });
  const [shown] = (await ask('auditor')).body.items;
  expect(shown).toMatchObject({ id: open, reporter: { employeeId: person } });
});

it('is in the database in no word that can be read, nor in the audit log, nor in kept answers', async () => {
  const id = await told();
  await ask('welfare', `/${id}`);
  await app.fetch(`${PATH}/${id}/answers`, {
    token: tokens.welfare,
    body: { words: WORDS },
    headers: { 'idempotency-key': randomUUID() },
  });
  await ask('welfare', `/${id}/decision`, { state: 'looked_into' });
  const tables = await query(
    db.adminUrl,
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'people', 'ledger', 'bullmq') and c.relkind = 'r'`,
  );
  expect(tables.length).toBeGreaterThan(60);
  for (const { name } of tables) {
    const [found] = await query(db.adminUrl, `select count(*)::text as n from ${name} t where t::text like '%上司%'`);
    expect([name, found!.n]).toEqual([name, '0']);
  }
  const log = await query(
    db.adminUrl,
    `select coalesce(string_agg(a::text, ' '), '') || coalesce((select string_agg(c::text, ' ') from audit_changes c where city_id = ${town.id}), '') as text
       from audit_acts a where city_id = ${town.id}`,
  );
  expect(log[0]!.text).toContain(id);
  expect(log[0]!.text).not.toContain(person);
});

it('keeps what was written: nobody changes or removes it', async () => {
  await told();
  for (const change of [
    'delete from pressure_messages',
    `update pressure_messages set side = 'city'`,
    'delete from pressure_reports',
  ]) {
    await expect(query(db.appUrl, change)).rejects.toThrow(/permission/);
  }
});
