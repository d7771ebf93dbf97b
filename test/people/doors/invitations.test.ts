import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { GRANTED_BY, INVITED_ROLES, type InvitedRole } from '../../../src/people/grants/granting.js';
import { ROLES, type Role } from '../../../src/people/role.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { Town, type TownShop } from '../../support/town.js';
import { inCity } from '../../../src/database/scope.js';
import { Browser } from './browser.js';
import { secretTo } from './letters.js';
import { Person } from './person.js';

const PASSWORD = 'ame nochi hare, tokidoki yuki';

let db: TestDatabase;
let app: TestApp;
let other: TestApp;
let town: Town;
let shop: TownShop;
let admin: Person;
let adminGrant: string;

beforeAll(async () => {
  db = await freshDatabase();
  [app, other] = await Promise.all([startTestApp(db), startTestApp(db)]);
  town = await Town.make(app);
  shop = await inCity(town.id, () => town.shop());
  admin = await Person.signedIn(app, 'admin@city.example.jp');
  adminGrant = await admin.give(town.id, 'city_admin');
});

afterAll(async () => {
  await Promise.all([app?.close(), other?.close()]);
  await db?.drop();
});

let addresses = 0;
const address = () => `invited${(addresses += 1)}@example.jp`;

const scopeFor = (role: Role) => ({
  ...(role === 'employer_hr' ? { employerId: town.employerId } : {}),
  ...(role === 'merchant_owner' || role === 'merchant_clerk' ? { merchantId: shop.merchantId } : {}),
  ...(role === 'merchant_clerk' ? { shopId: shop.shopId } : {}),
});

const invitationTo = (role: InvitedRole, email: string) => ({ role, email, name: '新任 花子', ...scopeFor(role) });

async function staff(role: Role): Promise<{ person: Person; grant: string }> {
  const person = await Person.signedIn(app, address());
  return { person, grant: await person.give(town.id, role, scopeFor(role)) };
}

/** Accepts the newest invitation to this address in a browser of its own. */
async function accept(email: string) {
  const browser = new Browser(app);
  const answer = await browser.post('/auth/invitations/accept', { token: await secretTo(app, email, 'invitation') });
  return { browser, answer };
}

describe('who may invite whom', () => {
  const PEOPLE = ROLES.filter((role) => !role.endsWith('_client') && role !== 'employee');
  const cells = PEOPLE.flatMap((giver) => INVITED_ROLES.map((role) => [giver, role] as const));

  it.each(cells)('%s and the role %s', async (giver, role) => {
    const { person, grant } = await staff(giver);
    const { status } = await person.as(grant, '/invitations', { body: invitationTo(role, address()) });
    expect(status).toBe(GRANTED_BY[role].includes(giver) ? 201 : 403);
  });

  it('HR invites for its own employer alone, as if there were no other', async () => {
    const { person, grant } = await staff('employer_hr');
    const elsewhere = await inCity(town.id, () => town.employer('別の会社'));
    for (const employerId of [elsewhere, randomUUID()]) {
      const body = { ...invitationTo('employer_hr', address()), employerId };
      expect(await person.as(grant, '/invitations', { body })).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    }
  });

  it('an owner invites clerks to the own shops alone', async () => {
    const { person, grant } = await staff('merchant_owner');
    const foreign = await inCity(town.id, () => town.shop());
    const body = { ...invitationTo('merchant_clerk', address()), shopId: foreign.shopId };
    expect(await person.as(grant, '/invitations', { body })).toMatchObject({
      status: 404,
      body: { code: 'scope_not_found' },
    });
  });

  it.each([
    ['HR of no employer', { role: 'employer_hr' }],
    ['an auditor of an employer', { role: 'city_auditor', employerId: randomUUID() }],
  ])('refuses %s', async (_who, wanted) => {
    const giver = await staff(wanted.role === 'employer_hr' ? 'city_welfare' : 'city_admin');
    const body = { email: address(), name: '花子', ...wanted };
    expect((await giver.person.as(giver.grant, '/invitations', { body })).body.code).toBe('scope_does_not_fit');
  });
});

