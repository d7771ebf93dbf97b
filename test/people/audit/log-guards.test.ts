import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../../support/app.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { corporateNumber } from '../../support/sample-city.js';
import { Town } from '../../support/town.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let actId: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-11-10' });
  const body = {
    corporateNumber: corporateNumber(3001),
    name: '株式会社見本',
    nameKana: 'ミホン',
    contactEmail: 'jinji@example.jp',
  };
  const token = await app.tokenFor(town.id, 'city_admin');
  expect(await app.fetch('/api/v1/employers', { token, body })).toMatchObject({ status: 201 });
  [{ id: actId }] = (await query(db.adminUrl, `select id from audit_acts where outcome = 'done'`)) as [{ id: string }];
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const asAdmin = (statement: string) => query(db.adminUrl, statement);
const asApplication = (...statements: string[]) =>
  query(db.appUrl, `select set_config('sankyu.city', '${town.id}', false)`, ...statements);

/** An act as the command line writes it, with some of it changed. */
function insertAct(changes: Record<string, string> = {}): string {
  const columns: Record<string, string> = {
    city_id: String(town.id),
    id: `'${randomUUID()}'`,
    kind: `'command'`,
    actor_id: `'${randomUUID()}'`,
    role: `'operator'`,
    source: `'cli'`,
    permission: `'issue'`,
    ...changes,
  };
  return `insert into audit_acts (${Object.keys(columns).join(', ')}) values (${Object.values(columns).join(', ')})`;
}

describe('the database refuses', () => {
  it.each([
    ['an outcome noted a second time', `update audit_acts set outcome = 'refused', problem = 'x'`],
    ['an outcome taken away', 'update audit_acts set outcome = null, ended_at = null'],
    ['another doer', `update audit_acts set actor_id = gen_random_uuid()`],
    ['an act removed', 'delete from audit_acts'],
  ])('%s, whoever asks', async (_what, change) => {
    await expect(asAdmin(`${change} where id = '${actId}'`)).rejects.toMatchObject({
      constraint: 'audit_acts_never_changed',
    });
  });

  it('the log emptied in one sweep', async () => {
    for (const table of ['audit_acts', 'audit_changes', 'audit_personal']) {
      await expect(asAdmin(`truncate ${table} cascade`)).rejects.toMatchObject({ code: '23514' });
    }
  });

  it.each([
    ['audit_changes', `update audit_changes set after = '{}'`],
    ['audit_changes', 'delete from audit_changes'],
    ['audit_personal', `update audit_personal set after = 'nobody'`],
  ])('a row of %s rewritten', async (table, change) => {
    await expect(asAdmin(change)).rejects.toMatchObject({ constraint: `${table}_never_changed` });
  });

  it.each([
    ['an act that begins with its outcome', { outcome: `'done'`, ended_at: 'now()' }, 'audit_acts_written_first'],
    ['a kind of act that there is none', { kind: `'wish'` }, 'audit_acts_kind_known'],
    ['a reading that does not say what was read', { kind: `'read'` }, 'audit_acts_read_says_what'],
    ['an act from nowhere', { source: `'letter'` }, 'audit_acts_source_whole'],
    ['a command with a network address', { address: `'::1'` }, 'audit_acts_source_whole'],
    ['a request without its route', { kind: `'change'`, source: `'http'` }, 'audit_acts_source_whole'],
    ['words longer than any permission', { permission: `repeat('x', 101)` }, 'audit_acts_lengths'],
    ['an act in no city', { city_id: '999999' }, 'audit_acts_city_fkey'],
    ['the same act twice', { id: `'${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}'` }, 'audit_acts_pkey'],
  ])('%s', async (_what, changes, constraint) => {
    if (constraint === 'audit_acts_pkey') await asAdmin(insertAct(changes));
    await expect(asAdmin(insertAct(changes))).rejects.toMatchObject({ constraint });
  });

  it('an outcome that is none, or a refusal without its reason', async () => {
    const id = randomUUID();
    await asAdmin(insertAct({ id: `'${id}'` }));
    const end = (how: string) => asAdmin(`update audit_acts set ${how} where id = '${id}'`);
    await expect(end(`outcome = 'perhaps', problem = 'x'`)).rejects.toMatchObject({
      constraint: 'audit_acts_outcome_known',
    });
    await expect(end(`outcome = 'refused'`)).rejects.toMatchObject({ constraint: 'audit_acts_outcome_whole' });
    await expect(end(`outcome = 'done', problem = 'x'`)).rejects.toMatchObject({
      constraint: 'audit_acts_outcome_whole',
    });
    await end(`outcome = 'done', ended_at = '2001-01-01'`);
    const [row] = await asAdmin(`select ended_at > begun_at as after from audit_acts where id = '${id}'`);
    expect(row).toEqual({ after: true });
  });

  it('a change of no act, of a kind that there is none, or with the wrong sides; personal values of no change', async () => {
    const change = (values: string) =>
      asAdmin(
        `insert into audit_changes (city_id, number, act_id, table_name, operation, row_key, before, after)
         values (${town.id}, ${values})`,
      );
    const at = (constraint: string) => ({ constraint });
    await expect(change(`-1, gen_random_uuid(), 't', 'insert', '{}', null, '{}'`)).rejects.toMatchObject(
      at('audit_changes_act_fkey'),
    );
    await expect(change(`-1, '${actId}', 't', 'merge', '{}', '{}', '{}'`)).rejects.toMatchObject(
      at('audit_changes_operation_known'),
    );
    await expect(change(`-1, '${actId}', 't', 'insert', '{}', '{}', '{}'`)).rejects.toMatchObject(
      at('audit_changes_sides_fit'),
    );
    await expect(change(`1, '${actId}', 't', 'insert', '{}', null, '{}'`)).rejects.toMatchObject(
      at('audit_changes_pkey'),
    );
    const personal = `insert into audit_personal values (${town.id}, -1, 'name', gen_random_uuid(), null, 'x')`;
    await expect(asAdmin(personal)).rejects.toMatchObject(at('audit_personal_change_fkey'));
  });

  it('the application whatever is not adding an act or noting its outcome', async () => {
    const forbidden = [
      'delete from audit_acts',
      `update audit_acts set permission = 'x'`,
      'delete from audit_personal',
      `update audit_personal set after = 'x'`,
      'delete from audit_changes',
      `insert into audit_changes select * from audit_changes`,
      `insert into audit_personal select * from audit_personal`,
      'truncate audit_acts cascade',
      'alter table audit_acts disable trigger all',
      'drop trigger audited on employers',
    ];
    for (const statement of forbidden) {
      await expect(asApplication(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('changes under an act that does not stand, or of another city', async () => {
    const other = await Town.make(app, { asOf: '2026-11-10' });
    const change = `update employers set name = name || '改' where city_id = ${other.id}`;
    for (const id of [randomUUID(), actId]) {
      await expect(
        query(
          db.appUrl,
          `select set_config('sankyu.city', '${other.id}', false), set_config('sankyu.act', '${id}', false)`,
          change,
        ),
      ).rejects.toMatchObject({ constraint: 'audit_changes_act_fkey' });
    }
  });
});

describe('every time in the log', () => {
  it('is the database’s own, whatever was said', async () => {
    const id = randomUUID();
    await asApplication(insertAct({ id: `'${id}'`, begun_at: `'2001-01-01'` }));
    const [row] = await asAdmin(
      `select begun_at > now() - interval '1 minute' as fresh from audit_acts where id = '${id}'`,
    );
    expect(row).toEqual({ fresh: true });
  });
});
