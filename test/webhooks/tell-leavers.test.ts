import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '../../src/database/transactions.js';
import { ApplyService } from '../../src/enrolments/apply.service.js';
import { ChangeEnrolmentService } from '../../src/enrolments/change-enrolment.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';
import { application } from '../enrolments/parents.js';
import { ACTOR } from '../enrolments/enrolments-app.js';
import { deliver, deliveriesOf, givenUpDuring, subscribe } from './hooks.js';
import { TestReceiver } from './test-receiver.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let receiver: TestReceiver;
let hr: string;
let welfare: string;
let otherEmployer: string;
let count = 0;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { environment: { SANKYU_WEBHOOKS_LOCAL: 'on' } });
  town = await Town.make(app, { asOf: '2026-04-01' });
  otherEmployer = await town.employer('別の会社', 7001);
  hr = await app.tokenFor(town.id, 'employer_hr', { employerId: town.employerId });
  welfare = await app.tokenFor(town.id, 'city_welfare');
  receiver = await TestReceiver.start();
});

afterEach(async () => {
  receiver.forget();
  await query(db.adminUrl, 'delete from webhook_subscriptions');
});

afterAll(async () => {
  await receiver?.close();
  await app?.close();
  await db?.drop();
});

const kinds = ['enrolment.changed', 'employee.left'];
const hook = (token = hr, wanted = kinds) => subscribe(app, token, receiver.url(), wanted);
const told = () => receiver.received.map(({ event }) => event);

/** Parents whose enrolments the city has approved. */
async function enrol(parents = 1): Promise<string[]> {
  const rows = Array.from({ length: parents }, () => {
    count += 1;
    return application(town.employerId, {
      staffNumber: `W-${count}`,
      name: `田中 ${count}号`,
      email: `w${count}@example.jp`,
    });
  });
  const options = { approve: true, actorId: ACTOR, reason: '申請' };
  const outcomes = await app.get(ApplyService).applyMany(town.id, town.programmeId, rows, options);
  return outcomes.map((outcome) => {
    if (outcome.status !== 'taken') throw new Error(`Not enrolled: ${JSON.stringify(outcome)}`);
    return outcome.id;
  });
}

const report = (token: string, id: string, what: string, body: object) =>
  app.fetch(`/api/v1/enrolments/${id}/${what}`, { token, body: { reason: '家庭の事情による秘密', ...body } });

describe('a webhook that is given up', () => {
  it('in the same moment keeps nobody from being enrolled', async () => {
    const { id } = await hook();
    expect(await givenUpDuring(db, id, () => enrol())).toHaveLength(1);
  });
});

describe('who leaves', () => {
  it('is told to the employer, once, with ids and the last day and no words', async () => {
    const [id] = await enrol();
    await hook();
    expect((await report(hr, id!, 'end', { on: '2026-04-20', endReason: 'left' })).status).toBe(200);
    await deliver(app);
    await deliver(app);
    const [{ employee_id: employeeId } = {}] = await query(
      db.adminUrl,
      `select employee_id from enrolments where id = '${id}'`,
    );
    const data = { enrolmentId: id, employeeId, employerId: town.employerId, on: '2026-04-20' };
    expect(told().sort((a, b) => (a.type < b.type ? -1 : 1))).toEqual([
      { type: 'employee.left', timestamp: expect.any(String), data: { ...data, reason: 'left' } },
      { type: 'enrolment.changed', timestamp: expect.any(String), data: { ...data, event: 'end', state: 'ended' } },
    ]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
    expect(JSON.stringify(receiver.received)).not.toMatch(/秘密|田中|example\.jp/);
  });

  it('because of a new employer is told to the old one as a leaver, and to the new one as a new enrolment', async () => {
    const [id] = await enrol();
    await hook();
    const newcomer = await hook(await app.tokenFor(town.id, 'employer_hr', { employerId: otherEmployer }));
    const moved = await report(welfare, id!, 'transfer', {
      on: '2026-05-01',
      employerId: otherEmployer,
      staffNumber: 'N-1',
    });
    expect(moved.status).toBe(201);
    await deliver(app);
    const of = (employerId: string) =>
      told()
        .filter(({ data }) => data.employerId === employerId)
        .map(({ type, data }) => [type, data.event ?? data.reason])
        .sort();
    expect(of(town.employerId)).toEqual([
      ['employee.left', 'moved'],
      ['enrolment.changed', 'end'],
    ]);
    expect(of(otherEmployer)).toEqual([['enrolment.changed', 'apply']]);
    expect(await deliveriesOf(db, newcomer)).toHaveLength(1);
  });

  it('of another employer is not told', async () => {
    const [id] = await enrol();
    const stranger = await hook(await app.tokenFor(town.id, 'employer_hr', { employerId: otherEmployer }));
    await report(hr, id!, 'end', { on: '2026-04-21', endReason: 'left' });
    expect(await deliveriesOf(db, stranger)).toEqual([]);
  });

  it('no leaver is who only does not want the coupons any more', async () => {
    const [id] = await enrol();
    await hook(hr, ['employee.left']);
    await report(hr, id!, 'end', { on: '2026-04-20', endReason: 'withdrawn' });
    await deliver(app);
    expect(told()).toEqual([]);
  });
});

describe('what happens to an enrolment', () => {
  it('is written down to be told in the same transaction, or not at all', async () => {
    const [id] = await enrol();
    const { id: hookId } = await hook();
    const why = { on: '2026-04-10' as const, reason: 'x', actorId: ACTOR };
    const undone = app.get(Transactions).run(async () => {
      await app.get(ChangeEnrolmentService).goOnLeave(town.id, id!, why);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await deliveriesOf(db, { id: hookId })).toEqual([]);
    await app.get(ChangeEnrolmentService).goOnLeave(town.id, id!, why);
    expect(await deliveriesOf(db, { id: hookId })).toMatchObject([{ kind: 'enrolment.changed', state: 'waiting' }]);
  });

  it('is told for each of many that an import brings at once', async () => {
    const { id } = await hook();
    await enrol(40);
    const rows = await deliveriesOf(db, { id });
    expect(rows).toHaveLength(80);
    await deliver(app);
    const states = told().map(({ data }) => `${data.event as string} ${data.state as string}`);
    expect(states.filter((state) => state === 'apply applied')).toHaveLength(40);
    expect(states.filter((state) => state === 'approve approved')).toHaveLength(40);
  });

  it('is told in the order in which it happened, also when it happened at one moment', async () => {
    await hook();
    const enrolments = await enrol(20);
    await deliver(app);
    for (const id of enrolments) {
      const events = told().filter(({ data }) => data.enrolmentId === id);
      expect(events.map(({ data }) => data.event)).toEqual(['apply', 'approve']);
    }
  });

  it('is told to the city of every employer, and to no webhook that asked for something else', async () => {
    const admin = await app.tokenFor(town.id, 'city_admin');
    await hook(admin, ['enrolment.changed']);
    const other = await hook(admin, ['redemption.taken']);
    await enrol();
    await deliver(app);
    expect(told().map(({ data }) => data.event)).toEqual(['apply', 'approve']);
    expect(await deliveriesOf(db, other)).toEqual([]);
  });
});
