import type { INestApplicationContext } from '@nestjs/common';
import { EmployersModule } from '../../src/employers/employers.module.js';
import { EmployersService } from '../../src/employers/employers.service.js';
import { type NewEmployer, RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startServices } from '../support/services.js';

const wood: NewEmployer = {
  corporateNumber: '2454701952624',
  name: '株式会社永山木工',
  nameKana: 'カブシキガイシャナガヤマモッコウ',
  contactEmail: 'jinji@e1.example.jp',
};
const sweets: NewEmployer = { ...wood, corporateNumber: '8456001718031', name: '株式会社西神楽製菓' };

let db: TestDatabase;
let app: INestApplicationContext;
let register: RegisterEmployersService;
let cityId: number;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, EmployersModule);
  register = app.get(RegisterEmployersService);
});

beforeEach(async () => {
  const code = `c${Math.random().toString(36).slice(2)}`;
  cityId = (await app.get(CreateCityService).createCity({ code, name: '市', kind: 'live' })).city.id;
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('each row is judged by itself: good ones are taken, the others refused with their code', async () => {
  const outcomes = await register.register(cityId, [
    wood,
    { ...sweets, corporateNumber: '8456001718032' },
    { ...sweets, contactEmail: 'jinji@@e2' },
    { ...sweets, name: '　' },
    { ...sweets, municipalityCode: 'nowhere' },
    sweets,
  ]);
  expect(outcomes.map((one) => (one.status === 'refused' ? one.code : one.status))).toEqual([
    'taken',
    'bad_corporate_number',
    'bad_email',
    'missing_field',
    'municipality_not_found',
    'taken',
  ]);
});

test('the same rows again are unchanged; a known corporate number with other data is refused, and nothing changes', async () => {
  const [first] = await register.register(cityId, [wood]);
  expect(await register.register(cityId, [wood])).toEqual([{ ...first, status: 'unchanged' }]);
  const written = {
    ...wood,
    nameKana: 'ｶﾌﾞｼｷｶﾞｲｼｬﾅｶﾞﾔﾏﾓｯｺｳ',
    corporateNumber: '２４５４７０１９５２６２４',
  };
  expect(await register.register(cityId, [written])).toEqual([{ ...first, status: 'unchanged' }]);
  const outcomes = await register.register(cityId, [{ ...wood, name: '別の会社' }]);
  expect(outcomes).toEqual([{ status: 'refused', code: 'already_registered' }]);
  const id = first?.status === 'taken' ? first.id : '';
  expect(await app.get(EmployersService).find(cityId, id)).toMatchObject({ name: wood.name });
});

test('the same employer twice in one list is taken once', async () => {
  const outcomes = await register.register(cityId, [wood, wood, { ...wood, name: '別の会社' }]);
  expect(outcomes.map((one) => one.status)).toEqual(['taken', 'unchanged', 'refused']);
});

test('two lists at the same moment register an employer once', async () => {
  const outcomes = (await Promise.all([1, 2, 3, 4].map(() => register.register(cityId, [wood, sweets])))).flat();
  expect(outcomes.filter((one) => one.status === 'taken')).toHaveLength(2);
  expect(outcomes.filter((one) => one.status === 'unchanged')).toHaveLength(6);
});

test('an employer belongs to the only municipality of its city unless it names another', async () => {
  const { city, municipalities } = await app.get(CreateCityService).createCity({
    code: 'alliance',
    name: '連携',
    kind: 'live',
    municipalities: [
      { code: 'biei', name: '美瑛町' },
      { code: 'toma', name: '当麻町' },
    ],
  });
  const outcomes = await register.register(city.id, [wood, { ...sweets, municipalityCode: 'toma' }]);
  const employers = await Promise.all(
    outcomes.map((one) => app.get(EmployersService).find(city.id, one.status === 'taken' ? one.id : '')),
  );
  const toma = municipalities.find((town) => town.code === 'toma');
  expect(employers.map((one) => one.municipalityId)).toEqual([null, toma?.id]);
  const [alone] = await register.register(cityId, [wood]);
  const inCity = await app.get(EmployersService).find(cityId, alone?.status === 'taken' ? alone.id : '');
  expect(inCity.municipalityId).not.toBeNull();
});

test('an employer of another city is not found', async () => {
  const [made] = await register.register(cityId, [wood]);
  const id = made?.status === 'taken' ? made.id : '';
  await expect(app.get(EmployersService).find(cityId + 1, id)).rejects.toMatchObject({ code: 'employer_not_found' });
});