describe('an invitation', () => {
  it('is shown without being used up, opens an account, and its role opens once there is a second factor', async () => {
    const email = address();
    const made = await admin.as(adminGrant, '/invitations', { body: invitationTo('city_auditor', email) });
    expect(made.status).toBe(201);
    const token = await secretTo(app, email, 'invitation');
    expect(JSON.stringify(made.body)).not.toContain(token);
    const guest = new Browser(app);
    for (let time = 0; time < 2; time += 1) {
      expect((await guest.post('/auth/invitations/show', { token })).body).toMatchObject({
        role: 'city_auditor',
        email,
      });
    }
    const { body } = await guest.post('/auth/invitations/accept', { token });
    expect((await guest.fetch(`/as/${body.grantId}/me`)).body.code).toBe('strong_sign_in_needed');
    await guest.setUp(PASSWORD);
    expect((await guest.fetch(`/as/${body.grantId}/me`)).body).toMatchObject({ role: 'city_auditor', cityId: town.id });
    expect((await new Browser(app).post('/auth/invitations/accept', { token })).body.code).toBe('link_not_valid');
  });

  it('to somebody with an account adds the role to it, by the letter alone and never without it', async () => {
    const known = await Person.signedIn(app, address());
    await admin.as(adminGrant, '/invitations', { body: invitationTo('city_welfare', known.email) });
    expect((await known.fetch('/auth/me')).body.roles).toEqual([]);
    await accept(known.email);
    expect((await known.fetch('/auth/me')).body.roles).toMatchObject([{ role: 'city_welfare' }]);
    const rows = await query(db.adminUrl, `select id from people.accounts where email = '${known.email}'`);
    expect(rows).toHaveLength(1);
  });

  it('that is accepted stands in the audit log as an act of whoever took the role, and one refused as none', async () => {
    const email = address();
    const { body: made } = await admin.as(adminGrant, '/invitations', { body: invitationTo('city_auditor', email) });
    const { answer } = await accept(email);
    const acts = () =>
      query(
        db.adminUrl,
        `select a.outcome, a.role, a.address is not null as placed, a.actor_id = g.account_id as own,
                a.object_ids = array['${made.id}'::uuid, g.id] as named,
                array(select c.table_name from audit_changes c where c.city_id = a.city_id and c.act_id = a.id order by 1) as changed
           from audit_acts a
           join role_grants g on g.city_id = a.city_id and g.id = '${answer.body.grantId}'
          where a.city_id = ${town.id} and a.permission = 'invitations.accept' and '${made.id}' = any (a.object_ids)`,
      );
    const changed = ['invitations', 'role_grants'];
    const act = { outcome: 'done', role: 'city_auditor', placed: true, own: true, named: true, changed };
    expect(await acts()).toEqual([act]);
    expect((await accept(email)).answer.body.code).toBe('link_not_valid');
    expect(await acts()).toEqual([act]);
  });

  it('that was taken back is void, and one that was accepted cannot be taken back', async () => {
    const [first, second] = [address(), address()];
    const { body: one } = await admin.as(adminGrant, '/invitations', { body: invitationTo('city_auditor', first) });
    const { body: two } = await admin.as(adminGrant, '/invitations', { body: invitationTo('city_auditor', second) });
    const { body: list } = await admin.as(adminGrant, '/invitations?limit=200');
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([one.id, two.id]));
    expect((await admin.as(adminGrant, `/invitations/${one.id}/revoke`, { method: 'POST' })).status).toBe(200);
    expect((await accept(first)).answer.body.code).toBe('link_not_valid');
    await accept(second);
    const late = await admin.as(adminGrant, `/invitations/${two.id}/revoke`, { method: 'POST' });
    expect(late).toMatchObject({ status: 409, body: { code: 'invitation_closed' } });
  });

  it('is void after 72 hours', async () => {
    const email = address();
    await admin.as(adminGrant, '/invitations', { body: invitationTo('city_auditor', email) });
    await query(
      db.adminUrl,
      `update people.challenges set created_at = created_at - interval '73 hours', expires_at = expires_at - interval '73 hours'
        where purpose = 'invitation' and used_at is null`,
    );
    expect((await accept(email)).answer.body.code).toBe('link_not_valid');
  });

  it('of somebody whose role ended is void too', async () => {
    const { person, grant } = await staff('city_admin');
    const email = address();
    await person.as(grant, '/invitations', { body: invitationTo('city_admin', email) });
    expect((await admin.as(adminGrant, `/role-grants/${grant}/end`, { method: 'POST' })).status).toBe(200);
    expect((await accept(email)).answer.body.code).toBe('link_not_valid');
  });

  it('is shown to nobody beyond whoever gives that role', async () => {
    const hr = await staff('employer_hr');
    await admin.as(adminGrant, '/invitations', { body: invitationTo('city_auditor', address()) });
    const { body } = await hr.person.as(hr.grant, '/invitations');
    expect(body.items.every(({ role }: { role: string }) => role === 'employer_hr')).toBe(true);
    const { body: grants } = await hr.person.as(hr.grant, '/role-grants');
    expect(grants.items.map(({ role, employerId }: Record<string, string>) => [role, employerId])).toContainEqual([
      'employer_hr',
      town.employerId,
    ]);
    expect(grants.items.every(({ role }: { role: string }) => role === 'employer_hr')).toBe(true);
  });
});

