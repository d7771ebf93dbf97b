import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RuleSettings } from '../../src/programmes/programme-rules.entity.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town } from '../support/town.js';
import { Till } from '../redemptions/till.js';

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function townWith(rules: Partial<RuleSettings>, live = false) {
  const town = await Town.make(app, { ...(live ? {} : { asOf: '2026-06-05' }), rules });
  const tokens = new Map<string, string>();
  const as = async (employeeId: string, path: string, body: object) => {
    if (!tokens.has(employeeId)) tokens.set(employeeId, await app.tokenFor(town.id, 'employee', { employeeId }));
    const headers = { 'Idempotency-Key': randomUUID() };
    const { status, body: answer } = await app.fetch(`/api/v1/${path}`, {
      token: tokens.get(employeeId)!,
      body,
      headers,
    });
    return { status, answer, said: status === 201 ? 'done' : answer.code };
  };
  const give = async (giver: string, receiverId: string, notes: number) =>
    (await as(giver, 'wallet/thanks', { receiverId, notes, message: 'ありがとう', card: 'plain' })).said;
  const link = async (giver: string, notes: number): Promise<string> =>
    (await as(giver, 'wallet/claim-links', { notes, message: 'ありがとう', card: 'plain' })).answer.secret;
  const claim = async (claimant: string, secret: string) => (await as(claimant, 'claims', { secret })).said;
  return { town, give, link, claim };
}

const counted = (said: string[]) => [said.filter((one) => one === 'done').length, [...new Set(said)].sort()];

it('one person gives another no more in a month than the cap of the pair, by thanks and by links', async () => {
  const { town, give, link, claim } = await townWith({ pairMonthlyCapNotes: 5 });
  const [giver, receiver, other] = [await town.parent(), await town.person(), await town.person()];
  expect(await give(giver, receiver, 3)).toBe('done');
  expect(await give(giver, receiver, 3)).toBe('pair_cap_passed');
  const secret = await link(giver, 3);
  expect(await claim(receiver, secret)).toBe('pair_cap_passed');
  expect(await claim(other, secret)).toBe('done');
  expect(await give(giver, other, 3)).toBe('pair_cap_passed');
  expect(await give(giver, receiver, 2)).toBe('done');
  expect([await town.held(receiver), await town.held(other)]).toEqual([5_000, 3_000]);
});

it('one person is given no more in a month than the cap, by however many, and more in the next', async () => {
  const { town, give } = await townWith({ receiverMonthlyCapNotes: 6 });
  const [one, two, receiver] = [await town.parent(), await town.parent(), await town.person()];
  expect(await give(one, receiver, 4)).toBe('done');
  expect(await give(two, receiver, 4)).toBe('receiver_cap_passed');
  expect(await give(two, receiver, 2)).toBe('done');
  const admin = await app.tokenFor(town.id, 'city_admin');
  expect((await app.fetch('/api/v1/clock', { token: admin, body: { on: '2026-07-01' } })).status).toBeLessThan(300);
  expect(await give(two, receiver, 4)).toBe('done');
});

it('requests at the same moment pass no cap of gifts together, whether of one giver or of many', async () => {
  const { town, give } = await townWith({ receiverMonthlyCapNotes: 10, pairMonthlyCapNotes: 4 }, true);
  const [receiver, friend] = [await town.person(), await town.person()];
  const givers = await town.parents(6);
  const said = await Promise.all(givers.flatMap((giver) => [1, 2, 3].map(() => give(giver, receiver, 2))));
  expect(said.filter((one) => one === 'done')).toHaveLength(5);
  const toFriend = await Promise.all([1, 2, 3, 4].map(() => give(givers[0]!, friend, 2)));
  expect(counted(toFriend)).toEqual([2, ['done', 'pair_cap_passed']]);
  expect(await town.held(receiver)).toBe(10_000);
});

it('links claimed at the same moment pass no cap together, and what was refused stays in its link', async () => {
  const { town, link, claim } = await townWith({ receiverMonthlyCapNotes: 5 }, true);
  const receiver = await town.person();
  const secrets = await Promise.all((await town.parents(5)).map((giver) => link(giver, 2)));
  const said = await Promise.all(secrets.map((secret) => claim(receiver, secret)));
  expect(counted(said)).toEqual([2, ['done', 'receiver_cap_passed']]);
  expect(await town.held(receiver)).toBe(4_000);
  expect(await town.differences()).toEqual([]);
});

it('one person pays no more a day at one shop than the cap, at once or one by one; elsewhere it goes on', async () => {
  const { town } = await townWith({ shopDailyCapNotes: 5 }, true);
  const holder = await town.parent();
  const [shop, elsewhere] = [await town.shop(), await town.shop()];
  const till = await Till.at(app, town, shop);
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => till.takeFrom(holder, 2)));
  expect(counted(answers.map(({ status, body }) => (status === 201 ? 'done' : body.code)))).toEqual([
    2,
    ['done', 'shop_cap_passed'],
  ]);
  const refused = answers.find(({ status }) => status !== 201)!;
  expect(refused.body).toMatchObject({ code: 'shop_cap_passed', title: expect.any(String) });
  expect((await (await Till.at(app, town, elsewhere)).takeFrom(holder, 5)).status).toBe(201);
  const undone = answers.find(({ status }) => status === 201)!;
  expect((await till.void(undone.body.id)).status).toBeLessThan(300);
  expect((await till.takeFrom(holder, 3)).status).toBe(201);
  expect(await town.differences()).toEqual([]);
});

it.each(['pairMonthlyCapNotes', 'receiverMonthlyCapNotes', 'shopDailyCapNotes'])(
  'a cap %s is a rule with a month from which it holds, and never below one note',
  async (cap) => {
    const { town } = await townWith({});
    const admin = await app.tokenFor(town.id, 'city_admin');
    const set = (value: number | null) =>
      app.fetch(`/api/v1/programmes/${town.programmeId}/rules`, {
        token: admin,
        body: { effectiveMonth: '2026-08', [cap]: value },
      });
    expect((await set(0)).status).toBe(422);
    expect((await set(7)).body[cap]).toBe(7);
    await expect(
      town.query(
        `update programme_rules set ${cap.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`)} = 0 where city_id = $1 and effective_month = '2026-08-01'`,
        [town.id],
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('programme_rules_more_caps_positive') });
  },
);
