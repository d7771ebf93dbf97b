import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../src/database/package-root.js';
import { bareCity } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await freshDatabase();
  await bareCity(db, 1);
});

afterAll(async () => {
  await db?.drop();
});

/** The names under which the triggers outside of the ledger refuse. */
async function namesOfGuards(): Promise<string[]> {
  const rows = await query(
    db.adminUrl,
    `select p.prosrc as text, c.relname as of_table
       from pg_proc p left join pg_trigger t on t.tgfoid = p.oid left join pg_class c on c.oid = t.tgrelid
      where p.pronamespace in ('public'::regnamespace, 'people'::regnamespace)`,
  );
  const names = rows.flatMap(({ text, of_table: table }) =>
    [...text!.matchAll(/constraint = (tg_table_name \|\| )?'(\w+)'/g)].map(([, of, name]) => (of ? table : '') + name!),
  );
  return [...new Set(names)].sort();
}

describe('every guard outside of the ledger', () => {
  it('is broken by some test under the name that it gives', async () => {
    const folder = join(packageRoot(), 'test');
    const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    const names = await namesOfGuards();
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(tests))).toEqual([]);
  });

  const id = randomUUID();
  it.each([
    [
      'audit_changes_never_changed',
      `insert into audit_changes (city_id, number, act_id, table_name, operation, row_key, after) values (1, 1, '${id}', 'x', 'insert', '{}', '{}')`,
      `update audit_changes set after = '{"x": 1}' where number = 1`,
    ],
    [
      'audit_personal_never_changed',
      `insert into audit_personal (city_id, number, column_name, person_id) values (1, 1, 'name', '${id}')`,
      `update audit_personal set after = 'x' where number = 1`,
    ],
    [
      'signal_steps_never_changed',
      `insert into signal_steps (city_id, signal_id, number, step, actor_id, reason) values (1, '${id}', 1, 'look_into', '${id}', 'x')`,
      `delete from signal_steps where signal_id = '${id}'`,
    ],
    [
      'till_events_kept',
      `insert into till_events (city_id, shop_id, number, operation_id, recorded_at) values (1, '${id}', 1, '${id}', now())`,
      `update till_events set number = 2 where shop_id = '${id}'`,
    ],
    [
      'role_grants_last_city_admin',
      `insert into role_grants (city_id, id, account_id, role, granted_by) values (1, '${id}', '${id}', 'city_admin', '${id}')`,
      `update role_grants set ended_at = now(), ended_by = '${id}', end_reason = 'given_up' where id = '${id}'`,
    ],
    [
      'enrolment_events_two_people',
      `insert into enrolment_events (city_id, enrolment_id, number, event, on_date, reason, actor_id) values (1, '${id}', 1, 'apply', '2026-04-01', 'x', '${id}')`,
      `insert into enrolment_events (city_id, enrolment_id, number, event, on_date, reason, actor_id) values (1, '${id}', 2, 'approve', '2026-04-01', 'x', '${id}')`,
    ],
  ])('%s holds', async (constraint, there, breach) => {
    await query(db.adminUrl, 'set session_replication_role = replica', there);
    await expect(query(db.adminUrl, breach)).rejects.toMatchObject({ code: '23514', constraint });
  });
});
