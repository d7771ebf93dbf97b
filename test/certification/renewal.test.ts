import { JobHandlers } from '../../src/jobs/job-handlers.js';
import { query } from '../support/query.js';
import { CertificationTown } from './certification-town.js';

const NEXT = { fromOn: '2027-04-01', validUntil: '2028-03-31' };

let first: CertificationTown;
let town: CertificationTown;

beforeAll(async () => {
  first = await CertificationTown.start();
});

beforeEach(async () => {
  town = await first.another();
});

afterAll(() => first?.stop());

async function renewal() {
  const { id, owner, certification } = await town.certified();
  const criteria = await town.criteria();
  const answers = criteria
    .filter(({ evidenceRequired }) => !evidenceRequired)
    .map((one) => ({ criterionId: one.id, met: true, statement: '' }));
  const asked = await town.ask(owner, `certifications/${certification.id}/renew`, { reason: '更新', answers });
  expect([asked.status, asked.body.renews]).toEqual([201, certification.id]);
  await town.accept(asked.body.id);
  return { id, owner, old: certification, next: asked.body.id as string };
}

/** On which days the ledger lets the merchant take coupons, as turning points. */
const turns = async (merchant: string) =>
  (
    await query(
      town.db.ownerUrl,
      `select distinct on (from_on) from_on::text as on, accepts from ledger.acceptances
        where city_id = ${town.id} and merchant_id = '${merchant}' order by from_on, number desc`,
    )
  ).map(({ on, accepts }) => [on, accepts]);

const stateOf = async (id: string) => (await town.ask(town.welfare, `certifications/${id}`)).body.state;

test('a renewal follows the old validity without a day between, under a number and with a tier of its own', async () => {
  const { id, old, next } = await renewal();
  const gap = await town.decide(next, 'certify', { ...NEXT, fromOn: '2027-04-02' });
  expect([gap.status, gap.body.code, gap.body.details.first]).toEqual([422, 'renewal_must_follow', '2027-04-01']);
  const overlap = await town.decide(next, 'certify', { ...NEXT, fromOn: '2027-03-31' });
  expect(overlap.body.code).toBe('renewal_must_follow');
  const { body } = await town.decide(next, 'certify', NEXT);
  expect(body).toMatchObject({
    state: 'certified',
    tier: 'gold',
    ...{ validFrom: NEXT.fromOn, validUntil: NEXT.validUntil },
  });
  expect(body.number > old.number).toBe(true);
  expect((await town.ask(town.welfare, `certifications/${old.id}`)).body).toMatchObject({
    followedBy: next,
    tier: 'silver',
  });
  await town.moveTo('2027-04-01');
  await town.app.get(JobHandlers).run('expire-certifications');
  expect([await stateOf(old.id), await stateOf(next)]).toEqual(['expired', 'certified']);
  const listed = (await town.ask(undefined, `public/cities/${town.code}/directory`)).body.items;
  expect(listed.map((one: { number: string }) => one.number)).toEqual([body.number]);
  expect(await turns(id)).toEqual([
    ['2026-04-01', true],
    ['2027-04-01', true],
    ['2028-04-01', false],
  ]);
});

test('a certification is renewed once, by one application at a time', async () => {
  const { owner, old, next } = await renewal();
  const renew = () => town.ask(owner, `certifications/${old.id}/renew`, { reason: 'もう一度' });
  expect((await renew()).body.code).toBe('certification_stands');
  expect((await town.decide(next, 'certify', NEXT)).status).toBe(200);
  expect((await renew()).body.code).toBe('not_renewable');
  const forged = query(
    town.db.ownerUrl,
    `update certifications set state = 'certified', followed_by = null where city_id = ${town.id} and id = '${old.id}'`,
  );
  await expect(forged).rejects.toMatchObject({ constraint: 'certifications_one_standing' });
});

test('what is refused, revoked or suspended is not renewed', async () => {
  const { owner, old, next } = await renewal();
  await town.decide(old.id, 'suspend');
  expect((await town.decide(next, 'certify', NEXT)).body.code).toBe('not_renewable');
  await town.decide(next, 'refuse');
  const asked = await town.ask(owner, `certifications/${old.id}/renew`, { reason: '更新' });
  expect([asked.status, asked.body.code]).toEqual([409, 'not_renewable']);
});

test('a suspension stops the renewal that is to follow too, and resuming opens both again', async () => {
  const { id, old, next } = await renewal();
  await town.decide(next, 'certify', NEXT);
  await town.moveTo('2026-06-01');
  await town.decide(old.id, 'suspend');
  expect([await stateOf(old.id), await stateOf(next)]).toEqual(['suspended', 'suspended']);
  expect((await turns(id)).filter(([on, accepts]) => accepts && `${on}` > '2026-06-01')).toEqual([]);
  await town.moveTo('2026-07-01');
  await town.decide(old.id, 'resume');
  expect([await stateOf(old.id), await stateOf(next)]).toEqual(['certified', 'certified']);
  expect((await turns(id)).slice(-3)).toEqual([
    ['2026-07-01', true],
    ['2027-04-01', true],
    ['2028-04-01', false],
  ]);
  await town.decide(old.id, 'revoke');
  expect([await stateOf(old.id), await stateOf(next)]).toEqual(['revoked', 'revoked']);
});

test('who let it run out may be renewed later, from a day after its end', async () => {
  const { next } = await renewal();
  await town.moveTo('2027-05-10');
  await town.app.get(JobHandlers).run('expire-certifications');
  const { status, body } = await town.decide(next, 'certify', { fromOn: '2027-05-10', validUntil: '2028-03-31' });
  expect([status, body.state]).toEqual([200, 'certified']);
});
