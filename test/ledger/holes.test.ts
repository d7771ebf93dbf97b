/**
 * One test, or one group of tests, for each row of the table of dangers and rules in the description of the ledger,
 * and named after it. Where a row needs more than the ledger, it says what the ledger itself guarantees.
 */
import { randomUUID } from 'node:crypto';
import { addDays, jstInstant } from '../../src/domain/date.js';
import type { LedgerAnswer } from '../../src/ledger/ledger-items.js';
import { ledgerBench, type LedgerBench } from '../support/ledger-bench.js';
import { LedgerCity } from '../support/ledger-city.js';
import { takeLedgerClock, type LedgerClock } from '../support/ledger-clock.js';
import { brokenInvariants } from '../support/ledger-invariants.js';
import { heldOpen, untilWaiting } from '../support/ledger-waiting.js';
import { forCity, query } from '../support/query.js';

let bench: LedgerBench;
let clock: LedgerClock;
let city: LedgerCity;
let merchant: string;

beforeAll(async () => {
  bench = await ledgerBench(20);
  clock = await takeLedgerClock(bench.db, bench.source);
});
beforeEach(async () => {
  await clock.set(new Date());
  await begin(await bench.city());
});
afterEach(async () => {
  expect(await brokenInvariants(bench.transactions, city.id)).toEqual({});
});
afterAll(() => bench.close());

async function begin(opened: LedgerCity): Promise<void> {
  city = opened;
  merchant = await city.merchant();
}

const statuses = (answers: LedgerAnswer[]) => answers.map((answer) => answer.status);
const random = <T>(all: T[]): T => all[Math.floor(Math.random() * all.length)]!;
const shuffled = <T>(all: T[]): T[] =>
  all
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** A link with so many notes of a giver in it. */
async function linkOf(giver: string, notes: number): Promise<{ link: string; gift: string }> {
  const link = randomUUID();
  const { operationId } = await city.give(city.gift(giver, { link }, notes));
  return { link, gift: operationId! };
}

async function orderOfLines(operationId: string): Promise<string[]> {
  const rows = await bench.source.query<{ allocation_id: string }[]>(
    'select allocation_id from ledger.transfers where city_id = $1 and operation_id = $2 order by line',
    [city.id, operationId],
  );
  return rows.map((row) => row.allocation_id);
}

test('deadlocks between batches', async () => {
  const wallets = await city.wallets(20);
  const allocations = await Promise.all(
    wallets.map((wallet) => city.issue(wallet, { employerYen: 3333, cityYen: 96_667 })),
  );
  const paid: string[] = [];
  const given: string[] = [];
  const links: string[] = [];
  const remember = (answers: LedgerAnswer[], into: string[]) =>
    answers.forEach(({ status, operationId }) => status === 'done' && into.push(operationId!));

  const batches: (() => Promise<void>)[] = [
    async () =>
      remember(
        await city.ledger.redeem(
          city.id,
          shuffled(wallets).map((w) => city.redemption(w, merchant, 1, { code: randomUUID() })),
        ),
        paid,
      ),
    async () =>
      remember(
        await city.ledger.give(
          city.id,
          shuffled(wallets).map((w) => city.gift(w, { receiver: random(wallets) }, 1, { maxHands: 1 })),
        ),
        given,
      ),
    async () => {
      const items = shuffled(wallets).map((w) => city.gift(w, { link: randomUUID() }, 1));
      remember(await city.ledger.give(city.id, items), given);
      links.push(...items.map((item) => item.link!));
    },
    async () =>
      void (await city.ledger.claim(
        city.id,
        shuffled(links)
          .slice(0, 20)
          .map((link) => ({ ...city.keyed(), link, claimant: random(wallets) })),
      )),
    async () =>
      void (await city.ledger.undo(
        city.id,
        shuffled(paid)
          .slice(0, 20)
          .map((undoes) => ({ ...city.keyed(), as: 'void' as const, undoes })),
      )),
    async () =>
      void (await city.ledger.undo(
        city.id,
        shuffled(given)
          .slice(0, 20)
          .map((undoes) => ({ ...city.keyed(), as: 'take_back' as const, undoes })),
      )),
    async () =>
      void (await city.ledger.recall(
        city.id,
        shuffled(allocations)
          .slice(0, 2)
          .map((allocation) => ({ ...city.keyed(), allocation })),
      )),
    async () => void (await city.ledger.expire(city.id)),
  ];
  // Any deadlock is an error of the call that lost it (40P01), and would end this test.
  await Promise.all(
    times(8, async (n) => {
      for (let round = 0; round < 24; round++) await batches[(n + round) % batches.length]!();
    }),
  );
  expect(paid.length).toBeGreaterThan(100);
  expect(given.length).toBeGreaterThan(100);
}, 120_000);

