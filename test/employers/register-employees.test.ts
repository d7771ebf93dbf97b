import type { INestApplicationContext } from '@nestjs/common';
import { EmployersModule } from '../../src/employers/employers.module.js';
import { type NewEmployee, RegisterEmployeesService } from '../../src/employers/register-employees.service.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startServices } from '../support/services.js';

const employer = { name: '会社', nameKana: 'カイシャ', contactEmail: 'jinji@e1.example.jp' };
const tomoko: NewEmployee = {
  staffNumber: '001-0001',
  name: '村上　智子',
  nameKana: 'ﾑﾗｶﾐ ﾄﾓｺ',
  email: 'P1@e1.example.jp',
};

let db: TestDatabase;
let app: INestApplicationContext;
let register: RegisterEmployeesService;
let cityId: number;
let first: string;
let second: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, EmployersModule);
  register = app.get(RegisterEmployeesService);
});

beforeEach(async () => {
  const code = `c${Math.random().toString(36).slice(2)}`;
  cityId = (await app.get(CreateCityService).createCity({ code, name: '市', kind: 'rehearsal', asOf: '2026-04-01' }))
    .city.id;
  const made = await app.get(RegisterEmployersService).register(cityId, [
    { ...employer, corporateNumber: '2454701952624' },
    { ...employer, corporateNumber: '8456001718031' },
  ]);
  [first, second] = made.map((one) => (one.status === 'taken' ? one.id : '')) as [string, string];
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('a person gets an employment from the day of the city, and a wallet of the same id', async () => {
  const [taken] = await register.register(cityId, first, [tomoko]);
  expect(taken).toEqual({ status: 'taken', id: expect.any(String) });
  const rows = await query(
    db.ownerUrl,
    `select e.name, e.name_kana, e.email, w.staff_number, w.from_on::text, a.kind
       from employees e
       join employments w on w.city_id = e.city_id and w.employee_id = e.id
       join ledger.accounts a on a.city_id = e.city_id and a.id = e.id
      where e.city_id = ${cityId}`,
  );
  expect(rows).toEqual([
    {
      name: '村上 智子',
      name_kana: 'ムラカミ トモコ',
      email: 'p1@e1.example.jp',
      staff_number: '001-0001',
      from_on: '2026-04-01',
      kind: 'wallet',
    },
  ]);
});

test('the same list again changes nothing; another person under a known staff number is refused', async () => {
  const [taken] = await register.register(cityId, first, [tomoko]);
  expect(await register.register(cityId, first, [tomoko])).toEqual([{ ...taken, status: 'unchanged' }]);
  const other = await register.register(cityId, first, [{ ...tomoko, name: '別の人' }]);
  expect(other).toEqual([{ status: 'refused', code: 'already_registered' }]);
  const moved = await register.register(cityId, first, [{ ...tomoko, staffNumber: '001-0002' }]);
  expect(moved).toEqual([{ status: 'refused', code: 'already_registered' }]);
});

test('the same staff number at another employer is another person', async () => {
  await register.register(cityId, first, [tomoko]);
  const [other] = await register.register(cityId, second, [{ ...tomoko, name: '別の人', email: 'p2@e2.example.jp' }]);
  expect(other).toMatchObject({ status: 'taken' });
});

test('a person works at one place at a time, and keeps the wallet at the next one', async () => {
  const [taken] = await register.register(cityId, first, [tomoko]);
  const elsewhere = await register.register(cityId, second, [tomoko]);
  expect(elsewhere).toEqual([{ status: 'refused', code: 'employed_elsewhere' }]);
  await query(db.ownerUrl, `update employments set until_on = '2026-06-30' where city_id = ${cityId}`);
  expect(await register.register(cityId, second, [tomoko])).toEqual([taken]);
});

test('rows are judged one by one', async () => {
  const outcomes = await register.register(cityId, first, [
    { ...tomoko, staffNumber: '' },
    { ...tomoko, email: 'nashi' },
    tomoko,
    tomoko,
  ]);
  expect(outcomes.map((one) => (one.status === 'refused' ? one.code : one.status))).toEqual([
    'missing_field',
    'bad_email',
    'taken',
    'unchanged',
  ]);
});

test('thousands are registered at once, and two copies of one list at the same moment register everybody once', async () => {
  const rows = Array.from({ length: 3_000 }, (_, index) => ({
    ...tomoko,
    staffNumber: `n${index}`,
    email: `p${index}@e1.example.jp`,
  }));
  const outcomes = (
    await Promise.all([register.register(cityId, first, rows), register.register(cityId, first, rows)])
  ).flat();
  expect(outcomes.filter((one) => one.status === 'taken')).toHaveLength(3_000);
  expect(outcomes.filter((one) => one.status === 'unchanged')).toHaveLength(3_000);
  const [count] = await query(
    db.ownerUrl,
    `select count(*)::integer as people from employees where city_id = ${cityId}`,
  );
  expect(count).toEqual({ people: 3_000 });
});

test('the database holds that nobody works at two places at once', async () => {
  const [taken] = await register.register(cityId, first, [tomoko]);
  const id = taken?.status === 'taken' ? taken.id : '';
  const second_ = `insert into employments (city_id, id, employee_id, employer_id, staff_number, from_on)
    values (${cityId}, gen_random_uuid(), '${id}', '${second}', 'x', '2026-04-01')`;
  await expect(query(db.ownerUrl, second_)).rejects.toMatchObject({ constraint: 'employments_one_at_a_time' });
});
