import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApplyService } from '../../src/enrolments/apply.service.js';
import { ChangeEnrolmentService } from '../../src/enrolments/change-enrolment.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { addDays, type DateIso, jstDateOf } from '../../src/domain/date.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { corporateNumber } from '../support/sample-city.js';
import { Till } from '../redemptions/till.js';
import { AbusingTown } from './abusing-town.js';

let db: TestDatabase;
let app: TestApp;
let at: AbusingTown;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});
beforeEach(async () => {
  at = await AbusingTown.make(app);
});

const today = jstDateOf(new Date());

/** Somebody with an account, signed in at a device. */
async function signedIn(
  role: 'employee' | 'merchant_clerk',
  scope: Record<string, string>,
  device: string,
  address = '203.0.113.7',
) {
  const account = randomUUID();
  await query(
    db.adminUrl,
    `insert into people.accounts (id, email, name) values ('${account}', '${account}@example.jp', '人')`,
  );
  const columns = Object.keys(scope);
  await query(
    db.adminUrl,
    `insert into role_grants (city_id, id, account_id, role, granted_by${columns.map((one) => `, ${one}`).join('')})
     values (${at.id}, '${randomUUID()}', '${account}', '${role}', '${account}'${columns.map((one) => `, '${scope[one]}'`).join('')})`,
    `insert into people.sessions (id, account_id, token_hash, strength, method, device, device_hash, address)
     values ('${randomUUID()}', '${account}', decode(md5(random()::text), 'hex'), 'strong', 'demo', 'jest',
             '\\x${createHash('sha256').update(device).digest('hex')}', '${address}')`,
  );
  return account;
}

describe('takings of a shop', () => {
  it('that come from the staff of one employer are shown, and those from all the city are not', async () => {
    const others = await Promise.all([1, 2, 3].map((n) => at.town.employer(`会社${n}`, 100 + n)));
    const [bound, free] = [await at.town.shop(), await at.town.shop()];
    const everybody: string[] = [];
    for (const employer of [at.town.employerId, ...others]) {
      for (let n = 0; n < 4; n += 1) everybody.push(await at.holder(employer));
    }
    for (const [n, one] of everybody.entries()) await at.pay(one, free, n < 4 ? 6 : 18);
    for (const one of everybody.slice(0, 4)) await at.pay(one, bound, 14);
    await at.look();
    expect(await at.subjects('own_staff_takings')).toEqual([[bound.merchantId, at.town.employerId].sort()]);
    const [signal] = await at.signals('own_staff_takings');
    expect(signal).toMatchObject({
      state: 'open',
      evidence: { yen: 56_000, merchantYen: 56_000, sharePercent: 100, payers: 4, ownStaff: false },
    });
  });

  it('that come from its own company’s staff are shown from a smaller part on', async () => {
    const shop = await at.town.shop();
    const other = await at.town.employer('ほかの会社', 77);
    await query(
      db.adminUrl,
      `update merchants set corporate_number = '${corporateNumber(1001)}' where id = '${shop.merchantId}'`,
    );
    for (let n = 0; n < 3; n += 1) {
      await at.pay(await at.holder(), shop, 18);
      await at.pay(await at.holder(other), shop, 20);
    }
    await at.look();
    expect((await at.signals('own_staff_takings')).map(({ evidence }) => evidence)).toEqual([
      expect.objectContaining({ ownStaff: true, yen: 54_000, sharePercent: 47 }),
    ]);
  });
});

it('an owner’s attempts at the own till are shown though the ledger has refused them', async () => {
  const shop = await at.town.shop();
  const owner = await at.holder();
  await app.get(Ledger).barOwnPerson(at.id, shop.merchantId, owner, true);
  const till = await Till.at(app, at.town, shop);
  for (let n = 0; n < 3; n += 1) expect((await till.takeFrom(owner, 1)).body.code).toBe('own_merchant');
  await at.look();
  expect(await at.subjects('own_coupons_tried')).toEqual([[owner, shop.shopId].sort()]);
  expect(await at.town.operations('redeem')).toBe(0);
});

