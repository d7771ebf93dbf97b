import { CriteriaService } from '../../src/certification/criteria/criteria.service.js';
import { CertificationTown } from './certification-town.js';

let first: CertificationTown;
let town: CertificationTown;

beforeAll(async () => {
  first = await CertificationTown.start();
});

beforeEach(async () => {
  town = await first.another();
});

afterAll(() => first?.stop());

const CRITERION = {
  code: 'short_hours',
  name: '短時間勤務（三年生まで）',
  nameEn: 'Short hours until third grade',
  description: '小学校三年生まで',
  evidenceRequired: false,
};

test('a city begins with eight criteria and four tiers, once', async () => {
  const { body } = await town.ask(town.welfare, 'criteria');
  expect(body.criteria).toHaveLength(8);
  expect(body.tiers.map((tier: { code: string; leastMeasures: number }) => [tier.code, tier.leastMeasures])).toEqual([
    ['platinum', 8],
    ['gold', 6],
    ['silver', 4],
    ['bronze', 2],
  ]);
  expect(await town.app.get(CriteriaService).begin(town.id)).toBe(false);
});

test('a criterion takes the place of the one with its code from a day on; an older application keeps what it answered', async () => {
  const { id, owner } = await town.merchant();
  const application = await town.apply(owner, `merchants/${id}`, 4);
  const added = await town.ask(town.admin, 'criteria', { ...CRITERION, validFrom: '2026-05-01' });
  expect([added.status, added.body.validFrom]).toEqual([201, '2026-05-01']);
  const nameOn = async (day: string) =>
    (await town.ask(town.admin, `criteria?on=${day}`)).body.criteria.find(
      (one: { code: string }) => one.code === CRITERION.code,
    ).name;
  expect([await nameOn('2026-04-30'), await nameOn('2026-05-01')]).toEqual(['短時間勤務', CRITERION.name]);
  await town.moveTo('2026-05-01');
  expect((await town.accept(application)).status).toBe(200);
  const late = { answers: [{ criterionId: added.body.id, met: true, statement: '' }] };
  const refused = await town.ask(owner, `certifications/${application}/answers`, late, 'PUT');
  expect(refused.body.code).toBe('criterion_not_in_force');
  expect((await town.ask(town.admin, 'criteria/history')).body).toHaveLength(9);
});

test('a criterion ends with a last day, not in the past and not twice', async () => {
  const [criterion] = await town.criteria();
  const end = (validUntil: string) => town.ask(town.admin, `criteria/${criterion?.id}/end`, { validUntil });
  expect((await end('2026-03-31')).body.code).toBe('dated_in_the_past');
  expect((await end('2026-04-30')).body).toMatchObject({ validUntil: '2026-04-30' });
  expect((await end('2026-05-31')).status).toBe(404);
  await town.moveTo('2026-05-01');
  expect(await town.criteria()).toHaveLength(7);
});

test('thresholds change from a day on, and an application is judged by those of its day', async () => {
  const before = await town.merchant();
  const application = await town.apply(before.owner, `merchants/${before.id}`, 4);
  const tiers = ['platinum', 'gold', 'silver', 'bronze'].map((code, index) => ({
    code,
    name: code,
    leastMeasures: 9 - index,
  }));
  expect((await town.ask(town.admin, 'criteria/tiers', { tiers, validFrom: '2026-05-01' }, 'PUT')).status).toBe(200);
  await town.moveTo('2026-05-01');
  const term = { fromOn: '2026-05-01', validUntil: '2027-03-31' };
  await town.accept(application);
  expect((await town.decide(application, 'certify', term)).body).toMatchObject({ tier: 'silver' });
  const after = await town.merchant();
  const later = await town.apply(after.owner, `merchants/${after.id}`, 4);
  await town.accept(later);
  expect((await town.decide(later, 'certify', term)).body.code).toBe('too_few_measures');
});

test.each([
  ['a higher tier for fewer measures', [5, 6, 4, 2]],
  ['two tiers at the same number', [8, 6, 6, 2]],
  ['a missing tier', [8, 6, 4]],
])('refuses %s', async (_, thresholds) => {
  const tiers = thresholds.map((leastMeasures, index) => ({
    code: ['platinum', 'gold', 'silver', 'bronze'][index],
    name: '区分',
    leastMeasures,
  }));
  const { status, body } = await town.ask(town.admin, 'criteria/tiers', { tiers }, 'PUT');
  expect([status, body.code]).toEqual([422, 'tiers_out_of_order']);
});

test('only the city’s administrator changes what is asked for', async () => {
  const { owner } = await town.merchant();
  for (const token of [town.welfare, owner]) {
    expect((await town.ask(token, 'criteria', CRITERION)).status).toBe(403);
  }
  expect((await town.ask(owner, 'criteria')).status).toBe(200);
});
