import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { inCity } from '../../src/database/scope.js';
import type { DateIso } from '../../src/domain/date.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { JobHandlers } from '../../src/jobs/job-handlers.js';
import { SealService } from '../../src/ledger/seal.service.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { ErasePersonalService } from '../../src/privacy/erase-personal.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';
import { Till } from '../redemptions/till.js';

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const asAdmin = (...statements: string[]) => query(db.adminUrl, ...statements);
const advance = (town: Town, on: DateIso) => inCity(town.id, () => app.get(AdvanceClockService).advanceTo(town.id, on));
const eraseOne = (town: Town, id: string) => inCity(town.id, () => app.get(ErasePersonalService).eraseOne(town.id, id));
const eraseDue = (town: Town) => inCity(town.id, () => app.get(ErasePersonalService).eraseDue(town.id));

/** Somebody with an enrolment, an account, thanks given and received, and an entry in the audit log; gone since `leftOn`. */
async function whoHasLeft(town: Town, leftOn: DateIso): Promise<{ id: string; accountId: string }> {
  const token = await app.tokenFor(town.id, 'employer_hr', { employerId: town.employerId });
  const row = {
    staffNumber: randomUUID(),
    name: '消田 花子',
    nameKana: 'キエタ ハナコ',
    email: `${randomUUID()}@kieta.example`,
  };
  const { body } = await app.fetch(`/api/v1/employers/${town.employerId}/employees`, {
    token,
    body: { employees: [row] },
  });
  const id = body.outcomes[0].id as string;
  const accountId = randomUUID();
  const enrolmentId = randomUUID();
  await asAdmin(
    `insert into enrolments (city_id, id, programme_id, employee_id, employer_id, child_birth_date, child_number,
       leave_started_on, returned_on, state, first_month, last_month, ended_on, end_reason)
     values (${town.id}, '${enrolmentId}', '${town.programmeId}', '${id}', '${town.employerId}', '2025-02-03', 'C-${id}',
       '2025-01-01', '2026-04-01', 'ended', '2026-04-01', '2026-11-01', '${leftOn}', 'left')`,
    `insert into enrolment_events (city_id, enrolment_id, number, event, on_date, reason, actor_id, after)
     values (${town.id}, '${enrolmentId}', 1, 'leave', '${leftOn}', '消田さんの退職', gen_random_uuid(), '{"childBirthDate": "2025-02-03"}')`,
    `insert into people.accounts (id, email, name) values ('${accountId}', '${row.email}', '${row.name}')`,
    `insert into role_grants (city_id, id, account_id, role, employee_id, granted_by)
     values (${town.id}, gen_random_uuid(), '${accountId}', 'employee', '${id}', '${accountId}')`,
    `insert into people.sessions (id, account_id, token_hash, strength, method, device, address)
     values (gen_random_uuid(), '${accountId}', sha256('${accountId}'), 'single', 'link', '消田のスマートフォン', '203.0.113.7')`,
    `insert into people.recovery_codes values ('${accountId}', 1, sha256('x'))`,
    `insert into pressure_reports (city_id, id, employee_id, anonymous) values (${town.id}, '${enrolmentId}', '${id}', true)`,
    `insert into pressure_messages (city_id, report_id, number, side, words_box)
     values (${town.id}, '${enrolmentId}', 1, 'employee', '\\x01' || convert_to(repeat('消田の訴え', 5), 'UTF8'))`,
  );
  const colleague = await town.parent();
  await inCity(town.id, () => town.coupons(id));
  const give = async (from: string, to: string, message: string) => {
    const own = await app.tokenFor(town.id, 'employee', { employeeId: from });
    const headers = { 'Idempotency-Key': randomUUID() };
    const gift = { receiverId: to, notes: 1, message, card: 'flower' };
    const answer = await app.fetch('/api/v1/wallet/thanks', { token: own, body: gift, headers });
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  };
  await give(id, colleague, '消田より');
  await give(colleague, id, '消田さんへ');
  const till = await Till.at(app, town, await town.shop());
  await till.takeFrom(id, 5);
  await asAdmin(`update employments set until_on = '${leftOn}' where employee_id = '${id}'`);
  return { id, accountId };
}

