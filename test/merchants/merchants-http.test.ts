import { RegisterEmployeesService } from '../../src/employers/register-employees.service.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

const bakery = {
  name: '常磐ベーカリー',
  nameKana: 'トキワベーカリー',
  contactEmail: 'shop1@example.jp',
  trade: 'ベーカリー',
  area: '常磐',
  bankCode: '0501',
  branchCode: '401',
  accountKind: '当座',
  accountNumber: '9745258',
  holderKana: 'ﾄｷﾜﾍﾞ-ｶﾘ-',
};

let db: TestDatabase;
let app: TestApp;
let cityId: number;
let welfare: string;
let owner: string;
let clerk: string;
let bakeryId: string;
let shopId: string;
let pharmacyId: string;
let employeeId: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  const city = { code: 'asahikawa', name: '旭川市', kind: 'rehearsal', asOf: '2026-04-01' } as const;
  cityId = (await app.get(CreateCityService).createCity(city)).city.id;
  welfare = await app.tokenFor(cityId, 'city_welfare');
  bakeryId = (await app.fetch('/api/v1/merchants', { token: welfare, body: bakery })).body.id;
  pharmacyId = (await app.fetch('/api/v1/merchants', { token: welfare, body: { ...bakery, name: '近文薬局' } })).body
    .id;
  owner = await app.tokenFor(cityId, 'merchant_owner', { merchantId: bakeryId });
  [{ id: shopId }] = (await app.fetch(`/api/v1/merchants/${bakeryId}/shops`, { token: owner })).body;
  clerk = await app.tokenFor(cityId, 'merchant_clerk', { merchantId: bakeryId, shopId });
  const idOf = (outcomes: { id?: string }[]) => outcomes[0]?.id ?? '';
  const employer = {
    corporateNumber: '2454701952624',
    name: '会社',
    nameKana: 'カイシャ',
    contactEmail: 'a@example.jp',
  };
  const employerId = idOf((await app.get(RegisterEmployersService).register(cityId, [employer])) as { id?: string }[]);
  const person = { staffNumber: '1', name: '店主', nameKana: 'テンシュ', email: 'b@example.jp' };
  const people = await app.get(RegisterEmployeesService).register(cityId, employerId, [person]);
  employeeId = idOf(people as { id?: string }[]);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('a merchant is read without its bank details', async () => {
  const { status, body } = await app.fetch(`/api/v1/merchants/${bakeryId}`, { token: clerk });
  expect([status, body]).toEqual([
    200,
    {
      id: bakeryId,
      name: bakery.name,
      nameKana: bakery.nameKana,
      contactEmail: bakery.contactEmail,
      corporateNumber: null,
      createdAt: expect.any(String),
    },
  ]);
});

