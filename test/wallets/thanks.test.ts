import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Transactions } from '../../src/database/transactions.js';
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
  await app?.close();
  await db?.drop();
});

const tokenOf = (employeeId: string, cityId = town.id) => app.tokenFor(cityId, 'employee', { employeeId });

async function give(giver: string, body: object, key: string = randomUUID(), cityId = town.id) {
  const token = await tokenOf(giver, cityId);
  return app.fetch('/api/v1/wallet/thanks', {
    token,
    body: { notes: 1, message: 'ありがとう', ...body },
    headers: { 'Idempotency-Key': key },
  });
}

async function takeBack(giver: string, id: string, key: string = randomUUID(), cityId = town.id) {
  const token = await tokenOf(giver, cityId);
  return app.fetch(`/api/v1/wallet/thanks/${id}/take-back`, {
    token,
    method: 'POST',
    headers: { 'Idempotency-Key': key },
  });
}

describe('thanks', () => {
  it('move notes with their expiry and shares to a co-worker, with the words', async () => {
    const giver = await town.parent();
    const receiver = await town.person('佐藤 葵', 'サトウ アオイ');
    const { status, body } = await give(giver, {
      receiverId: receiver,
      notes: 3,
      message: 'お迎え、助かりました',
      card: 'sakura',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'done',
      notes: 3,
      amount: 3000,
      message: 'お迎え、助かりました',
      card: 'sakura',
      receiver: { id: receiver, name: '佐藤 葵' },
    });
    const [own] = await town.holdings(giver);
    expect(own).toMatchObject({ amount: 17_000, employer: 8_500, hands: 0 });
    expect(await town.holdings(receiver)).toEqual([
      { amount: 3_000, employer: 1_500, expiresOn: own!.expiresOn, hands: 1 },
    ]);
    const seen = await app.fetch('/api/v1/wallet/thanks', { token: await tokenOf(receiver) });
    expect(seen.body.items).toMatchObject([
      { id: body.id, giver: { id: giver }, message: 'お迎え、助かりました', takenBack: false, takeBackUntil: null },
    ]);
    const sent = await app.fetch('/api/v1/wallet/thanks?box=sent', { token: await tokenOf(giver) });
    expect(sent.body.items).toMatchObject([{ id: body.id, takeBackUntil: body.takeBackUntil }]);
  });

  it('need an Idempotency-Key', async () => {
    const giver = await town.parent();
    const token = await tokenOf(giver);
    const answer = await app.fetch('/api/v1/wallet/thanks', {
      token,
      body: { receiverId: await town.person(), notes: 1, message: '' },
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'idempotency_key_required']);
  });

  it('sent 50 times at once under one key have one effect and one answer', async () => {
    const giver = await town.parent();
    const receiver = await town.person();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => give(giver, { receiverId: receiver, notes: 2 }, key)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await town.held(receiver)).toBe(2000);
  });

  it('refuse another request under the same key, and change nothing', async () => {
    const giver = await town.parent();
    const receiver = await town.person();
    const key = randomUUID();
    await give(giver, { receiverId: receiver, notes: 2 }, key);
    const other = await give(giver, { receiverId: receiver, notes: 3 }, key);
    expect([other.status, other.body.code]).toEqual([409, 'key_conflict']);
    expect(await town.held(receiver)).toBe(2000);
  });

  it('answer the first answer again after the receiver has left', async () => {
    const giver = await town.parent();
    const receiver = await town.person();
    const key = randomUUID();
    const first = await give(giver, { receiverId: receiver }, key);
    await query(
      db.adminUrl,
      `update employments set from_on = '2020-01-01', until_on = '2020-02-01' where employee_id = '${receiver}'`,
    );
    const again = await give(giver, { receiverId: receiver }, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const anew = await give(giver, { receiverId: receiver });
    expect([anew.status, anew.body.code]).toEqual([422, 'not_a_co_worker']);
  });

  it('are refused to somebody of another employer, and to oneself', async () => {
    const giver = await town.parent();
    const stranger = await town.person('他社 太郎', 'タシャ タロウ', await town.employer('他社'));
    const toStranger = await give(giver, { receiverId: stranger });
    expect([toStranger.status, toStranger.body.code]).toEqual([422, 'not_a_co_worker']);
    const toOneself = await give(giver, { receiverId: giver });
    expect([toOneself.status, toOneself.body.code]).toEqual([422, 'to_oneself']);
    const toNobody = await give(giver, { receiverId: randomUUID() });
    expect([toNobody.status, toNobody.body.code]).toEqual([422, 'not_a_co_worker']);
    expect(await town.held(giver)).toBe(20_000);
  });

  it('are refused to somebody who begins at the employer only tomorrow', async () => {
    const giver = await town.parent();
    const newcomer = await town.person();
    const beginning = (days: number) =>
      query(
        db.adminUrl,
        `update employments set from_on = (now() at time zone 'Asia/Tokyo')::date + ${days} where employee_id = '${newcomer}'`,
      );
    await beginning(1);
    const early = await give(giver, { receiverId: newcomer });
    expect([early.status, early.body.code]).toEqual([422, 'not_a_co_worker']);
    await beginning(0);
    expect((await give(giver, { receiverId: newcomer })).status).toBe(201);
  });

  it('cannot be passed on where the programme does not allow it', async () => {
    const giver = await town.parent();
    const [first, second] = [await town.person(), await town.person()];
    await give(giver, { receiverId: first, notes: 5 });
    const passed = await give(first, { receiverId: second, notes: 1 });
    expect([passed.status, passed.body.code]).toEqual([422, 'insufficient_notes']);
  });

  it('are passed on once, and not twice, where the programme allows it', async () => {
    const passing = await Town.make(app, { rules: { passesAllowed: 1 } });
    const giver = await passing.parent();
    const people = [await passing.person(), await passing.person(), await passing.person()] as const;
    expect((await give(giver, { receiverId: people[0], notes: 2 }, undefined, passing.id)).status).toBe(201);
    expect((await give(people[0], { receiverId: people[1], notes: 2 }, undefined, passing.id)).status).toBe(201);
    const third = await give(people[1], { receiverId: people[2], notes: 2 }, undefined, passing.id);
    expect([third.status, third.body.code]).toEqual([422, 'insufficient_notes']);
  });

  it('stop at the giver’s daily cap, also when sent at once', async () => {
    const capped = await Town.make(app, { rules: { giverDailyCapNotes: 5 } });
    const giver = await capped.parent();
    const receiver = await capped.person();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => give(giver, { receiverId: receiver }, undefined, capped.id)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(['giver_cap_passed']),
    );
    expect(await capped.held(receiver)).toBe(5000);
  });

  it('refuse words that are too long, and leave no notes moved without words', async () => {
    const giver = await town.parent();
    const receiver = await town.person();
    const long = await give(giver, { receiverId: receiver, message: 'あ'.repeat(501) });
    expect([long.status, long.body.code]).toEqual([422, 'invalid_request']);
    const zero = await give(giver, { receiverId: receiver, message: 'a\u0000b' });
    expect([zero.status, zero.body.code]).toEqual([422, 'invalid_request']);
    await expect(
      app
        .get(Transactions)
        .query(
          `insert into thanks (city_id, operation_id, giver_id, receiver_id, message, card) values ($1, $2, $3, $4, $5, '')`,
          [town.id, randomUUID(), giver, receiver, 'あ'.repeat(501)],
        ),
    ).rejects.toMatchObject({ code: 'message_too_long' });
    expect(await town.held(receiver)).toBe(0);
  });
});