describe('caps or balance passed by two concurrent requests on different allocations', () => {
  test('the second payment waits for the first, and the cap of the day counts both', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet);
    await city.issue(wallet, { month: '2026-10', issuedMonth: '2026-11' });
    const first = await heldOpen(bench, () =>
      city.redeem(city.redemption(wallet, merchant, 20, { dailyCapNotes: 25 })),
    );
    const second = city.redeem(city.redemption(wallet, merchant, 6, { dailyCapNotes: 25 }));
    await untilWaiting(bench);
    await first.commit();
    expect([first.result.status, (await second).status]).toEqual(['done', 'payer_cap_passed']);
    expect((await city.redeem(city.redemption(wallet, merchant, 5, { dailyCapNotes: 25 }))).status).toBe('done');
  });

  test('the second gift waits for the first, whoever receives it, and the giver’s cap counts both', async () => {
    const [giver, one, other] = (await city.wallets(3)) as [string, string, string];
    await city.issue(giver);
    const first = await heldOpen(bench, () => city.give(city.gift(giver, { receiver: one }, 3, { dailyCapNotes: 5 })));
    const second = city.give(city.gift(giver, { receiver: other }, 3, { dailyCapNotes: 5 }));
    await untilWaiting(bench);
    await first.commit();
    expect((await second).status).toBe('giver_cap_passed');
  });

  test('two at once cannot spend more than there is, nor can the receiver of a gift that is not yet made', async () => {
    const [giver, receiver] = (await city.wallets(2)) as [string, string];
    await city.issue(giver);
    const gift = await heldOpen(bench, () => city.give(city.gift(giver, { receiver }, 15)));
    const both = [
      city.redeem(city.redemption(giver, merchant, 6)),
      city.redeem(city.redemption(receiver, merchant, 15)),
    ];
    await untilWaiting(bench, 2);
    await gift.commit();
    expect(statuses(await Promise.all(both))).toEqual(['insufficient_notes', 'done']);
  });

  test('an item of a call sees what an earlier item of the same call did', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet);
    const items = times(4, () => city.redemption(wallet, merchant, 8, { dailyCapNotes: 18 }));
    expect(statuses(await city.ledger.redeem(city.id, items))).toEqual([
      'done',
      'done',
      'payer_cap_passed',
      'payer_cap_passed',
    ]);
  });
});

test('which notes are spent', async () => {
  const wallet = await city.wallet();
  const two = (month: `${number}-${number}`, expiresOn: `${number}-${number}-${number}`) =>
    city.issue(wallet, { month, issuedMonth: '2026-11', expiresOn, employerYen: 1000, cityYen: 1000 });
  const latest = await two('2026-06', '2027-04-30');
  const laterMonth = await two('2026-10', '2026-12-31');
  const earlierMonth = await two('2026-09', '2026-12-31');
  const soonest = await two('2026-11', '2026-11-30');
  const twin = new LedgerCity(city.id, bench.ledger, bench.transactions);
  const sameMonth = await twin.issue(wallet, {
    month: '2026-09',
    issuedMonth: '2026-11',
    expiresOn: '2026-12-31',
    employerYen: 1000,
    cityYen: 1000,
  });
  const { operationId } = await city.redeem(city.redemption(wallet, merchant, 9));
  expect(await orderOfLines(operationId!)).toEqual([soonest, ...[earlierMonth, sameMonth].sort(), laterMonth, latest]);
});

