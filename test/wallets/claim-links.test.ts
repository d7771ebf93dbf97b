import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { JobHandlers } from '../../src/jobs/job-handlers.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { ReturnClaimLinksService } from '../../src/wallets/return-claim-links.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app);
});

afterAll(async () => {
  expect(await town.differences()).toEqual([]);
  await app?.close();
  await db?.drop();
});

async function as(employeeId: string, path: string, body?: object, key: string = randomUUID(), cityId = town.id) {
  const token = await app.tokenFor(cityId, 'employee', { employeeId });
  const method = body === undefined ? 'GET' : 'POST';
  return app.fetch(`/api/v1${path}`, { token, method, body, headers: { 'Idempotency-Key': key } });
}

const link = (giver: string, more: object = {}, key?: string, cityId?: number) =>
  as(giver, '/wallet/claim-links', { notes: 5, message: '応援ありがとう', ...more }, key, cityId);
const claim = (claimant: string, secret: string, key?: string, cityId?: number) =>
  as(claimant, '/claims', { secret }, key, cityId);
const takeBack = (giver: string, id: string) => as(giver, `/wallet/claim-links/${id}/take-back`, {});

describe('a claim link', () => {
  it('holds notes for whoever opens it and works there, with shares and expiry', async () => {
    const giver = await town.parent();
    const made = await link(giver);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'open',
      notes: 5,
      amount: 5000,
      secret: expect.stringMatching(/^[\w-]{22}$/),
    });
    expect(await town.held(giver)).toBe(15_000);
    expect(await town.held(made.body.id)).toBe(5_000);
    const days = (Date.parse(made.body.returnsAt) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(30, 1);

    const claimant = await town.person();
    const claimed = await claim(claimant, made.body.secret);
    expect(claimed.status).toBe(201);
    expect(claimed.body).toMatchObject({ amount: 5000, message: '応援ありがとう', giver: { id: giver } });
    const [own] = await town.holdings(giver);
    expect(await town.holdings(claimant)).toEqual([
      { amount: 5000, employer: 2500, expiresOn: own!.expiresOn, hands: 1 },
    ]);
    const listed = await as(giver, '/wallet/claim-links');
    expect(listed.body.items).toMatchObject([{ id: made.body.id, state: 'claimed', secret: null }]);
    const received = await as(claimant, '/wallet/thanks');
    expect(received.body.items).toMatchObject([{ giver: { id: giver }, receiver: { id: claimant } }]);
  });

  it('is kept as a hash, and answers the same secret to the same key', async () => {
    const giver = await town.parent();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => link(giver, {}, key)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await town.held(giver)).toBe(15_000);
    const { secret } = answers[0]!.body;
    const kept = JSON.stringify(await query(db.adminUrl, 'select l::text as row from claim_links l'));
    expect(kept).not.toContain(Buffer.from(secret).toString('hex'));
    const unkept = await query(db.adminUrl, 'select 1 from answered_requests');
    expect(unkept).toEqual([]);
    const other = await link(giver, { notes: 6 }, key);
    expect([other.status, other.body.code]).toEqual([409, 'key_conflict']);
  });

  it('raced for by 30 co-workers goes to one of them', async () => {
    const made = await link(await town.parent());
    const people = await Promise.all(Array.from({ length: 30 }, () => town.person()));
    const answers = await Promise.all(people.map((one) => claim(one, made.body.secret)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['422 nothing_to_claim']),
    );
  });

  it('claimed again under the same key answers the first answer', async () => {
    const made = await link(await town.parent());
    const claimant = await town.person();
    const key = randomUUID();
    const first = await claim(claimant, made.body.secret, key);
    expect((await claim(claimant, made.body.secret, key)).body).toEqual(first.body);
  });

  it('forwarded to somebody of another employer is of no use to them, where the programme says so', async () => {
    const stranger = await town.person('他社 太郎', 'タシャ タロウ', await town.employer('他社'));
    const made = await link(await town.parent());
    const refused = await claim(stranger, made.body.secret);
    expect([refused.status, refused.body.code]).toEqual([422, 'not_a_co_worker']);

    const open = await Town.make(app, { rules: { claimSameEmployer: false } });
    const outsider = await open.person('他社 太郎', 'タシャ タロウ', await open.employer('他社'));
    const anybody = await link(await open.parent(), {}, undefined, open.id);
    expect((await claim(outsider, anybody.body.secret, undefined, open.id)).status).toBe(201);
  });

  it('is nothing to its giver but to take back, until it is claimed', async () => {
    const giver = await town.parent();
    const made = await link(giver);
    const own = await claim(giver, made.body.secret);
    expect([own.status, own.body.code]).toEqual([422, 'own_link']);
    const somebody = await takeBack(await town.person(), made.body.id);
    expect([somebody.status, somebody.body.code]).toEqual([404, 'claim_link_not_found']);
    const back = await takeBack(giver, made.body.id);
    expect([back.status, back.body.amount]).toEqual([200, 5000]);
    expect(await town.holdings(giver)).toMatchObject([{ amount: 20_000, employer: 10_000, hands: 0 }]);
    const late = await claim(await town.person(), made.body.secret);
    expect([late.status, late.body.code]).toEqual([422, 'nothing_to_claim']);
    const second = await link(giver);
    await claim(await town.person(), second.body.secret);
    const tooLate = await takeBack(giver, second.body.id);
    expect([tooLate.status, tooLate.body.code]).toEqual([422, 'already_used']);
  });

  it('that nobody made is found by nobody, nor is one of another city', async () => {
    const elsewhere = await Town.make(app);
    const made = await link(await elsewhere.parent(), {}, undefined, elsewhere.id);
    const claimant = await town.person();
    for (const secret of ['A'.repeat(22), made.body.secret]) {
      const answer = await claim(claimant, secret);
      expect([answer.status, answer.body.code]).toEqual([404, 'claim_link_not_found']);
    }
  });

  it('lasts no longer than the rules allow', async () => {
    const giver = await town.parent();
    const refused = await link(giver, { days: 31 });
    expect([refused.status, refused.body.code]).toEqual([422, 'claim_link_too_long']);
    expect(await town.held(giver)).toBe(20_000);
    expect((await link(giver, { days: 2 })).status).toBe(201);
  });
});

