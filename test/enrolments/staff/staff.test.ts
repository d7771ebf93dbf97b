import { inCity } from '../../../src/database/scope.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
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
  town = await Town.make(app, { asOf: '2026-04-10' });
  hr = await inCity(town.id, () => app.tokenFor(town.id, 'employer_hr', { employerId: town.employerId }));
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const person = (name?: string) => inCity(town.id, () => town.person(name));
const of = (id: string) => `/api/v1/employers/${town.employerId}/employees/${id}`;
const read = async (id: string) => (await app.fetch(of(id), { token: hr })).body;
const correct = (id: string, body: object, token = hr) => app.fetch(of(id), { token, body, method: 'PATCH' });
const leave = (id: string, lastOn: string) => app.fetch(`${of(id)}/leave`, { token: hr, body: { lastOn } });
const send = (id: string) => app.fetch(`/api/v1/employees/${id}/welcome`, { token: hr, method: 'POST' });
const staff = async (query: string): Promise<string[]> =>
  (await app.fetch(`/api/v1/employers/${town.employerId}/employees?limit=200&${query}`, { token: hr })).body.items.map(
    ({ id }: { id: string }) => id,
  );

describe('somebody on the staff list', () => {
  it('is found by how far the own account is: without a letter, with one that is good, signing in', async () => {
    const id = await person();
    expect(await read(id)).toMatchObject({ door: 'no_letter', enrolmentId: null, enrolled: false });
    expect(await staff('door=no_letter')).toContain(id);
    expect((await send(id)).status).toBe(204);
    expect(await read(id)).toMatchObject({ door: 'letter_sent' });
    expect(await staff('door=no_letter')).not.toContain(id);
    const { email } = await read(id);
    await new Browser(app).post('/auth/welcome/accept', { token: await secretTo(app, email, 'welcome') });
    expect(await read(id)).toMatchObject({ door: 'signs_in' });
    expect(await staff('door=signs_in')).toContain(id);
  });

  it('is corrected; the letter that went to a wrong address is void', async () => {
    const id = await person();
    const { email } = await read(id);
    await send(id);
    const token = await secretTo(app, email, 'welcome');
    expect((await correct(id, { name: '村上　智子', email: 'Right@example.jp' })).status).toBe(204);
    expect(await read(id)).toMatchObject({ name: '村上 智子', email: 'right@example.jp', door: 'no_letter' });
    expect((await new Browser(app).post('/auth/welcome/accept', { token })).body.code).toBe('link_not_valid');
  });

  it('keeps the own address once it is an account’s, while the name may change', async () => {
    const id = await person();
    const { email } = await read(id);
    await send(id);
    await new Browser(app).post('/auth/welcome/accept', { token: await secretTo(app, email, 'welcome') });
    expect((await correct(id, { email: 'mine@example.jp' })).body.code).toBe('signs_in_already');
    expect((await correct(id, { name: '新姓 智子', email })).status).toBe(204);
    expect(await read(id)).toMatchObject({ name: '新姓 智子', email });
  });

  it.each([
    [{ name: ' ' }, 'missing_field'],
    [{ email: 'nashi' }, 'bad_email'],
  ])('is not corrected to %j', async (wrong, code) => {
    const id = await person();
    const before = await read(id);
    expect((await correct(id, wrong)).body.code).toBe(code);
    expect(await read(id)).toEqual(before);
  });

  it('never gets the staff number of somebody else', async () => {
    const [one, other] = [await person(), await person()];
    const { staffNumber } = await read(other);
    expect((await correct(one, { staffNumber })).body.code).toBe('staff_number_taken');
  });

  it('leaves on a day that is not ahead, and is on the list no more', async () => {
    const id = await person();
    expect((await leave(id, '2026-04-11')).body.code).toBe('last_day_ahead');
    expect((await leave(id, '2026-03-31')).status).toBe(204);
    expect(await staff('')).not.toContain(id);
    expect((await app.fetch(of(id), { token: hr })).body.code).toBe('employee_not_found');
    expect((await leave(id, '2026-04-01')).body.code).toBe('employee_not_found');
  });

  it('who is enrolled leaves by the end of the enrolment', async () => {
    const token = await inCity(town.id, () => app.tokenFor(town.id, 'hris_client', { employerId: town.employerId }));
    const body = {
      staffNumber: 'E-1',
      name: '田中 智子',
      nameKana: 'タナカ トモコ',
      email: 'tanaka@example.jp',
      childBirthDate: '2025-06-26',
      leaveStartedOn: '2025-08-22',
      returnedOn: '2026-04-01',
    };
    const { body: enrolment } = await app.fetch('/api/v1/enrolments', { token, body });
    expect(await read(enrolment.employeeId)).toMatchObject({ enrolmentId: enrolment.id, enrolled: true });
    expect((await leave(enrolment.employeeId, '2026-04-10')).body.code).toBe('enrolment_stands');
    const end = { on: '2026-04-10', reason: '退職', endReason: 'left' };
    expect((await app.fetch(`/api/v1/enrolments/${enrolment.id}/end`, { token: hr, body: end })).status).toBe(200);
    expect(await staff('')).not.toContain(enrolment.employeeId);
  });

  it('is nobody’s business at another employer', async () => {
    const other = await inCity(town.id, () => town.employer('株式会社西神楽製菓'));
    const token = await inCity(town.id, () => app.tokenFor(town.id, 'employer_hr', { employerId: other }));
    const id = await person();
    expect((await correct(id, { name: '別人' }, token)).status).toBe(404);
    expect((await app.fetch(`/api/v1/employers/${other}/employees/${id}`, { token })).status).toBe(404);
  });
});