describe('the answer was lost and the clerk scans again with a new key', () => {
  test('the same code, shop and number of notes answer the first answer; anything else finds the code used', async () => {
    const [wallet, other] = (await city.wallets(2)) as [string, string];
    await city.issue(wallet);
    await city.issue(other);
    const code = randomUUID();
    const first = await city.redeem(city.redemption(wallet, merchant, 3, { code }));
    const again = await city.redeem(city.redemption(wallet, merchant, 3, { code }));
    expect(again).toEqual({ ...first, status: 'replayed' });
    const others = [
      city.redemption(wallet, merchant, 4, { code }),
      city.redemption(wallet, merchant, 3, { code, shop: randomUUID() }),
      city.redemption(other, merchant, 3, { code }),
    ];
    expect(statuses(await city.ledger.redeem(city.id, others))).toEqual(times(3, () => 'code_used'));
    expect(await city.held(wallet)).toEqual({ amount: 17_000, employerShare: 8500 });
  });

  test('ten scans at once of one code, in one call or in many, are one payment', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet);
    const scans = (code: string) => times(10, () => city.redemption(wallet, merchant, 2, { code }));
    const together = await city.ledger.redeem(city.id, scans(randomUUID()));
    const apart = await Promise.all(scans(randomUUID()).map((item) => city.redeem(item)));
    for (const answers of [together, apart]) {
      expect(statuses(answers).sort()).toEqual(['done', ...times(9, () => 'replayed')]);
      expect(new Set(answers.map((answer) => answer.operationId)).size).toBe(1);
    }
    expect((await city.held(wallet)).amount).toBe(16_000);
  });

  test.each(['id', 'code'] as const)(
    'a payment under way with the same %s is waited for, also by another wallet',
    async (shared) => {
      const [wallet, other] = (await city.wallets(2)) as [string, string];
      await city.issue(wallet);
      await city.issue(other);
      const same = { [shared]: randomUUID() };
      const first = await heldOpen(bench, () => city.redeem(city.redemption(wallet, merchant, 3, same)));
      const second = city.redeem(city.redemption(other, merchant, 3, same));
      await untilWaiting(bench);
      await first.commit();
      expect((await second).status).toBe(shared === 'id' ? 'key_conflict' : 'code_used');
    },
  );
});

describe('a delayed copy of a refused request succeeds after cash was paid', () => {
  test('it is refused after its deadline, though the notes are there by then; in time, the key is not burnt', async () => {
    const wallet = await city.wallet();
    const request = city.redemption(wallet, merchant, 5);
    expect((await city.redeem(request)).status).toBe('insufficient_notes');
    await city.issue(wallet);
    await clock.set(new Date(request.deadline.getTime() + 1000));
    expect((await city.redeem(request)).status).toBe('too_late');
    await clock.set(new Date());
    expect((await city.redeem(request)).status).toBe('done');
  });

  test('it is refused when its deadline passes while it waits for a lock', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet);
    const first = await heldOpen(bench, () => city.redeem(city.redemption(wallet, merchant, 1)));
    const waiting = city.redeem(city.redemption(wallet, merchant, 1, { deadline: new Date(Date.now() + 20_000) }));
    await untilWaiting(bench);
    await clock.set(new Date(Date.now() + 21_000));
    await first.commit();
    expect((await waiting).status).toBe('too_late');
  });
});

test('a code shown, then coupons recalled', async () => {
  const wallet = await city.wallet();
  const allocation = await city.issue(wallet);
  const code = randomUUID();
  const recalled = await city.recall(allocation);
  expect((await city.redeem(city.redemption(wallet, merchant, 3, { code }))).status).toBe('insufficient_notes');
  await city.undo('unrecall', recalled.operationId!);
  expect((await city.redeem(city.redemption(wallet, merchant, 3, { code }))).status).toBe('done');
});