describe('gifts', () => {
  it('that go to and fro, or round through four, are shown as one ring each; those of less weight are not', async () => {
    const [a, b, c, d] = [await at.holder(), await at.holder(), await at.holder(), await at.holder()];
    const [e, f] = [await at.holder(), await at.holder()];
    await at.give(a, b, 9);
    await at.give(b, c, 9);
    await at.give(c, d, 9);
    await at.give(d, a, 9);
    await at.give(e, f, 10);
    await at.give(f, e, 9);
    await at.look();
    expect(await at.subjects('gift_ring')).toEqual([[a, b, c, d].sort()]);
    await at.give(f, e, 1);
    await at.look();
    expect((await at.subjects('gift_ring')).sort()).toEqual([[a, b, c, d].sort(), [e, f].sort()].sort());
  });

  it('of many to one are shown', async () => {
    const receiver = await at.holder();
    await at.town.parents(8);
    for (let n = 0; n < 8; n += 1) await at.give(await at.holder(), receiver, 10);
    await at.look();
    expect(await at.signals('gift_pump')).toMatchObject([
      { subjects: [{ type: 'employee', id: receiver }], evidence: { givers: 8, yen: 80_000, gifts: 8 } },
    ]);
  });

  it('that were taken back make no signal', async () => {
    const receiver = await at.holder();
    await at.town.parents(8);
    for (let n = 0; n < 8; n += 1) {
      const giver = await at.holder();
      const gift = await at.give(giver, receiver, 10);
      await app
        .get(Ledger)
        .undo(at.id, [{ id: randomUUID(), actor: giver, digest: randomUUID(), undoes: gift, as: 'take_back' }]);
    }
    await at.look();
    expect(await at.signals('gift_pump')).toEqual([]);
  });

  it('that are spent within minutes, time and again, are shown with where', async () => {
    const [giver, receiver, shop] = [await at.holder(), await at.town.person(), await at.town.shop()];
    for (let n = 0; n < 4; n += 1) {
      await at.give(giver, receiver, 2);
      await at.pay(receiver, shop, 2);
    }
    await at.look();
    expect(await at.subjects('spent_at_once')).toEqual([[giver, receiver, shop.shopId].sort()]);
  });
});

it('a burst in odd hours is shown, by the hours that the city sets', async () => {
  const [payer, shop] = [await at.holder(), await at.town.shop()];
  for (let n = 0; n < 10; n += 1) await at.pay(payer, shop, 1);
  const hour = new Date(Date.now() + 9 * 3_600_000).getUTCHours();
  const set = (from_hour: number, to_hour: number) =>
    app.fetch('/api/v1/signals/settings/night_burst', {
      token: at.welfare,
      method: 'PUT',
      body: { watched: true, thresholds: { from_hour, to_hour } },
    });
  expect((await set((hour + 2) % 24, (hour + 3) % 24)).status).toBe(200);
  await at.look();
  expect(await at.signals('night_burst')).toEqual([]);
  await set(hour, (hour + 2) % 24);
  await at.look();
  expect(await at.signals('night_burst')).toMatchObject([{ evidence: { payments: 10, payers: 1, yen: 10_000 } }]);
});

describe('devices', () => {
  it('at which both the holder and the clerk are signed in are shown with the payments', async () => {
    const [holder, shop] = [await at.holder(), await at.town.shop()];
    const clerk = await signedIn('merchant_clerk', { merchant_id: shop.merchantId, shop_id: shop.shopId }, 'one phone');
    await signedIn('employee', { employee_id: holder }, 'one phone', '198.51.100.9');
    await at.pay(holder, shop, 1, clerk);
    await at.look();
    expect(await at.signals('shared_address_paid')).toEqual([]);
    await at.pay(holder, shop, 1, clerk);
    await at.look();
    expect(await at.signals('shared_address_paid')).toMatchObject([{ evidence: { sameDevice: 2, sameAddress: 0 } }]);
  });

  it('of several employees are shown, and two accounts of one are not', async () => {
    const [a, b] = [await at.holder(), await at.holder()];
    await signedIn('employee', { employee_id: a }, `own ${a}`);
    await at.look();
    expect(await at.signals('device_shared')).toEqual([]);
    await signedIn('employee', { employee_id: b }, `own ${a}`);
    await at.look();
    expect(await at.subjects('device_shared')).toEqual([[a, b].sort()]);
  });
});