test.each([
  ['a branch that its bank does not have', { branchCode: '999' }, 422, 'unknown_bank'],
  ['a known shop with another account', { accountNumber: '1111111' }, 409, 'already_registered'],
  ['a field that nobody knows', { colour: 'red' }, 422, 'invalid_request'],
])('refuses %s', async (_what, wrong, status, code) => {
  const answer = await app.fetch('/api/v1/merchants', { token: welfare, body: { ...bakery, ...wrong } });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('the city sees all merchants; an owner and a clerk their own alone', async () => {
  const ids = async (token: string) =>
    (await app.fetch('/api/v1/merchants', { token })).body.items.map((one: { id: string }) => one.id).sort();
  expect(await ids(welfare)).toEqual([bakeryId, pharmacyId].sort());
  expect(await ids(owner)).toEqual([bakeryId]);
  expect(await ids(clerk)).toEqual([bakeryId]);
  for (const path of ['', '/shops']) {
    expect((await app.fetch(`/api/v1/merchants/${pharmacyId}${path}`, { token: owner })).status).toBe(404);
    expect((await app.fetch(`/api/v1/merchants/${pharmacyId}${path}`, { token: clerk })).status).toBe(404);
  }
});

test('an owner opens a further shop; the clerk of the first one goes on seeing that one alone', async () => {
  const path = `/api/v1/merchants/${bakeryId}/shops`;
  const body = { name: '駅前店', nameKana: 'エキマエテン', trade: 'ベーカリー', area: '中央' };
  const made = await app.fetch(path, { token: owner, body });
  expect([made.status, made.body]).toEqual([201, expect.objectContaining({ ...body, merchantId: bakeryId })]);
  const twice = await app.fetch(path, { token: owner, body });
  expect([twice.status, twice.body.code]).toEqual([409, 'shop_exists']);
  expect((await app.fetch(path, { token: owner })).body).toHaveLength(2);
  expect((await app.fetch(path, { token: clerk })).body.map((shop: { id: string }) => shop.id)).toEqual([shopId]);
  expect((await app.fetch(path, { token: clerk, body })).status).toBe(403);
});

test('an owner names who stands behind the counter; only the city takes a name away, since that lifts the bar on own coupons', async () => {
  const path = `/api/v1/merchants/${bakeryId}/people`;
  const put = await app.fetch(`${path}/${employeeId}`, { token: owner, method: 'PUT', body: { role: 'owner' } });
  expect([put.status, put.body]).toEqual([200, { employeeId, role: 'owner', name: '店主', employerName: null }]);
  expect((await app.fetch(path, { token: owner })).body).toEqual([put.body]);
  const bad = await app.fetch(`${path}/${employeeId}`, { token: owner, method: 'PUT', body: { role: 'cook' } });
  expect([bad.status, bad.body.code]).toEqual([422, 'invalid_request']);
  expect((await app.fetch(`${path}/${employeeId}`, { token: owner, method: 'DELETE' })).status).toBe(403);
  expect((await app.fetch(`${path}/${employeeId}`, { token: welfare, method: 'DELETE' })).status).toBe(204);
  expect((await app.fetch(path, { token: owner })).body).toEqual([]);
  expect((await app.fetch(`/api/v1/merchants/${pharmacyId}/people`, { token: owner })).status).toBe(404);
});

test('an owner applies, the city certifies, suspends, resumes and revokes', async () => {
  const apply = await app.fetch(`/api/v1/merchants/${bakeryId}/certifications`, {
    token: owner,
    body: { reason: '申請' },
  });
  expect([apply.status, apply.body.state]).toEqual([201, 'applied']);
  const decide = (what: string, body: object, token = welfare) =>
    app.fetch(`/api/v1/certifications/${apply.body.id}/${what}`, { token, body });
  const term = { fromOn: '2026-04-01', validUntil: '2029-03-31' };
  expect((await decide('certify', { reason: '自分で', ...term }, owner)).status).toBe(403);
  const wrong = await decide('certify', { reason: '認定', fromOn: '2026/4/1', validUntil: '2029-03-31' });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'bad_date']);
  expect((await decide('certify', { reason: '認定', ...term })).body).toMatchObject({
    state: 'certified',
    validUntil: '2029-03-31',
  });
  expect((await decide('suspend', { reason: '苦情' })).body).toMatchObject({ state: 'suspended' });
  expect((await decide('resume', { reason: '改善' })).body).toMatchObject({ state: 'certified' });
  expect((await decide('revoke', { reason: '廃業' })).body).toMatchObject({ state: 'revoked' });
  const late = await decide('suspend', { reason: '二度目' });
  expect([late.status, late.body.code]).toEqual([409, 'transition_not_allowed']);
  const { body } = await app.fetch(`/api/v1/merchants/${bakeryId}/certifications`, { token: owner });
  expect(body[0].events.map((one: { event: string; reason: string }) => [one.event, one.reason])).toEqual([
    ['apply', '申請'],
    ['certify', '認定'],
    ['suspend', '苦情'],
    ['reinstate', '改善'],
    ['revoke', '廃業'],
  ]);
  const foreign = await app.fetch(`/api/v1/merchants/${pharmacyId}/certifications`, { token: owner });
  expect(foreign.status).toBe(404);
});

test('an application is refused with its reason', async () => {
  const { body } = await app.fetch(`/api/v1/merchants/${pharmacyId}/certifications`, {
    token: welfare,
    body: { reason: '申請' },
  });
  const refused = await app.fetch(`/api/v1/certifications/${body.id}/refuse`, {
    token: welfare,
    body: { reason: '書類不足' },
  });
  expect([refused.status, refused.body.state]).toEqual([200, 'refused']);
  const nothing = await app.fetch(`/api/v1/certifications/${body.id}/refuse`, { token: welfare, body: {} });
  expect([nothing.status, nothing.body.code]).toEqual([422, 'invalid_request']);
});