describe('received at 23:59:59, posted at 00:00:01', () => {
  const lastDay = '2030-06-30';

  beforeEach(async () => {
    await clock.set(jstInstant('2030-06-10', '12:00:00'));
    await begin(await bench.city('live'));
  });

  async function paidAt(received: string, posted: string, notes = 1): Promise<LedgerAnswer> {
    const wallet = await city.wallet();
    await city.issue(wallet, { month: '2030-06', expiresOn: lastDay });
    await clock.set(jstInstant(posted < '12' ? addDays(lastDay, 1) : lastDay, posted));
    const receivedAt = jstInstant(received < '12' ? addDays(lastDay, 1) : lastDay, received);
    return city.redeem(
      city.redemption(wallet, merchant, notes, { receivedAt, deadline: new Date(receivedAt.getTime() + 30_000) }),
    );
  }

  test('the time of receipt decides, and is when it happened; the open month is the one it is posted into', async () => {
    const answer = await paidAt('23:59:59', '00:00:01');
    expect(answer.status).toBe('done');
    expect(answer.happenedAt).toEqual(jstInstant(lastDay, '23:59:59'));
    const [row] = await bench.source.query<{ period: string }[]>(
      'select period::text from ledger.operations where city_id = $1 and id = $2',
      [city.id, answer.operationId],
    );
    expect(row!.period).toBe('2030-07-01');
  });

  test('what is received at 00:00:00 is too late by a second', async () => {
    expect((await paidAt('00:00:00', '00:00:01')).status).toBe('insufficient_notes');
  });

  test('the time of receipt counts for five seconds at most', async () => {
    expect((await paidAt('23:59:57', '00:00:01')).status).toBe('done');
    expect((await paidAt('23:59:50', '00:00:10')).status).toBe('insufficient_notes');
  });

  test('a receipt in the future, by a clock that is ahead, is now', async () => {
    const answer = await paidAt('00:00:30', '23:59:30');
    expect(answer.status).toBe('done');
    expect(answer.happenedAt).toEqual(answer.recordedAt);
  });

  test('lapsing starts at 00:05 of the day after', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet, { month: '2030-06', expiresOn: lastDay });
    await clock.set(jstInstant(addDays(lastDay, 1), '00:04:50'));
    expect((await city.ledger.expire(city.id)).holdings).toBe(0);
    expect((await city.held(wallet)).amount).toBe(20_000);
    await clock.set(jstInstant(addDays(lastDay, 1), '00:05:01'));
    expect(await city.ledger.expire(city.id)).toEqual({
      holdings: 1,
      amount: 20_000,
      employerShare: 10_000,
      cityShare: 10_000,
    });
  });

  test('the day of an instant is that of Japan, moved by the rehearsal’s days', async () => {
    const [row] = await bench.source.query<Record<string, string>[]>(
      `select ledger.city_day(row(1, 'live', 0, null, null, null, null)::ledger.page, '2026-12-31T14:59:59Z')::text as before,
              ledger.city_day(row(1, 'live', 0, null, null, null, null)::ledger.page, '2026-12-31T15:00:00Z')::text as after,
              ledger.city_day(row(1, 'rehearsal', 31, null, null, null, null)::ledger.page, '2026-12-31T15:00:00Z')::text as moved`,
    );
    expect(row).toEqual({ before: '2026-12-31', after: '2027-01-01', moved: '2027-02-01' });
  });

  test('a day’s cap begins anew at midnight in Japan', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet, { month: '2030-06', expiresOn: '2030-11-30' });
    const pay = () =>
      city.redeem(
        city.redemption(wallet, merchant, 2, {
          dailyCapNotes: 3,
          receivedAt: clock.now(),
          deadline: new Date(clock.now().getTime() + 30_000),
        }),
      );
    await clock.set(jstInstant('2030-06-20', '23:59:00'));
    expect(statuses([await pay(), await pay()])).toEqual(['done', 'payer_cap_passed']);
    await clock.set(jstInstant('2030-06-21', '00:00:00'));
    expect((await pay()).status).toBe('done');
  });
});

describe('void of notes that lapsed or were recalled meanwhile', () => {
  test('they come back and lapse in the same call', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet, { expiresOn: '2026-11-30', employerYen: 3333, cityYen: 16_667 });
    const paid = await city.redeem(city.redemption(wallet, merchant, 3));
    await city.ledger.advanceClock(city.id, '2026-12-01');
    await city.ledger.expire(city.id);
    const voided = await city.undo('void', paid.operationId!);
    expect(voided).toMatchObject({ status: 'done', amount: 3000, employerShare: paid.employerShare });
    expect(await city.held(wallet)).toEqual({ amount: 0, employerShare: 0 });
    expect(await recordedCodes()).toEqual(['issue', 'redeem', 'expire', 'void', 'expire']);
  });

  test('between the last day and the lapsing they come back, are of no use, and lapse with the others', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet, { expiresOn: '2026-11-30' });
    const paid = await city.redeem(city.redemption(wallet, merchant, 3));
    await city.ledger.advanceClock(city.id, '2026-12-01');
    await city.undo('void', paid.operationId!);
    expect((await city.redeem(city.redemption(wallet, merchant, 1))).status).toBe('insufficient_notes');
    expect((await city.ledger.expire(city.id)).amount).toBe(20_000);
  });

  test('they come back and are recalled in the same call, though nothing was left to recall before', async () => {
    const wallet = await city.wallet();
    const allocation = await city.issue(wallet);
    const paid = await city.redeem(city.redemption(wallet, merchant, 20));
    const order = await city.recall(allocation);
    expect(order).toEqual({
      status: 'nothing_left',
      operationId: null,
      amount: 0,
      employerShare: 0,
      cityShare: 0,
      happenedAt: null,
      recordedAt: null,
    });
    await city.undo('void', paid.operationId!);
    expect(await city.held(wallet)).toEqual({ amount: 0, employerShare: 0 });
    expect(await recordedCodes()).toEqual(['issue', 'redeem', 'void', 'recall']);
  });

  test('thanks that are taken back are recalled likewise; thanks that stay are not', async () => {
    const [giver, receiver] = (await city.wallets(2)) as [string, string];
    const allocation = await city.issue(giver);
    const [back, stays] = await city.ledger.give(city.id, [
      city.gift(giver, { receiver }, 2),
      city.gift(giver, { receiver }, 5),
    ]);
    await city.recall(allocation);
    expect((await city.undo('take_back', back!.operationId!)).status).toBe('done');
    expect([(await city.held(giver)).amount, (await city.held(receiver)).amount, stays!.status]).toEqual([
      0,
      5000,
      'done',
    ]);
  });

  async function recordedCodes(): Promise<string[]> {
    const rows = await bench.source.query<{ code: string }[]>(
      `select code from ledger.operations where city_id = $1 order by recorded_at, (code in ('expire', 'recall'))`,
      [city.id],
    );
    return rows.map((row) => row.code);
  }
});

