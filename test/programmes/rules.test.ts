import type { INestApplicationContext } from '@nestjs/common';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { CreateProgrammeService } from '../../src/programmes/create-programme.service.js';
import { DEFAULT_RULES } from '../../src/programmes/programme-rules.entity.js';
import { ProgrammesModule } from '../../src/programmes/programmes.module.js';
import { ProgrammesService } from '../../src/programmes/programmes.service.js';
import { RulesService } from '../../src/programmes/rules.service.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startServices } from '../support/services.js';

let db: TestDatabase;
let app: INestApplicationContext;
let rules: RulesService;
let cityId: number;
let programmeId: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, ProgrammesModule);
  rules = app.get(RulesService);
});

beforeEach(async () => {
  const made = await app.get(CreateCityService).createCity({
    code: `c${Math.random().toString(36).slice(2)}`,
    name: '市',
    kind: 'rehearsal',
    asOf: '2026-06-10',
    programme: { startsMonth: '2026-04' },
  });
  cityId = made.city.id;
  programmeId = made.programme!.id;
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('without a word of the city, the rules are those of the source documents', async () => {
  expect(await rules.rulesFor(cityId, programmeId, '2026-04')).toMatchObject({
    ...DEFAULT_RULES,
    employerYen: 10_000,
    cityYen: 10_000,
    noteYen: 1_000,
    effectiveMonth: '2026-04',
  });
});

test('a change holds from its month on; earlier months keep theirs, and what is not mentioned stays', async () => {
  await rules.change(cityId, programmeId, '2026-10', { cityYen: 15_000 });
  await rules.change(cityId, programmeId, '2026-08', { passesAllowed: 1 });
  const inMonth = async (month: '2026-07' | '2026-08' | '2026-09' | '2026-10' | '2027-05') => {
    const { cityYen, passesAllowed, employerYen } = await rules.rulesFor(cityId, programmeId, month);
    return [employerYen, cityYen, passesAllowed];
  };
  expect(await inMonth('2026-07')).toEqual([10_000, 10_000, 0]);
  expect(await inMonth('2026-08')).toEqual([10_000, 10_000, 1]);
  expect(await inMonth('2026-09')).toEqual([10_000, 10_000, 1]);
  expect(await inMonth('2026-10')).toEqual([10_000, 15_000, 0]);
  expect(await inMonth('2027-05')).toEqual([10_000, 15_000, 0]);
});

test('a change that was planned for a month is replaced while nothing hangs on it', async () => {
  await rules.change(cityId, programmeId, '2026-10', { cityYen: 15_000 });
  await rules.change(cityId, programmeId, '2026-10', { cityYen: 12_000 });
  expect(await rules.rulesFor(cityId, programmeId, '2026-10')).toMatchObject({ cityYen: 12_000 });
  expect(await rules.list(cityId, programmeId)).toHaveLength(2);
});

test('one side may give nothing', async () => {
  const changed = await rules.change(cityId, programmeId, '2026-07', { employerYen: 0, cityYen: 20_000 });
  expect(changed).toMatchObject({ employerYen: 0, cityYen: 20_000 });
});

test.each([
  ['a month that is past by the clock of the city', '2026-05' as const, {}, 'rule_in_the_past'],
  ['a month before the programme', '2026-03' as const, {}, 'before_programme'],
  ['an amount that is no whole number of notes', '2026-07' as const, { cityYen: 10_500 }, 'rules_not_whole_notes'],
  ['nothing from either side', '2026-07' as const, { cityYen: 0, employerYen: 0 }, 'rules_not_whole_notes'],
  ['a negative share', '2026-07' as const, { cityYen: -1_000 }, 'rules_out_of_range'],
  ['thanks passed on twice', '2026-07' as const, { passesAllowed: 2 }, 'rules_out_of_range'],
  ['a validity of no month', '2026-07' as const, { validityMonths: 0 }, 'rules_out_of_range'],
])('refuses %s', async (_what, month, changes, code) => {
  await expect(rules.change(cityId, programmeId, month, changes)).rejects.toMatchObject({ code });
  expect(await rules.list(cityId, programmeId)).toHaveLength(1);
});

test('before the programme there are no rules', async () => {
  await expect(rules.rulesFor(cityId, programmeId, '2026-03')).rejects.toMatchObject({ code: 'before_programme' });
});

test('a programme of another city is not found', async () => {
  await expect(rules.change(cityId + 1000, programmeId, '2026-07', {})).rejects.toMatchObject({
    code: 'programme_not_found',
  });
});

test('the first programme is the main one; a second of the same code is refused', async () => {
  const create = app.get(CreateProgrammeService);
  await create.create(cityId, { code: 'second', name: '二つめ', startsMonth: '2026-07' });
  expect(await app.get(ProgrammesService).mainProgramme(cityId)).toMatchObject({ id: programmeId });
  const again = create.create(cityId, { code: 'second', name: '二つめ', startsMonth: '2026-07' });
  await expect(again).rejects.toMatchObject({ code: 'programme_exists' });
});