describe('thanks taken back', () => {
  it('return to the giver with the shares and expiry that they had', async () => {
    const giver = await town.parent({ employerYen: 10_003, cityYen: 9_997, noteYen: 1_000 });
    const before = await town.holdings(giver);
    const receiver = await town.person();
    const given = await give(giver, { receiverId: receiver, notes: 7 });
    const back = await takeBack(giver, given.body.id);
    expect([back.status, back.body.amount]).toEqual([200, 7000]);
    expect(await town.holdings(giver)).toEqual(before);
    const twice = await takeBack(giver, given.body.id);
    expect([twice.status, twice.body.code]).toEqual([409, 'already_taken_back']);
  });

  it('answer the first answer again under the same key', async () => {
    const giver = await town.parent();
    const given = await give(giver, { receiverId: await town.person() });
    const key = randomUUID();
    const first = await takeBack(giver, given.body.id, key);
    const again = await takeBack(giver, given.body.id, key);
    expect(again.body).toEqual(first.body);
  });

  it('are refused once they were used', async () => {
    const passing = await Town.make(app, { rules: { passesAllowed: 1 } });
    const giver = await passing.parent();
    const [receiver, other] = [await passing.person(), await passing.person()];
    const given = await give(giver, { receiverId: receiver, notes: 4 }, undefined, passing.id);
    await give(receiver, { receiverId: other, notes: 1 }, undefined, passing.id);
    const back = await takeBack(giver, given.body.id, undefined, passing.id);
    expect([back.status, back.body.code]).toEqual([422, 'already_used']);
    expect(await passing.held(receiver)).toBe(3000);
  });

  it('are refused after the minutes of the rules', async () => {
    const strict = await Town.make(app, { rules: { takeBackMinutes: 0 } });
    const giver = await strict.parent();
    const receiver = await strict.person();
    const given = await give(giver, { receiverId: receiver }, undefined, strict.id);
    const back = await takeBack(giver, given.body.id, undefined, strict.id);
    expect([back.status, back.body.code]).toEqual([410, 'take_back_too_late']);
    expect(await strict.held(receiver)).toBe(1000);
  });

  it('are the giver’s alone to take back', async () => {
    const giver = await town.parent();
    const receiver = await town.person();
    const given = await give(giver, { receiverId: receiver });
    const back = await takeBack(receiver, given.body.id);
    expect([back.status, back.body.code]).toEqual([404, 'thanks_not_found']);
  });
});