describe('a wrong recall or lapse', () => {
  test('a recall is undone once, and the notes stay; it can be ordered again', async () => {
    const wallet = await city.wallet();
    const allocation = await city.issue(wallet, { employerYen: 3333, cityYen: 16_667 });
    await city.redeem(city.redemption(wallet, merchant, 7));
    const before = await city.held(wallet);
    const wrong = await city.recall(allocation);
    expect((await city.undo('unrecall', wrong.operationId!)).status).toBe('done');
    expect((await city.undo('unrecall', wrong.operationId!)).status).toBe('already_undone');
    expect(await city.held(wallet)).toEqual(before);
    expect((await city.recall(allocation)).amount).toBe(13_000);
  });

  test('a recall that reached links is answered again as a whole, and undone link by link, each at once', async () => {
    const wallet = await city.wallet();
    const allocation = await city.issue(wallet, { employerYen: 3333, cityYen: 16_667 });
    const gifts = [await linkOf(wallet, 3), await linkOf(wallet, 4)];
    const request = { ...city.keyed(), allocation };
    const [first] = await city.ledger.recall(city.id, [request]);
    expect(first!.amount).toBe(20_000);
    expect(await city.ledger.recall(city.id, [request])).toEqual([{ ...first, status: 'replayed' }]);
    const parts = await bench.source.query<{ id: string }[]>(
      `select id from ledger.operations where city_id = $1 and code = 'recall'`,
      [city.id],
    );
    expect(statuses(await Promise.all(parts.map(({ id }) => city.undo('unrecall', id))))).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect((await city.undo('take_back', gifts[0]!.gift)).status).toBe('done');
    expect((await city.held(wallet)).amount).toBe(16_000);
  });

  test('a lapse is undone once; what is past its last day lapses again in the same call', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet, { expiresOn: '2026-11-30' });
    await city.ledger.advanceClock(city.id, '2026-12-01');
    await city.ledger.expire(city.id);
    const [lapse] = await bench.source.query<{ id: string }[]>(
      `select id from ledger.operations where city_id = $1 and code = 'expire'`,
      [city.id],
    );
    expect((await city.undo('unexpire', lapse!.id)).status).toBe('done');
    expect((await city.undo('unexpire', lapse!.id)).status).toBe('already_undone');
    expect((await city.held(wallet)).amount).toBe(0);
  });
});

