import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inCity } from '../../../src/database/scope.js';
import { AccountsService } from '../../../src/people/accounts/accounts.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { Town } from '../../support/town.js';
import { Browser } from './browser.js';
import { secretTo } from './letters.js';
import { Person } from './person.js';

const PASSWORD = 'ame nochi hare, tokidoki yuki';

let db: TestDatabase;
let app: TestApp;
let town: Town;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

let addresses = 0;
const address = () => `left-open${(addresses += 1)}@example.jp`;

describe('a thief who had the session for a moment and asked for another address', () => {
  async function robbed() {
    const email = address();
    await app.get(AccountsService).findOrOpen(email, '村上 智子');
    const thief = new Browser(app);
    await thief.byLink(email);
    const thiefs = address();
    expect((await thief.post('/auth/email', { email: thiefs })).status).toBeLessThan(300);
    const confirm = async () =>
      new Browser(app).post('/auth/email/confirm', { token: await secretTo(app, thiefs, 'email-change') });
    return { email, confirm };
  }

  it('has nothing left once the owner has set a new password', async () => {
    const { email, confirm } = await robbed();
    const owner = new Browser(app);
    await owner.post('/auth/recovery', { email });
    const token = await secretTo(app, email, 'password-reset');
    expect((await owner.post('/auth/recovery/reset', { token, password: PASSWORD })).status).toBe(200);
    expect(await confirm()).toMatchObject({ status: 410, body: { code: 'link_not_valid' } });
    expect((await owner.fetch('/auth/me')).body).toMatchObject({ email });
  });

  it('has nothing left once the owner has ended all other sessions', async () => {
    const { email, confirm } = await robbed();
    const owner = new Browser(app);
    await owner.byLink(email);
    expect((await owner.post('/auth/sessions/end-others')).status).toBe(204);
    expect(await confirm()).toMatchObject({ status: 410, body: { code: 'link_not_valid' } });
  });
});

describe('invitations of somebody whose role ended', () => {
  async function hr() {
    const employeeId = await inCity(town.id, () => town.person());
    const person = await Person.signedIn(app, address());
    await person.give(town.id, 'employee', { employeeId });
    const grant = await person.give(town.id, 'employer_hr', { employerId: town.employerId });
    return { employeeId, person, grant };
  }

  const accept = async (email: string) =>
    new Browser(app).post('/auth/invitations/accept', { token: await secretTo(app, email, 'invitation') });

  const leave = (employeeId: string) =>
    query(
      db.adminUrl,
      `update employments set until_on = from_on where city_id = ${town.id} and employee_id = '${employeeId}'`,
    );

  it('are void when the person has left the employer', async () => {
    const { employeeId, person, grant } = await hr();
    const [email, role] = [address(), 'employer_hr'];
    const body = { role, email, name: '別の アドレス', employerId: town.employerId };
    expect((await person.as(grant, '/invitations', { body })).status).toBe(201);
    await leave(employeeId);
    expect(await accept(email)).toMatchObject({ status: 410 });
  });

  it('are void also when they would have handed over the role that has ended', async () => {
    const { employeeId, person, grant } = await hr();
    const body = { email: address(), name: '別の アドレス', at: 'accepted' };
    expect((await person.as(grant, `/role-grants/${grant}/hand-over`, { body })).status).toBe(201);
    await leave(employeeId);
    expect(await accept(body.email)).toMatchObject({ status: 410 });
  });

  it('are void when the role was handed over by another', async () => {
    const { person, grant } = await hr();
    const [email, role] = [address(), 'employer_hr'];
    const invited = { role, email, name: '別の アドレス', employerId: town.employerId };
    expect((await person.as(grant, '/invitations', { body: invited })).status).toBe(201);
    const welfare = await Person.signedIn(app, address());
    const body = { email: address(), name: '後任 太郎', at: 'now' };
    const by = await welfare.give(town.id, 'city_welfare');
    expect((await welfare.as(by, `/role-grants/${grant}/hand-over`, { body })).status).toBe(201);
    expect(await accept(email)).toMatchObject({ status: 410 });
    expect((await accept(body.email)).status).toBe(200);
  });
});
