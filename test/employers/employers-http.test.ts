import { EmployersService } from '../../src/employers/employers.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

const wood = {
  corporateNumber: '2454701952624',
  name: '株式会社永山木工',
  nameKana: 'ｶﾌﾞｼｷｶﾞｲｼｬﾅｶﾞﾔﾏﾓｯｺｳ',
  contactEmail: 'jinji@e1.example.jp',
};
const sweets = { ...wood, corporateNumber: '8456001718031', name: '株式会社西神楽製菓', nameKana: 'ニシカグラセイカ' };

let db: TestDatabase;
let app: TestApp;
let cityId: number;
let welfare: string;
let elsewhere: string;
let woodId: string;
let sweetsId: string;
let hr: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  const cities = app.get(CreateCityService);
  cityId = (await cities.createCity({ code: 'asahikawa', name: '旭川市', kind: 'rehearsal', asOf: '2026-04-01' })).city
    .id;
  const other = await cities.createCity({ code: 'other', name: '別の市', kind: 'live' });
  welfare = await app.tokenFor(cityId, 'city_welfare');
  elsewhere = await app.tokenFor(other.city.id, 'city_welfare');
  woodId = (await app.fetch('/api/v1/employers', { token: welfare, body: wood })).body.id;
  sweetsId = (await app.fetch('/api/v1/employers', { token: welfare, body: sweets })).body.id;
  hr = await app.tokenFor(cityId, 'employer_hr', { employerId: woodId });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('an employer is kept in one form, whichever way it was written', async () => {
  const { status, body } = await app.fetch(`/api/v1/employers/${woodId}`, { token: hr });
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({
      id: woodId,
      corporateNumber: wood.corporateNumber,
      nameKana: 'カブシキガイシャナガヤマモッコウ',
    }),
  ]);
});

test.each([
  ['a corporate number whose check digit is wrong', { corporateNumber: '2454701952625' }, 422, 'bad_corporate_number'],
  ['a known corporate number with another name', { name: '別の会社' }, 409, 'already_registered'],
  ['an address that is none', { contactEmail: 'nashi' }, 422, 'bad_email'],
  ['a missing name', { name: undefined }, 422, 'invalid_request'],
])('refuses %s', async (_what, wrong, status, code) => {
  const answer = await app.fetch('/api/v1/employers', { token: welfare, body: { ...wood, ...wrong } });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('the list is read page by page by reading; HR sees its own employer alone', async () => {
  const first = await app.fetch('/api/v1/employers?limit=1', { token: welfare });
  expect(first.body.items.map((one: { id: string }) => one.id)).toEqual([woodId]);
  const next = await app.fetch(`/api/v1/employers?limit=1&cursor=${first.body.nextCursor}`, { token: welfare });
  expect(next.body).toEqual({ items: [expect.objectContaining({ id: sweetsId })], nextCursor: null });
  const own = await app.fetch('/api/v1/employers', { token: hr });
  expect(own.body.items.map((one: { id: string }) => one.id)).toEqual([woodId]);
});

test("another employer, and another city's, answers HR and city like one that does not exist", async () => {
  for (const path of ['', '/employees']) {
    expect((await app.fetch(`/api/v1/employers/${sweetsId}${path}`, { token: hr })).status).toBe(404);
    expect((await app.fetch(`/api/v1/employers/${woodId}${path}`, { token: elsewhere })).status).toBe(404);
  }
  const body = { employees: [{ staffNumber: '1', name: '人', nameKana: 'ヒト', email: 'a@example.jp' }] };
  expect((await app.fetch(`/api/v1/employers/${sweetsId}/employees`, { token: hr, body })).status).toBe(404);
});

test('HR registers co-workers, each row answered by itself, and reads them by staff number', async () => {
  const person = { staffNumber: '001-0001', name: '村上 智子', nameKana: 'ムラカミ トモコ', email: 'p1@e1.example.jp' };
  const employees = [person, { ...person, staffNumber: '001-0002', email: 'nashi' }, person];
  const path = `/api/v1/employers/${woodId}/employees`;
  const { status, body } = await app.fetch(path, { token: hr, body: { employees } });
  expect([status, body]).toEqual([
    200,
    {
      outcomes: [
        { status: 'taken', id: expect.any(String) },
        { status: 'refused', code: 'bad_email' },
        { status: 'unchanged', id: body.outcomes[0].id },
      ],
    },
  ]);
  const list = await app.fetch(path, { token: hr });
  expect(list.body).toEqual({
    items: [{ ...person, id: body.outcomes[0].id, fromOn: '2026-04-01', door: 'no_letter' }],
    nextCursor: null,
    total: 1,
  });
});

test('the contact of an employer is changed by the city, not by HR', async () => {
  const path = `/api/v1/employers/${sweetsId}`;
  const change = { method: 'PATCH', body: { contactEmail: 'Soumu@e2.example.jp' } };
  const refused = await app.fetch(path, { token: hr, ...change });
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  const { status, body } = await app.fetch(path, { token: welfare, ...change });
  expect([status, body.contactEmail, body.name]).toEqual([200, 'soumu@e2.example.jp', sweets.name]);
  expect(await app.get(EmployersService).find(cityId, sweetsId)).toMatchObject({ contactEmail: 'soumu@e2.example.jp' });
  const bad = await app.fetch(path, { token: welfare, method: 'PATCH', body: { contactEmail: 'x' } });
  expect([bad.status, bad.body.code]).toEqual([422, 'bad_email']);
});