describe('catch-up in November of the month of May', () => {
  test('the ledger keeps both months, and yen, shares and last day just as they were given to it', async () => {
    const wallet = await city.wallet();
    const id = await city.issue(wallet, {
      month: '2026-05',
      issuedMonth: '2026-11',
      expiresOn: '2027-04-30',
      employerYen: 4000,
      cityYen: 5000,
    });
    const [row] = await bench.source.query(
      `select month::text, issued_month::text, expires_on::text, employer_share, city_share from ledger.allocations where city_id = $1 and id = $2`,
      [city.id, id],
    );
    expect(row).toEqual({
      month: '2026-05-01',
      issued_month: '2026-11-01',
      expires_on: '2027-04-30',
      employer_share: 4000,
      city_share: 5000,
    });
  });

  test('a month is issued once, be it on time or as a catch-up, and never before it is', async () => {
    const wallet = await city.wallet();
    const may = {
      employee: wallet,
      month: '2026-05',
      issuedMonth: '2026-11',
      expiresOn: '2027-04-30',
      employerYen: 10_000,
      cityYen: 10_000,
      noteYen: 1000,
    } as const;
    expect((await city.issueAll([may, { ...may, employerYen: 0 }])).amount).toBe(20_000);
    expect((await city.issueAll([{ ...may, issuedMonth: '2026-10' }])).taken).toBe(0);
    await expect(city.issueAll([{ ...may, month: '2026-12' }])).rejects.toMatchObject({
      constraint: 'allocations_month_not_ahead',
    });
    await expect(city.issueAll([{ ...may, month: '2026-12', issuedMonth: '2026-12' }])).rejects.toMatchObject({
      constraint: 'allocations_not_ahead',
    });
  });

  test('coupons that would have lapsed before they were issued are refused whole', async () => {
    const [wallet, other] = (await city.wallets(2)) as [string, string];
    const may = {
      employee: wallet,
      month: '2026-05',
      expiresOn: '2026-10-31',
      employerYen: 10_000,
      cityYen: 10_000,
      noteYen: 1000,
    } as const;
    await expect(city.issueAll([may])).rejects.toMatchObject({ constraint: 'allocations_not_lapsed' });
    await expect(city.issueAll([{ ...may, employee: other, expiresOn: '2026-11-09' }])).rejects.toMatchObject({
      constraint: 'allocations_not_lapsed',
    });
    expect((await city.issueAll([{ ...may, expiresOn: '2026-11-10' }])).taken).toBe(1);
  });
});

test('a month issued that was not owed', async () => {
  const [parent, helper] = (await city.wallets(2)) as [string, string];
  const allocation = await city.issue(parent, { employerYen: 3333, cityYen: 16_667 });
  await city.give(city.gift(parent, { receiver: helper }, 4));
  await city.redeem(city.redemption(parent, merchant, 3));
  const recalled = await city.recall(allocation);
  // What is ungifted and unspent goes back, each payer's own share; what was given or paid stays, and can be listed.
  const [row] = await bench.source.query<Record<string, number>[]>(
    `select a.amount, a.employer_share, a.amount - $3::int as over_issued, a.employer_share - $4::int as over_employer
       from ledger.allocations a where a.city_id = $1 and a.id = $2`,
    [city.id, allocation, recalled.amount, recalled.employerShare],
  );
  expect(row).toMatchObject({ amount: 20_000, employer_share: 3333, over_issued: 7000 });
  expect(await city.held(parent)).toEqual({ amount: 0, employerShare: 0 });
  const { employerShare } = await city.held(helper);
  const [paid] = await bench.source.query<{ share: number }[]>(
    `select employer_share as share from ledger.transfers where city_id = $1 and to_account = $2`,
    [city.id, merchant],
  );
  expect(row!.over_employer).toBe(employerShare + paid!.share);
  await expect(
    query(
      bench.db.ownerUrl,
      `update ledger.allocations set employer_share = 0, city_share = amount where id = '${allocation}'`,
    ),
  ).rejects.toMatchObject({ constraint: 'allocations_never_changed' });
});