describe('a person whose time is over', () => {
  let town: Town;
  let person: { id: string; accountId: string };
  let before: Record<string, unknown>;

  const kept = async () => ({
    operations: await asAdmin(`select * from ledger.operations where city_id = ${town.id} order by id`),
    transfers: await asAdmin(
      `select * from ledger.transfers where city_id = ${town.id} order by operation_id, allocation_id`,
    ),
    figures: await asAdmin(`select * from closing_figures where city_id = ${town.id}`),
    invoices: await asAdmin(`select * from invoices where city_id = ${town.id}`),
    lines: await asAdmin(`select * from invoice_lines where city_id = ${town.id}`),
    acts: await asAdmin(
      `select id, kind, permission, object_ids from audit_acts where city_id = ${town.id} order by id`,
    ),
    changes: await asAdmin(`select * from audit_changes where city_id = ${town.id} order by number`),
  });

  beforeAll(async () => {
    town = await Town.make(app, { asOf: '2026-11-10' });
    person = await whoHasLeft(town, '2026-11-30');
    // What is left of the coupons lapses on 2027-05-01: the last movement, in the fiscal year 2027.
    await advance(town, '2033-03-31');
    before = await kept();
  });

  it('is kept to the last day of it', async () => {
    await expect(eraseOne(town, person.id)).rejects.toMatchObject({
      code: 'kept_still',
      details: { erasableOn: '2033-04-01' },
    });
    expect(await eraseDue(town)).toBe(0);
    await advance(town, '2033-04-01');
  });

  it('is erased everywhere, by the job of the night', async () => {
    await app.get(JobHandlers).run('erase-personal');
    const tables = await asAdmin(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'people', 'ledger', 'bullmq') and c.relkind = 'r'`,
    );
    for (const { name } of tables) {
      const found = await asAdmin(
        `select t::text as row from ${name} t where t::text ~ '消田|キエタ|kieta|2025-02-03|203.0.113.7'`,
      );
      expect([name, found]).toEqual([name, []]);
    }
    expect(await asAdmin(`select name, name_kana, email from employees where id = '${person.id}'`)).toEqual([
      { name: '消去済', name_kana: 'ショウキョズミ', email: '' },
    ]);
  });

  it('leaves of a report of pressure that there was one, and no words', async () => {
    const of = `r.employee_id = '${person.id}'`;
    expect(
      await asAdmin(
        `select count(distinct r.id) as reports, count(m.number) as messages
           from pressure_reports r left join pressure_messages m on m.report_id = r.id where ${of}`,
      ),
    ).toEqual([{ reports: '1', messages: '0' }]);
  });

  it('has no account left, whose address is free again', async () => {
    const [account] = await asAdmin(
      `select name, email, closed_at is not null as closed from people.accounts where id = '${person.accountId}'`,
    );
    expect(account).toEqual({ name: '消去済', email: `${person.accountId}@erased.invalid`, closed: true });
    const tables = await asAdmin(
      `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
        where c.relnamespace = 'people'::regnamespace and c.relkind = 'r' and c.relname <> 'sessions'`,
    );
    expect(tables.length).toBeGreaterThan(4);
    for (const { name } of tables) {
      expect(await asAdmin(`select from ${name} where account_id = '${person.accountId}'`)).toEqual([]);
    }
    expect(
      await asAdmin(`select from people.sessions where account_id = '${person.accountId}' and ended_at is null`),
    ).toEqual([]);
  });

  it('leaves the ledger, its seals, the papers and the audit log as they were', async () => {
    const after = await kept();
    expect(after.acts.slice(0, (before.acts as unknown[]).length)).toEqual(before.acts);
    expect({ ...after, acts: before.acts }).toEqual(before);
    await inCity(town.id, () => app.get(SealService).sealAll());
    const { ok, differences } = await inCity(town.id, () => app.get(VerifyService).verify(town.id));
    expect([ok, differences]).toEqual([true, []]);
  });

  it('shows in the audit log as erased', async () => {
    const token = await app.tokenFor(town.id, 'city_auditor');
    const { body } = await app.fetch('/api/v1/audit-acts?what=employees.write', { token });
    const act = await app.fetch(`/api/v1/audit-acts/${body.items[0].id}`, { token });
    const columns = act.body.changes.find(({ table }: { table: string }) => table === 'employees').columns;
    expect(columns).toContainEqual({ column: 'name', before: null, after: null, kept: 'erased' });
  });

  it('is not erased twice, and never written to again', async () => {
    await expect(eraseOne(town, person.id)).rejects.toMatchObject({ code: 'erased_already' });
    const of = `where employee_id = '${person.id}'`;
    const broken: [string, string][] = [
      [`update employees set name = '消田' where id = '${person.id}'`, 'employees_erased_whole'],
      [`update employees set email = 'a@b.example' where id = '${person.id}'`, 'employees_erased_whole'],
      [`update employments set staff_number = '1' ${of}`, 'employments_erased_whole'],
      [`update employments set until_on = null ${of}`, 'employments_erased_whole'],
      [`update enrolments set child_birth_date = '2025-02-03' ${of}`, 'enrolments_erased_whole'],
      [`update enrolments set child_number = '1' ${of}`, 'enrolments_erased_whole'],
      [`update thanks set message = '消田' where giver_id = '${person.id}'`, 'thanks_erased_whole'],
    ];
    for (const [statement, constraint] of broken) {
      await expect(asAdmin(statement)).rejects.toMatchObject({ constraint });
    }
  });
});

describe('nobody is erased', () => {
  it('while coupons are open, employed, enrolled, unknown, or of another city', async () => {
    const town = await Town.make(app, { asOf: '2026-11-10' });
    const holder = await town.parent();
    await expect(eraseOne(town, holder)).rejects.toMatchObject({ code: 'coupons_open' });
    const worker = await town.person();
    await expect(eraseOne(town, worker)).rejects.toMatchObject({ code: 'employed_still' });
    await expect(eraseOne(town, randomUUID())).rejects.toMatchObject({ code: 'employee_not_found' });
    const other = await Town.make(app, { asOf: '2026-11-10' });
    await expect(eraseOne(other, worker)).rejects.toMatchObject({ code: 'employee_not_found' });
    const [row] = await query(
      db.appUrl,
      `select set_config('sankyu.city', '${other.id}', false)`,
      `select outcome from erase_person(${town.id}, '${worker}')`,
    );
    expect(row).toEqual({ outcome: 'not_found' });
    await asAdmin(
      `update employments set until_on = '2026-11-10' where employee_id = '${worker}'`,
      `insert into enrolments (city_id, id, programme_id, employee_id, employer_id, child_birth_date, leave_started_on,
         returned_on, state, first_month, last_month)
       values (${town.id}, gen_random_uuid(), '${town.programmeId}', '${worker}', '${town.employerId}', '2025-02-03',
         '2025-01-01', '2026-04-01', 'approved', '2026-04-01', '2028-02-01')`,
    );
    await expect(eraseOne(town, worker)).rejects.toMatchObject({ code: 'enrolled_still' });
  });

  it('by the application itself, past the function', async () => {
    await expect(query(db.appUrl, `select erase_account(1, gen_random_uuid())`)).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('the time for which data is kept', () => {
  it('is the city’s to set, five to thirty fiscal years, from a day on that is not past', async () => {
    const town = await Town.make(app, { asOf: '2026-11-10' });
    const admin = await app.tokenFor(town.id, 'city_admin');
    const put = (body: object, token = admin) => app.fetch('/api/v1/city/retention', { token, method: 'PUT', body });
    expect(await put({ fiscalYears: 7, validFrom: '2027-04-01' })).toMatchObject({
      status: 200,
      body: { fiscalYears: 7 },
    });
    expect(await put({ fiscalYears: 4 })).toMatchObject({ status: 422 });
    expect(await put({ fiscalYears: 10, validFrom: '2026-11-09' })).toMatchObject({
      body: { code: 'retention_in_the_past' },
    });
    expect(await put({ fiscalYears: 6 }, await app.tokenFor(town.id, 'city_welfare'))).toMatchObject({ status: 403 });
    const listed = await app.fetch('/api/v1/city/retention', { token: admin });
    expect(listed.body).toEqual([{ validFrom: '2027-04-01', fiscalYears: 7 }]);
    const insert = (years: number) =>
      asAdmin(`insert into retention_rules values (${town.id}, '2030-04-01', ${years}, gen_random_uuid())`);
    for (const years of [4, 31]) {
      await expect(insert(years)).rejects.toMatchObject({ constraint: 'retention_rules_range' });
    }
    const person = await whoHasLeft(town, '2026-11-30');
    await advance(town, '2034-12-31');
    await expect(eraseOne(town, person.id)).rejects.toMatchObject({ details: { erasableOn: '2035-04-01' } });
  });

  it('says when an answer is forgotten that might be given again: after thirty days', async () => {
    const town = await Town.make(app, { asOf: '2026-11-10' });
    const answered = (key: string, days: number) =>
      `insert into answered_requests values (${town.id}, 'x', '${key}', gen_random_uuid(), 201, '{"name": "消田"}', now() - interval '${days} days')`;
    await asAdmin(answered('old', 31), answered('new', 29));
    await eraseDue(town);
    const rows = await asAdmin(
      `select key, body is null as forgotten from answered_requests where city_id = ${town.id} order by key`,
    );
    expect(rows).toEqual([
      { key: 'new', forgotten: false },
      { key: 'old', forgotten: true },
    ]);
  });
});
