import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inCity } from '../../../src/database/scope.js';
import { WelcomeService } from '../../../src/enrolments/welcome/welcome.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { Town } from '../../support/town.js';
import { Browser } from '../../people/doors/browser.js';
import { secretTo } from '../../people/doors/letters.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let hr: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-04-10', rules: { requiresActivation: true } });
  hr = await inCity(town.id, () => app.tokenFor(town.id, 'employer_hr', { employerId: town.employerId }));
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function employee(employerId?: string): Promise<{ id: string; email: string }> {
  const id = await inCity(town.id, () => town.person(undefined, undefined, employerId));
  const [row] = await query(db.adminUrl, `select email from employees where id = '${id}'`);
  return { id, email: row!.email! };
}

const send = (id: string, token = hr) => app.fetch(`/api/v1/employees/${id}/welcome`, { token, method: 'POST' });

async function accept(email: string) {
  const browser = new Browser(app);
  const token = await secretTo(app, email, 'welcome');
  return { browser, token, answer: await browser.post('/auth/welcome/accept', { token }) };
}

describe('the first link of an employee', () => {
  it('opens an account on the own device, once, for thirty days', async () => {
    const { id, email } = await employee();
    const sent = await send(id);
    expect([sent.status, sent.body]).toEqual([204, '']);
    const { browser, token, answer } = await accept(email);
    expect(answer).toMatchObject({ status: 200, body: { activated: [] } });
    const { body: wallet } = await browser.fetch(`/as/${answer.body.grantId}/me`);
    expect(wallet).toMatchObject({ role: 'employee', employeeId: id, cityId: town.id });
    expect((await new Browser(app).post('/auth/welcome/accept', { token })).body.code).toBe('link_not_valid');
    expect((await send(id)).body.code).toBe('signs_in_already');
    await query(
      db.adminUrl,
      `update people.sessions set started_at = started_at - interval '29 days', last_seen_at = last_seen_at - interval '29 days',
              authenticated_at = authenticated_at - interval '29 days', staff_seen_at = staff_seen_at - interval '29 days'`,
    );
    expect((await browser.fetch(`/as/${answer.body.grantId}/me`)).status).toBe(200);
  });

  it('activates the enrolment that waits for the person', async () => {
    const { id, email } = await employee();
    const welfare = await inCity(town.id, () => app.tokenFor(town.id, 'city_welfare'));
    const [row] = await query(
      db.adminUrl,
      `insert into enrolments (city_id, id, programme_id, employee_id, employer_id, child_birth_date, leave_started_on,
                               returned_on, state, first_month, last_month)
       values (${town.id}, gen_random_uuid(), '${town.programmeId}', '${id}', '${town.employerId}', '2025-01-05', '2025-03-01',
               '2026-03-01', 'applied', '2026-04-01', '2028-01-01') returning id`,
    );
    const enrolment = `/api/v1/enrolments/${row!.id}`;
    const approved = await app.fetch(`${enrolment}/approve`, { token: welfare, body: { reason: '要件を確認' } });
    expect(approved.body.state).toBe('approved');
    await send(id);
    const { answer } = await accept(email);
    expect(answer.body.activated).toEqual([row!.id]);
    expect((await app.fetch(enrolment, { token: welfare })).body.state).toBe('active');
    const [event] = await query(
      db.adminUrl,
      `select actor_id from enrolment_events where enrolment_id = '${row!.id}' and event = 'activate'`,
    );
    expect(event!.actor_id).toBe(id);
  });

  it('is void when a newer one was sent, and after seven days', async () => {
    const { id, email } = await employee();
    await send(id);
    const first = await secretTo(app, email, 'welcome');
    await send(id);
    expect((await new Browser(app).post('/auth/welcome/accept', { token: first })).status).toBe(410);
    await query(
      db.adminUrl,
      `update people.challenges set created_at = created_at - interval '8 days', expires_at = expires_at - interval '8 days'
        where purpose = 'welcome'`,
    );
    expect((await accept(email)).answer.status).toBe(410);
  });

  it('of another employer’s people is not HR’s to send', async () => {
    const elsewhere = await inCity(town.id, () => town.employer('別の会社'));
    const { id } = await employee(elsewhere);
    expect(await send(id)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('is made for another letter too, and for nobody who signs in already', async () => {
    const { id, email } = await employee();
    const linkFor = () => inCity(town.id, () => app.get(WelcomeService).linkFor(town.id, id));
    const link = await linkFor();
    const token = link!.split('#')[1];
    expect((await new Browser(app).post('/auth/welcome/accept', { token })).status).toBe(200);
    expect([await linkFor(), email.includes('@')]).toEqual([undefined, true]);
  });

  it('adds the role to the account that the address has already, and takes nothing from it', async () => {
    const { id, email } = await employee();
    const other = await employee();
    await query(db.adminUrl, `update employees set email = '${email}' where id = '${other.id}'`);
    await send(id);
    const { browser } = await accept(email);
    await send(other.id);
    await accept(email);
    expect((await browser.fetch('/auth/me')).body.roles.map((role: { employeeId: string }) => role.employeeId)).toEqual(
      [id, other.id],
    );
  });
});