describe('a claim link: claimed while it returns; forwarded; outliving expiry', () => {
  test('of a claim and a return at once exactly one gets the notes, with the exact shares', async () => {
    const [giver, claimant] = (await city.wallets(2)) as [string, string];
    await city.issue(giver, { employerYen: 6667, cityYen: 33_333 });
    const gifts = [];
    for (const _ of times(30, () => 0)) gifts.push(await linkOf(giver, 1));
    const answers = await Promise.all(
      gifts.flatMap(({ link, gift }) => shuffled([city.claim(link, claimant), city.undo('take_back', gift)])),
    );
    const pairs = times(
      30,
      (n) => statuses(answers.slice(2 * n, 2 * n + 2)).filter((status) => status === 'done').length,
    );
    expect(pairs).toEqual(times(30, () => 1));
    const [left, got] = await Promise.all([city.held(giver), city.held(claimant)]);
    expect([left.amount + got.amount, left.employerShare + got.employerShare]).toEqual([40_000, 6667]);
  });

  test('a forwarded link is claimed once, by whoever comes first, and never by its giver', async () => {
    const [giver, ...others] = (await city.wallets(9)) as [string, ...string[]];
    await city.issue(giver);
    const { link } = await linkOf(giver, 4);
    expect((await city.claim(link, giver)).status).toBe('own_link');
    expect((await city.claim(link, randomUUID())).status).toBe('unknown_wallet');
    expect((await city.claim(randomUUID(), others[0]!)).status).toBe('unknown_link');
    const answers = await Promise.all(others.map((other) => city.claim(link, other)));
    expect(statuses(answers).sort()).toEqual(['done', ...times(7, () => 'nothing_to_claim')]);
  });

  test('a link returns the exact shares, though the giver’s holding has changed since', async () => {
    const giver = await city.wallet();
    await city.issue(giver, { employerYen: 3333, cityYen: 16_667 });
    const { gift } = await linkOf(giver, 7);
    await city.redeem(city.redemption(giver, merchant, 5));
    const before = await city.held(giver);
    const [share] = await bench.source.query<{ employer: number }[]>(
      'select employer_share as employer from ledger.transfers where city_id = $1 and operation_id = $2',
      [city.id, gift],
    );
    expect((await city.undo('take_back', gift)).employerShare).toBe(share!.employer);
    expect(await city.held(giver)).toEqual({
      amount: before.amount + 7000,
      employerShare: before.employerShare + share!.employer,
    });
  });

  test('lapse reaches it: what is past its day is not claimed, lapses, and only the rest returns', async () => {
    const [giver, claimant] = (await city.wallets(2)) as [string, string];
    await city.issue(giver, {
      month: '2026-10',
      issuedMonth: '2026-11',
      expiresOn: '2026-11-30',
      employerYen: 1000,
      cityYen: 1000,
    });
    await city.issue(giver);
    const first = await linkOf(giver, 1);
    const both = await linkOf(giver, 3);
    await city.ledger.advanceClock(city.id, '2026-12-01');
    expect((await city.claim(first.link, claimant)).status).toBe('nothing_to_claim');
    expect((await city.ledger.expire(city.id)).holdings).toBe(2);
    expect(await city.undo('take_back', both.gift)).toMatchObject({ status: 'done', amount: 2000 });
    expect((await city.undo('take_back', first.gift)).status).toBe('touched');
  });

  test('recall reaches it; undone, the link returns as if nothing had been', async () => {
    const [giver, claimant] = (await city.wallets(2)) as [string, string];
    const allocation = await city.issue(giver);
    await city.redeem(city.redemption(giver, merchant, 15));
    const { link, gift } = await linkOf(giver, 5);
    const recalled = await city.recall(allocation);
    expect(recalled.amount).toBe(5000);
    expect((await city.claim(link, claimant)).status).toBe('nothing_to_claim');
    expect((await city.undo('take_back', gift)).status).toBe('touched');
    await city.undo('unrecall', recalled.operationId!);
    expect((await city.undo('take_back', gift)).status).toBe('done');
    expect((await city.held(giver)).amount).toBe(5000);
  });

  test('a link is filled once: its id is refused to another gift, and its neighbours are made', async () => {
    const giver = await city.wallet();
    await city.issue(giver);
    const link = randomUUID();
    const gifts = [
      city.gift(giver, { link }, 1),
      city.gift(giver, { link }, 1),
      city.gift(giver, { link: randomUUID() }, 1),
    ];
    expect(statuses(await city.ledger.give(city.id, gifts))).toEqual(['done', 'link_exists', 'done']);
    expect((await city.give(city.gift(giver, { link }, 1))).status).toBe('link_exists');
  });
});

