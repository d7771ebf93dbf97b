import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { AbusingTown } from './abusing-town.js';

let db: TestDatabase;
let app: TestApp;
let at: AbusingTown;
let pair: [string, string];

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** A town with one ring of two. */
beforeEach(async () => {
  at = await AbusingTown.make(app);
  pair = [await at.holder(), await at.holder()];
  await at.give(pair[0], pair[1], 10);
  await at.give(pair[1], pair[0], 10);
});

const scanned = async () => {
  expect((await at.ask('signals/scan', {})).status).toBe(200);
  const [signal] = await at.signals('gift_ring');
  return signal!;
};
const step = (id: string, name: string, reason = '理由') => at.ask(`signals/${id}/${name}`, { reason });

it('the same fact makes no second signal, by whatever scan or at once by two, and grows while it is open', async () => {
  const [one, two] = await Promise.all([at.look(), at.look()]);
  expect(one.made + two.made).toBe(1);
  const first = await scanned();
  expect(first.evidence).toMatchObject({ people: 2, yen: 20_000 });
  expect((await at.ask('signals/scan', {})).body).toEqual({ found: 1, made: 0, byKind: { gift_ring: 1 } });
  await at.give(pair[0], pair[1], 3);
  const grown = await scanned();
  expect(grown).toMatchObject({ id: first.id, evidence: { yen: 23_000 } });
  expect(new Date(grown.lastSeenAt).getTime()).toBeGreaterThan(new Date(first.lastSeenAt).getTime());
});

describe('a signal', () => {
  it('is looked into and then decided, each with its reason, and stays as it was decided', async () => {
    const { id } = await scanned();
    expect((await step(id, 'confirm')).body).toMatchObject({ code: 'signal_step_not_allowed' });
    expect((await step(id, 'look-into', '双方に聞く')).body).toMatchObject({ state: 'looked_into' });
    const decided = await step(id, 'dismiss', '当番を互いに替わった');
    expect(decided.body).toMatchObject({ state: 'dismissed', steps: [{ step: 'look_into' }, { step: 'dismiss' }] });
    expect((await step(id, 'confirm')).status).toBe(409);
    await at.give(pair[0], pair[1], 3);
    expect(await scanned()).toMatchObject({ id, state: 'dismissed', evidence: { yen: 20_000 } });
    expect((await at.ask('signals/counts')).body).toEqual([
      { kind: 'gift_ring', open: 0, lookedInto: 0, dismissed: 1, confirmed: 0 },
    ]);
    expect((await at.ask('signals?state=dismissed')).body.items).toHaveLength(1);
    expect((await at.ask('signals?state=open')).body.items).toEqual([]);
    expect((await at.ask(`signals?subjectId=${pair[0]}`)).body.items).toHaveLength(1);
    expect((await at.ask(`signals?subjectId=${randomUUID()}`)).body.items).toEqual([]);
  });

  it('is shown with names and operations to the city alone, and that reading is an act of the log', async () => {
    const { id } = await scanned();
    const detail = await at.ask(`signals/${id}`);
    expect(detail.body.subjects).toEqual(
      [...pair].sort().map((one) => ({ type: 'employee', id: one, called: '村上 智子' })),
    );
    expect(detail.body.operations).toMatchObject([{ code: 'give', amount: 10_000 }, { code: 'give' }]);
    const acts = await at.town.query<{ reads: string; objects: string[] }>(
      `select reads, object_ids as objects from audit_acts where city_id = $1 and kind = 'read'`,
      [at.id],
    );
    // The list names them too, and so its reading is one as well.
    const reading = { reads: 'signals', objects: expect.arrayContaining([id]) };
    expect(acts).toEqual([reading, reading]);
    const hr = await app.tokenFor(at.id, 'employer_hr', { employerId: at.town.employerId });
    const finance = await app.tokenFor(at.id, 'city_finance');
    for (const token of [hr, finance]) expect((await at.ask(`signals/${id}`, undefined, token)).status).toBe(403);
    const other = await AbusingTown.make(app);
    expect((await other.ask(`signals/${id}`)).body.code).toBe('signal_not_found');
    expect((await other.ask(`signals/${id}/look-into`, { reason: 'x' })).status).toBe(404);
  });

  it('cannot be removed, renamed, reopened or decided by a leap by hand either', async () => {
    const { id } = await scanned();
    const of = `where city_id = ${at.id} and id = '${id}'`;
    await expect(query(db.adminUrl, `delete from signals ${of}`)).rejects.toMatchObject({
      constraint: 'signals_decided_stays',
    });
    await expect(query(db.adminUrl, `update signals set fact = 'x' ${of}`)).rejects.toMatchObject({
      constraint: 'signals_decided_stays',
    });
    await expect(query(db.adminUrl, `update signals set state = 'confirmed' ${of}`)).rejects.toMatchObject({
      constraint: 'signals_step_known',
    });
    await step(id, 'look-into');
    await step(id, 'confirm');
    await expect(query(db.adminUrl, `update signals set state = 'looked_into' ${of}`)).rejects.toMatchObject({
      constraint: 'signals_decided_stays',
    });
    await expect(query(db.appUrl, `delete from signal_steps where city_id = ${at.id}`)).rejects.toThrow(/permission/);
  });
});

describe('what is looked for', () => {
  const set = (kind: string, body: object) =>
    app.fetch(`/api/v1/signals/settings/${kind}`, { token: at.welfare, method: 'PUT', body });

  it('is the city’s to set, from today on', async () => {
    await set('gift_ring', { watched: true, thresholds: { pair_yen: 11_000 } });
    expect((await at.ask('signals/scan', {})).body.found).toBe(0);
    await set('gift_ring', { watched: true, thresholds: { pair_yen: 10_000 } });
    expect((await at.ask('signals/scan', {})).body.found).toBe(1);
    await set('gift_ring', { watched: false });
    expect((await at.ask('signals/scan', {})).body.found).toBe(0);
    const kinds = (await at.ask('signals/settings')).body;
    expect(kinds).toHaveLength(17);
    expect(kinds.find(({ kind }: { kind: string }) => kind === 'gift_ring')).toMatchObject({
      watched: false,
      thresholds: { pair_yen: 10_000, ring_yen: 8_000 },
    });
  });

  it.each([
    ['no_such_kind', {}, 'unknown_signal_kind'],
    ['gift_ring', { thresholds: { yen: 1 } }, 'unknown_threshold'],
    ['gift_ring', { thresholds: { pair_yen: -1 } }, 'unknown_threshold'],
    ['gift_ring', { thresholds: { pair_yen: '1; drop table signals' } }, 'unknown_threshold'],
    ['gift_ring', { validFrom: '2020-01-01' }, 'signal_setting_in_the_past'],
    ['gift_ring', { validFrom: 'soon' }, 'bad_date'],
  ])('refuses %s with %j: %s', async (kind, body, code) => {
    expect((await set(kind, { watched: true, ...body })).body.code).toBe(code);
  });
});