describe('ghosts', () => {
  const apply = async (n: number, changes: object = {}, approve = true) => {
    const row = {
      employerId: at.town.employerId,
      staffNumber: `G-${n}`,
      name: '幽霊 花子',
      nameKana: `ユウレイ ハナコ${'アイウエオカキクケコサシスセソタチツ'[n] ?? ''}`,
      email: `ghost${n}-${at.id}@example.jp`,
      childBirthDate: addDays(today, -200 - n),
      childNumber: null,
      leaveStartedOn: addDays(today, -150),
      returnedOn: addDays(today, -5),
      ...changes,
    };
    const [outcome] = await app
      .get(ApplyService)
      .applyMany(at.id, at.town.programmeId, [row], { approve, actorId: randomUUID(), reason: '申請' });
    if (outcome?.status !== 'taken') throw new Error(JSON.stringify(outcome));
    const [found] = await at.town.query<{ employeeId: string }>(
      'select employee_id as "employeeId" from enrolments where city_id = $1 and id = $2',
      [at.id, outcome.id],
    );
    return { id: outcome.id, employeeId: found!.employeeId };
  };
  const appliedOn = (id: string, on: DateIso) =>
    query(
      db.adminUrl,
      `set session_replication_role = replica; update enrolment_events set on_date = '${on}' where enrolment_id = '${id}'`,
    );

  it('enrolled all at once by an employer that had few for months are shown', async () => {
    const first = await apply(0);
    await appliedOn(first.id, addDays(today, -150));
    for (let n = 1; n <= 10; n += 1) await apply(n);
    await at.look();
    const [signal] = await at.signals('enrolment_jump');
    expect(signal).toMatchObject({ subjects: [{ type: 'employer', id: at.town.employerId }] });
    expect(Number(signal!.evidence.applications)).toBe(10);
  });

  it('are not enrolled and approved by one person with one file either', async () => {
    const form = new FormData();
    form.set('files', new Blob(['x']), 'rosters/1.csv');
    form.set('approve', 'true');
    const answer = await app.fetch('/api/v1/imports', { token: at.welfare, body: form });
    expect(answer).toMatchObject({ status: 422, body: { code: 'approval_needs_another' } });
  });

  it('whose employer is new are a first roster, and no signal', async () => {
    for (let n = 0; n < 12; n += 1) await apply(n);
    await at.look();
    expect(await at.signals('enrolment_jump')).toEqual([]);
  });

  it('that never took up their enrolment, while the others did, are shown once their coupons are spent', async () => {
    const shop = await at.town.shop();
    const activated = [];
    for (let n = 0; n < 4; n += 1) activated.push(await apply(n));
    for (const { id } of activated) {
      await app.get(ChangeEnrolmentService).activate(at.id, id, { on: today, reason: '本人', actorId: randomUUID() });
    }
    const ghosts = [];
    for (let n = 4; n < 7; n += 1) ghosts.push(await apply(n));
    for (const { employeeId } of [...activated, ...ghosts]) {
      await at.town.coupons(employeeId);
      await at.pay(employeeId, shop, 2);
    }
    await at.look();
    const expected = [at.town.employerId, ...ghosts.map(({ employeeId }) => employeeId)].sort();
    expect(await at.subjects('never_activated_spent')).toEqual([expected]);
  });

  it('for a child that stands twice under one name are shown', async () => {
    const birth = { childBirthDate: addDays(today, -300), nameKana: 'ユウレイ ハナコ' };
    const [one, two] = [await apply(1, birth), await apply(2, birth)];
    await apply(3, { ...birth, nameKana: 'ユウレイ タロウ' });
    await at.look();
    expect(await at.subjects('child_twice')).toEqual([[one.id, two.id, one.employeeId, two.employeeId].sort()]);
  });
});

it('guessing at a till is shown', async () => {
  const shop = await at.town.shop();
  await at.town.query(
    `insert into wrong_tries (city_id, till_id, at) select $1, $2, array_agg(clock_timestamp()) from generate_series(1, 30)`,
    [at.id, shop.shopId],
  );
  await at.look();
  expect(await at.signals('wrong_digits')).toMatchObject([
    { subjects: [{ id: shop.shopId }], evidence: { wrong: 30 } },
  ]);
});

it('codes that are shown again after they were used are shown', async () => {
  const [one, other] = [await at.town.shop(), await at.town.shop()];
  const holder = await at.holder();
  const till = await Till.at(app, at.town, one);
  const { code } = await till.showCode(holder, 1);
  expect((await till.take({ code })).status).toBe(201);
  const elsewhere = await Till.at(app, at.town, other);
  for (let n = 0; n < 5; n += 1) expect((await elsewhere.take({ code })).body.code).toBe('code_used');
  await at.look();
  expect(await at.subjects('code_shown_again')).toEqual([[holder, other.shopId].sort()]);
});

it('a clerk who undoes much of what the shop takes is shown, the others of the shop are not', async () => {
  const [holder, shop, clerk] = [await at.holder(), await at.town.shop(), randomUUID()];
  for (let n = 0; n < 12; n += 1) {
    const payment = await at.pay(holder, shop, 1);
    if (n < 10) await at.void(payment, clerk);
  }
  await at.void(await at.pay(holder, shop, 1), randomUUID());
  await at.look();
  expect(await at.subjects('many_voids')).toEqual([[clerk, shop.shopId].sort()]);
});