describe('an unclaimed link', () => {
  it('returns its notes exactly when its time has come, by the job, once', async () => {
    const giver = await town.parent({ employerYen: 6_667, cityYen: 13_333 });
    const before = await town.holdings(giver);
    const made = await link(giver, { notes: 7, days: 1 });
    await app.get(JobHandlers).run('return-claim-links');
    expect(await town.held(made.body.id)).toBe(7000);
    await query(
      db.adminUrl,
      `update claim_links set returns_at = now() - interval '1 second' where id = '${made.body.id}'`,
    );
    const late = await claim(await town.person(), made.body.secret);
    expect([late.status, late.body.code]).toEqual([422, 'nothing_to_claim']);
    await Promise.all([1, 2, 3].map(() => app.get(ReturnClaimLinksService).doDue(town.id)));
    expect(await town.holdings(giver)).toEqual(before);
    const listed = await as(giver, '/wallet/claim-links');
    expect(listed.body.items).toMatchObject([{ id: made.body.id, state: 'taken_back' }]);
  });

  it('is either claimed or returned when both happen at once', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 15 }, async () => ({
        made: await link(await town.parent(), { notes: 3 }),
        claimant: await town.person(),
      })),
    );
    const claims = pairs.map(({ made, claimant }) => claim(claimant, made.body.secret));
    const ids = pairs.map(({ made }) => `'${made.body.id}'`).join();
    await query(db.adminUrl, `update claim_links set returns_at = now() - interval '1 second' where id in (${ids})`);
    await app.get(ReturnClaimLinksService).doDue(town.id);
    const answers = await Promise.all(claims);
    for (const [index, { made, claimant }] of pairs.entries()) {
      expect(await town.held(made.body.id)).toBe(0);
      expect(await town.held(claimant)).toBe(answers[index]!.status === 201 ? 3000 : 0);
    }
    const [open] = await town.query(
      'select 1 from claim_links where city_id = $1 and settled_at is null and id = any ($2)',
      [town.id, pairs.map(({ made }) => made.body.id)],
    );
    expect(open).toBeUndefined();
  });

  it('in a rehearsal returns on its day of the city’s clock, on the way through a longer step', async () => {
    const rehearsal = await Town.make(app, { asOf: '2026-06-10' });
    const giver = await rehearsal.parent();
    const made = await link(giver, { days: 10 }, undefined, rehearsal.id);
    await app.get(AdvanceClockService).advanceTo(rehearsal.id, '2026-06-19');
    expect(await rehearsal.held(made.body.id)).toBe(5000);
    await app.get(AdvanceClockService).advanceTo(rehearsal.id, '2026-07-15');
    expect(await rehearsal.held(giver)).toBe(20_000);
    const [row] = await rehearsal.query<{ day: string }>(
      `select (happened_at at time zone 'Asia/Tokyo')::date::text as day from ledger.operations where city_id = $1 and code = 'take_back'`,
      [rehearsal.id],
    );
    expect(row).toEqual({ day: '2026-06-20' });
  });

  it('whose notes have lapsed is settled, and returns nothing', async () => {
    const rehearsal = await Town.make(app, { asOf: '2026-06-25' });
    const giver = await rehearsal.parent({ expiresOn: '2026-06-30' });
    const made = await link(giver, { days: 20 }, undefined, rehearsal.id);
    await app.get(AdvanceClockService).advanceTo(rehearsal.id, '2026-07-20');
    const [row] = await rehearsal.query(
      'select settled_at is not null as settled from claim_links where city_id = $1',
      [rehearsal.id],
    );
    expect(row).toEqual({ settled: true });
    expect(await rehearsal.held(giver)).toBe(0);
    const listed = await as(giver, '/wallet/claim-links', undefined, undefined, rehearsal.id);
    expect(listed.body.items).toMatchObject([{ id: made.body.id, state: 'empty', secret: null }]);
    expect(await rehearsal.differences()).toEqual([]);
  });
});