describe('ending a role', () => {
  it('holds with the next request of any session in every process', async () => {
    const { person, grant } = await staff('city_welfare');
    for (const process of [app, other]) expect((await person.as(grant, '/me', {}, process)).status).toBe(200);
    const ended = await admin.as(adminGrant, `/role-grants/${grant}/end`, { method: 'POST' });
    expect(ended.body).toMatchObject({ id: grant, endedAt: expect.any(String) });
    for (const process of [other, app]) expect((await person.as(grant, '/me', {}, process)).status).toBe(404);
    const again = await admin.as(adminGrant, `/role-grants/${grant}/end`, { method: 'POST' });
    expect(again.body.endedAt).toBe(ended.body.endedAt);
  });

  it('keeps the last administrator of a city, also of two who end each other at once', async () => {
    const alone = await Town.make(app);
    const [one, two] = [await Person.signedIn(app, address()), await Person.signedIn(app, address())];
    const grants = [await one.give(alone.id, 'city_admin'), await two.give(alone.id, 'city_admin')] as const;
    const answers = await Promise.all([
      one.as(grants[0], `/role-grants/${grants[1]}/end`, { method: 'POST' }),
      two.as(grants[1], `/role-grants/${grants[0]}/end`, { method: 'POST' }),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const rows = await query(
      db.adminUrl,
      `select id from role_grants where city_id = ${alone.id} and role = 'city_admin' and ended_at is null`,
    );
    expect(rows).toHaveLength(1);
    const last = rows[0]!.id === grants[0] ? one : two;
    const refused = await last.as(rows[0]!.id!, `/role-grants/${rows[0]!.id}/end`, { method: 'POST' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'last_city_admin' } });
  });

  it('is not for another city’s: its role does not exist', async () => {
    const elsewhere = await Town.make(app);
    const stranger = await Person.signedIn(app, address());
    const grant = await stranger.give(elsewhere.id, 'city_admin');
    const answer = await admin.as(adminGrant, `/role-grants/${grant}/end`, { method: 'POST' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('is done by whoever gives the role alone', async () => {
    const { person, grant } = await staff('city_welfare');
    const answer = await person.as(grant, `/role-grants/${adminGrant}/end`, { method: 'POST' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'may_not_grant' } });
  });
});

describe('a hand-over', () => {
  it('lets the leaver work until the successor accepts, and ends both at that moment', async () => {
    const { person, grant } = await staff('employer_hr');
    const email = address();
    const body = { email, name: '後任 太郎', at: 'accepted' };
    expect((await person.as(grant, `/role-grants/${grant}/hand-over`, { body })).status).toBe(201);
    expect((await person.as(grant, '/me')).status).toBe(200);
    const { browser } = await accept(email);
    expect((await person.as(grant, '/me')).status).toBe(404);
    expect((await browser.fetch('/auth/me')).body.roles).toMatchObject([
      { role: 'employer_hr', employerId: town.employerId },
    ]);
    const ended = await query(
      db.adminUrl,
      `select a.permission, c.operation from audit_changes c join audit_acts a on a.city_id = c.city_id and a.id = c.act_id
        where c.city_id = ${town.id} and c.object_id = '${grant}' and c.table_name = 'role_grants' and c.operation = 'update'`,
    );
    expect(ended).toEqual([{ permission: 'invitations.accept', operation: 'update' }]);
  });

  it('ends the leaver’s role at once when the leaver is gone already', async () => {
    const { person, grant } = await staff('employer_hr');
    const welfare = await staff('city_welfare');
    const body = { email: address(), name: '後任 太郎', at: 'now' };
    expect((await welfare.person.as(welfare.grant, `/role-grants/${grant}/hand-over`, { body })).status).toBe(201);
    expect((await person.as(grant, '/me')).status).toBe(404);
    expect((await accept(body.email)).answer.status).toBe(200);
  });
});

describe('whoever leaves the employer', () => {
  it('is HR there no more, and every session of that person ends', async () => {
    const employeeId = await inCity(town.id, () => town.person());
    const person = await Person.signedIn(app, address());
    const own = await person.give(town.id, 'employee', { employeeId });
    const hr = await person.give(town.id, 'employer_hr', { employerId: town.employerId });
    expect((await person.as(hr, '/me')).status).toBe(200);
    await query(
      db.adminUrl,
      `update employments set until_on = from_on where city_id = ${town.id} and employee_id = '${employeeId}'`,
    );
    expect((await person.as(own, '/me')).status).toBe(401);
    const rows = await query(
      db.adminUrl,
      `select role, end_reason from role_grants where id in ('${own}', '${hr}') order by role`,
    );
    expect(rows).toEqual([
      { role: 'employee', end_reason: null },
      { role: 'employer_hr', end_reason: 'left' },
    ]);
  });
});

describe('by hand in the database', () => {
  const insert = (columns: string, values: string) => () =>
    query(
      db.adminUrl,
      `insert into role_grants (city_id, id, account_id, granted_by, ${columns})
       values (${town.id}, '${randomUUID()}', '${admin.accountId}', '${admin.accountId}', ${values})`,
    );

  it.each([
    ['role_grants_role_known', () => insert('role', `'mayor'`)],
    ['role_grants_scope_fits', () => insert('role', `'employer_hr'`)],
    ['role_grants_once', () => insert('role', `'city_admin'`)],
    ['role_grants_employer_fkey', () => insert('role, employer_id', `'employer_hr', '${randomUUID()}'`)],
    ['role_grants_end_told', () => insert('role, ended_at', `'city_auditor', now()`)],
  ])('%s holds', async (constraint, attempt) => {
    await expect(attempt()()).rejects.toMatchObject({ constraint });
  });

  it.each([
    ['rewritten', `update role_grants set role = 'city_finance' where id = '%'`],
    ['removed', `delete from role_grants where id = '%'`],
  ])('no role is %s', async (_how, sql) => {
    await expect(query(db.adminUrl, sql.replace('%', adminGrant))).rejects.toMatchObject({
      constraint: 'role_grants_only_ended',
    });
  });

  it('one employee has one account', async () => {
    const employeeId = await inCity(town.id, () => town.person());
    const [one, two] = [await Person.signedIn(app, address()), await Person.signedIn(app, address())];
    await one.give(town.id, 'employee', { employeeId });
    await expect(two.give(town.id, 'employee', { employeeId })).rejects.toMatchObject({ code: 'person_has_account' });
  });

  it('an account’s address is in one form and of one account', async () => {
    const add = (email: string) =>
      query(db.adminUrl, `insert into people.accounts (id, email, name) values ('${randomUUID()}', '${email}', 'x')`);
    await expect(add(admin.email)).rejects.toMatchObject({ constraint: 'people_accounts_email_once' });
    await expect(add('Admin@city.example.jp')).rejects.toMatchObject({ constraint: 'people_accounts_email_form' });
  });
});