describe('a late commit during closing or sealing', () => {
  /** How many operations a range of blocks holds, and the digest of each. */
  const digests = (from: string | number, to: string | number) =>
    bench.source.query<{ block: string; operations: number; digest: string }[]>(
      `select block, operations, encode(digest, 'hex') as digest from ledger.block_digests($1, $2, $3) order by block`,
      [city.id, from, to],
    );

  test('ending a block waits for the payment that is under way; the next one goes into the next block', async () => {
    const wallet = await city.wallet();
    await city.issue(wallet);
    const late = await heldOpen(bench, () => city.redeem(city.redemption(wallet, merchant, 1)));
    const ended = bench.source.query<{ end_block: string }[]>('select ledger.end_block($1)', [city.id]);
    await untilWaiting(bench);
    const next = city.redeem(city.redemption(wallet, merchant, 1));
    await untilWaiting(bench, 2);
    await late.commit();
    const block = Number((await ended)[0]!.end_block);
    const { operationId } = await next;
    expect(
      await bench.source.query(
        'select block::int from ledger.operations where city_id = $1 and id = any($2) order by block',
        [city.id, [late.result.operationId, operationId]],
      ),
    ).toEqual([{ block }, { block: block + 1 }]);
  });

  test('while blocks end all the time, each row is in exactly one, and no ended block changes any more', async () => {
    const wallets = await city.wallets(8);
    await city.issueAll(
      wallets.map((employee) => ({
        employee,
        month: '2026-11',
        expiresOn: '2027-04-30',
        employerYen: 10_000,
        cityYen: 30_000,
        noteYen: 1000,
      })),
    );
    const asEnded = new Map<string, string>();
    let writing = true;
    const ending = (async () => {
      while (writing) {
        const [row] = await bench.source.query<{ end_block: string }[]>('select ledger.end_block($1)', [city.id]);
        const [ended] = await digests(row!.end_block, row!.end_block);
        if (ended && !asEnded.has(ended.block)) asEnded.set(ended.block, ended.digest);
      }
    })();
    await Promise.all(
      wallets.map(async (wallet) => {
        for (let n = 0; n < 40; n++) await city.redeem(city.redemption(wallet, merchant, 1));
      }),
    );
    writing = false;
    await ending;
    const all = await digests(1, 1_000_000);
    expect(asEnded.size).toBeGreaterThan(3);
    for (const { block, digest } of all)
      if (asEnded.has(block)) expect([block, asEnded.get(block)]).toEqual([block, digest]);
    expect(all.reduce((sum, { operations }) => sum + operations, 0)).toBe(8 + 320);
  }, 60_000);

  test('a month that is being closed waits for the payment under way, and later ones are posted into the next', async () => {
    await clock.set(jstInstant('2030-06-30', '23:59:50'));
    await begin(await bench.city('live'));
    const wallet = await city.wallet();
    await city.issue(wallet, { month: '2030-06', expiresOn: '2030-11-30' });
    const pay = () => {
      const receivedAt = clock.now();
      const deadline = new Date(receivedAt.getTime() + 3_600_000);
      return city.redeem(city.redemption(wallet, merchant, 1, { receivedAt, deadline }));
    };
    const late = await heldOpen(bench, pay);
    await clock.set(jstInstant('2030-07-01', '00:10:00'));
    const closing = bench.source.query(`select ledger.close_month($1, '2030-06-01')`, [city.id]);
    await untilWaiting(bench);
    const after = pay();
    await untilWaiting(bench, 2);
    await late.commit();
    await closing;
    const { operationId } = await after;
    const posted = await bench.source.query<{ id: string; period: string }[]>(
      'select id, period::text from ledger.operations where city_id = $1 and id = any($2) order by period',
      [city.id, [late.result.operationId, operationId]],
    );
    expect(posted).toEqual([
      { id: late.result.operationId, period: '2030-06-01' },
      { id: operationId, period: '2030-07-01' },
    ]);
  });
});

describe('a decision on stale data', () => {
  test('what was read before a wait is read again after it: a suspension, a recall, an undoing', async () => {
    const wallet = await city.wallet();
    const allocation = await city.issue(wallet);
    const paid = await city.redeem(city.redemption(wallet, merchant, 2));
    const other = await heldOpen(bench, async () => {
      await city.undo('void', paid.operationId!);
      await city.recall(allocation);
      await city.ledger.setAcceptance(city.id, merchant, '2026-11-10', false);
    });
    const waiting = [
      city.undo('void', paid.operationId!),
      city.recall(allocation),
      city.redeem(city.redemption(wallet, merchant, 1)),
    ];
    await untilWaiting(bench, 3);
    await other.commit();
    expect(statuses(await Promise.all(waiting))).toEqual(['already_undone', 'nothing_left', 'not_certified']);
  });

  test.each(['repeatable read', 'serializable'])(
    'the ledger is not written under %s, where a snapshot is older than its locks',
    async (level) => {
      await expect(
        query(
          forCity(bench.db.appUrl, city.id),
          `begin isolation level ${level}`,
          `select ledger.open_accounts(${city.id}, 'wallet', array['${randomUUID()}']::uuid[])`,
        ),
      ).rejects.toMatchObject({ code: '25001' });
    },
  );
});
