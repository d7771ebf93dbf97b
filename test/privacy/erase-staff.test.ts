import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { inCity } from '../../src/database/scope.js';
import { ErasePersonalService } from '../../src/privacy/erase-personal.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let other: Town;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  [town, other] = [await Town.make(app), await Town.make(app)];
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const asAdmin = (...statements: string[]) => query(db.adminUrl, ...statements);
const eraseDue = (of = town) => inCity(of.id, () => app.get(ErasePersonalService).eraseDue(of.id));

/** The last day of the fiscal year before the last five whole ones, and the day after it. */
const now = new Date(Date.now() + 9 * 3600_000);
const fiscalYear = now.getUTCMonth() >= 3 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
const [last, next] = [`${fiscalYear - 5}-03-31 23:59 Asia/Tokyo`, `${fiscalYear - 5}-04-01 00:00 Asia/Tokyo`];

/** An account that was staff of cities until then, or is still. */
async function staff(...roles: [Town, string | null][]): Promise<string> {
  const id = randomUUID();
  await asAdmin(
    `insert into people.accounts (id, email, name) values ('${id}', '${id}@kieta.example', '消田 職員')`,
    `insert into people.sessions (id, account_id, token_hash, strength, method, device, address)
     values (gen_random_uuid(), '${id}', sha256('${id}'), 'single', 'link', '消田の端末', '203.0.113.7')`,
    `insert into people.letters (id, template, account_id, box) values (gen_random_uuid(), 'sign-in-link', '${id}', '\\x01')`,
    `insert into people.recovery_codes values ('${id}', 1, sha256('x'))`,
    ...roles.map(
      ([{ id: cityId }, ended]) =>
        `insert into role_grants (city_id, id, account_id, role, granted_by, granted_at, ended_at, ended_by, end_reason)
         values (${cityId}, gen_random_uuid(), '${id}', 'city_auditor', '${id}', '2019-01-01',
           ${ended === null ? 'null, null, null' : `'${ended}', '${id}', 'taken_away'`})`,
    ),
  );
  return id;
}

const left = async (id: string) => {
  const [row] = await asAdmin(
    `select a.name || ' ' || a.email as who, a.closed_at is not null as closed,
            (select count(*) from people.letters where account_id = a.id)
              + (select count(*) from people.recovery_codes where account_id = a.id)
              + (select count(*) from people.sessions where account_id = a.id and (address <> '' or device <> '' or ended_at is null)) as more
       from people.accounts a where id = '${id}'`,
  );
  return row;
};
const erased = (id: string) => ({ who: `消去済 ${id}@erased.invalid`, closed: true, more: '0' });
const whole = (id: string) => ({ who: `消田 職員 ${id}@kieta.example`, closed: false, more: '3' });

describe('staff', () => {
  it('who has had no role for the time of every city is erased, with letters, devices and addresses, and nobody else', async () => {
    const [gone, newer, elsewhere, stillThere] = [
      await staff([town, last]),
      await staff([town, next]),
      await staff([town, last], [other, next]),
      await staff([town, last], [other, null]),
    ];
    expect(await eraseDue()).toBe(1);
    expect(await left(gone)).toEqual(erased(gone));
    for (const id of [newer, elsewhere, stillThere]) expect(await left(id)).toEqual(whole(id));
    expect(await eraseDue()).toBe(0);
  });

  it('is kept as long as the city with the longest time wants', async () => {
    await asAdmin(`insert into retention_rules values (${other.id}, '2020-04-01', 30, gen_random_uuid())`);
    const id = await staff([town, last], [other, last]);
    expect([await eraseDue(), await eraseDue(other)]).toEqual([0, 0]);
    expect(await left(id)).toEqual(whole(id));
  });

  it('whose account is an employee’s too goes with that person', async () => {
    const id = await staff([town, last]);
    const employeeId = await inCity(town.id, () => town.person());
    await asAdmin(
      `insert into role_grants (city_id, id, account_id, role, employee_id, granted_by, granted_at, ended_at, ended_by, end_reason)
       values (${town.id}, gen_random_uuid(), '${id}', 'employee', '${employeeId}', '${id}', '2019-01-01', '${last}', '${id}', 'left')`,
    );
    expect(await eraseDue()).toBe(0);
    expect(await left(id)).toEqual(whole(id));
  });

  it('is erased by the job of the own city only', async () => {
    const id = await staff([town, last]);
    const [row] = await query(
      db.appUrl,
      `select set_config('sankyu.city', '${other.id}', false)`,
      `select erase_staff(${town.id})`,
    );
    expect(row).toEqual({ erase_staff: 0 });
    expect(await left(id)).toEqual(whole(id));
    await expect(query(db.appUrl, `select erase_sign_in('${id}')`)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the name on an invitation', () => {
  it('is kept for thirty days after it was taken back or lapsed, and while it is open', async () => {
    const invite = (name: string, days: number, revokedDays?: number) =>
      `insert into invitations (city_id, id, role, email, name, invited_by, created_at, expires_at, revoked_at)
       values (${town.id}, gen_random_uuid(), 'city_auditor', 'kieta@kieta.example', '${name}', gen_random_uuid(),
         now() - interval '400 days', now() - interval '${days} days', ${revokedDays ? `now() - interval '${revokedDays} days'` : 'null'})`;
    await asAdmin(
      ...[invite('lapsed long ago', 31), invite('lapsed', 29), invite('open', -2)],
      ...[invite('revoked long ago', -1, 31), invite('revoked', -1, 29)],
    );
    await eraseDue();
    const rows = await asAdmin(
      `select name, email = id || '@erased.invalid' as erased from invitations where city_id = ${town.id} order by name collate "C"`,
    );
    expect(rows).toEqual([
      ...['lapsed', 'open', 'revoked'].map((name) => ({ name, erased: false })),
      ...Array(2).fill({ name: '消去済', erased: true }),
    ]);
  });
});
