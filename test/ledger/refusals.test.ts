/** What the ledger itself refuses, each at the very edge: the last that is allowed, and the first that is not. */
import { randomUUID } from 'node:crypto';
import { addDays } from '../../src/domain/date.js';
import type { LedgerAnswer, RedeemItem } from '../../src/ledger/ledger-items.js';
import { ledgerBench, type LedgerBench } from '../support/ledger-bench.js';
import type { LedgerCity } from '../support/ledger-city.js';
import { brokenInvariants } from '../support/ledger-invariants.js';
import { heldOpen, untilWaiting } from '../support/ledger-waiting.js';

const TODAY = '2026-11-10';

let bench: LedgerBench;
let city: LedgerCity;
let merchant: string;
let wallet: string;
let other: string;

beforeAll(async () => {
  bench = await ledgerBench(4);
});
beforeEach(async () => {
  city = await bench.city('rehearsal', TODAY);
  merchant = await city.merchant();
  [wallet, other] = (await city.wallets(2)) as [string, string];
});
afterEach(async () => {
  expect(await brokenInvariants(bench.transactions, city.id)).toEqual({});
});
afterAll(() => bench.close());

const statuses = (answers: LedgerAnswer[]) => answers.map(({ status }) => status);

/** Pays, and answers only how that ended. */
async function paying(notes: number, more: Partial<RedeemItem> = {}): Promise<string> {
  return (await city.redeem(city.redemption(wallet, merchant, notes, more))).status;
}

/** The allocations that an operation took, in the order of its lines. */
async function taken(operationId: string | null): Promise<string[]> {
  const rows = await bench.source.query<{ allocation: string }[]>(
    'select allocation_id as allocation from ledger.transfers where city_id = $1 and operation_id = $2 order by line',
    [city.id, operationId],
  );
  return rows.map(({ allocation }) => allocation);
}

describe('a payment', () => {
  test('is refused once its code has lapsed, counted from when it was received', async () => {
    await city.issue(wallet);
    const receivedAt = new Date(Date.now() - 3000);
    const until = (ms: number) => ({
      code: randomUUID(),
      receivedAt,
      codeUsableUntil: new Date(receivedAt.getTime() + ms),
    });
    expect(await paying(1, until(-1))).toBe('code_lapsed');
    expect(await paying(1, until(0))).toBe('done');
  });

  test('is refused by a merchant before its first day, and from the day on which it is suspended', async () => {
    await city.issue(wallet);
    const late = randomUUID();
    await city.ledger.openAccounts(city.id, 'merchant', [late]);
    const at = async () => (await city.redeem(city.redemption(wallet, late, 1))).status;
    expect(await at()).toBe('not_certified');
    await city.ledger.setAcceptance(city.id, late, addDays(TODAY, 1), true);
    expect(await at()).toBe('not_certified');
    await city.ledger.setAcceptance(city.id, late, TODAY, true);
    expect(await at()).toBe('done');
    await city.ledger.setAcceptance(city.id, late, addDays(TODAY, 1), false);
    expect(await at()).toBe('done');
    await city.ledger.advanceClock(city.id, addDays(TODAY, 1));
    expect(await at()).toBe('not_certified');
  });

  test('is refused to a merchant’s own people as long as they are, and to whoever would take the own notes', async () => {
    await city.issue(wallet);
    await city.ledger.barOwnPerson(city.id, merchant, wallet, true);
    expect(await paying(1)).toBe('own_merchant');
    await city.ledger.barOwnPerson(city.id, merchant, wallet, false);
    expect(await paying(1)).toBe('done');
    expect(await paying(1, { actor: wallet })).toBe('own_merchant');
  });

  test('is refused beyond the cap of the day, to the note; what was voided does not count, nor does what was given', async () => {
    await city.issue(wallet);
    const cap = { dailyCapNotes: 5 };
    await city.give(city.gift(wallet, { receiver: other }, 5));
    const first = await city.redeem(city.redemption(wallet, merchant, 3, cap));
    expect([await paying(3, cap), await paying(2, cap), await paying(1, cap)]).toEqual([
      'payer_cap_passed',
      'done',
      'payer_cap_passed',
    ]);
    await city.undo('void', first.operationId!);
    expect([await paying(3, cap), await paying(1, cap)]).toEqual(['done', 'payer_cap_passed']);
  });

  test('is refused beyond the cap of a shop, to the note, and of that shop alone', async () => {
    await city.issue(wallet);
    const [here, there] = [randomUUID(), randomUUID()];
    const cap = (shop: string) => ({ shop, shopDailyCapNotes: 4 });
    const first = await city.redeem(city.redemption(wallet, merchant, 3, cap(here)));
    expect([await paying(2, cap(here)), await paying(1, cap(here)), await paying(4, cap(there))]).toEqual([
      'shop_cap_passed',
      'done',
      'done',
    ]);
    await city.undo('void', first.operationId!);
    expect([await paying(4, cap(here)), await paying(3, cap(here))]).toEqual(['shop_cap_passed', 'done']);
  });

  test('takes the notes that lapse first, also where any one holding would do', async () => {
    await city.issue(wallet, { month: '2026-08', issuedMonth: '2026-11', expiresOn: '2027-04-30' });
    const soonest = await city.issue(wallet, { expiresOn: '2026-11-30' });
    const one = await city.redeem(city.redemption(wallet, merchant, 1));
    expect(await taken(one.operationId)).toEqual([soonest]);
  });

  test('is refused for notes whose last day has passed; on that day they are still good', async () => {
    await city.issue(wallet, { expiresOn: '2026-11-30' });
    await city.ledger.advanceClock(city.id, '2026-11-30');
    expect((await city.ledger.expire(city.id)).holdings).toBe(0);
    expect(await paying(1)).toBe('done');
    await city.ledger.advanceClock(city.id, '2026-12-01');
    expect(await paying(1)).toBe('insufficient_notes');
  });

  test('is refused for more notes than there are of that worth, and for numbers that make no sense', async () => {
    await city.issue(wallet, { employerYen: 1000, cityYen: 1000 });
    const notes = [0, -1, 1001, 2 ** 31 - 1];
    expect(await Promise.all(notes.map((many) => paying(many)))).toEqual(notes.map(() => 'bad_notes'));
    const worth = [0, -1, 1_000_001];
    expect(await Promise.all(worth.map((noteYen) => paying(1, { noteYen })))).toEqual(worth.map(() => 'bad_notes'));
    expect([await paying(4, { noteYen: 500 }), await paying(3), await paying(2)]).toEqual([
      'insufficient_notes',
      'insufficient_notes',
      'done',
    ]);
  });

  test('is refused from what is no wallet', async () => {
    const from = async (account: string) => (await city.redeem(city.redemption(account, merchant, 1))).status;
    expect(await Promise.all([from(randomUUID()), from(merchant)])).toEqual(['unknown_wallet', 'unknown_wallet']);
  });
});

describe('a key', () => {
  test('answers the same request as at first, whatever happened since, and refuses another one', async () => {
    await city.issue(wallet, { month: '2026-10', issuedMonth: '2026-11', employerYen: 333, cityYen: 1667 });
    await city.issue(wallet, { employerYen: 4444, cityYen: 15_556 });
    const payment = city.redemption(wallet, merchant, 5);
    const gift = city.gift(wallet, { receiver: other }, 2);
    const first = [await city.redeem(payment), await city.give(gift)];
    await city.undo('void', first[0]!.operationId!);
    const again = [await city.redeem(payment), await city.give(gift)];
    expect(again).toEqual(first.map((answer) => ({ ...answer, status: 'replayed' })));
    const digest = randomUUID();
    expect(statuses([await city.redeem({ ...payment, digest }), await city.give({ ...gift, digest })])).toEqual([
      'key_conflict',
      'key_conflict',
    ]);
  });

  test('of an undoing, a claim and a recall answers likewise', async () => {
    const allocation = await city.issue(wallet, { employerYen: 3333, cityYen: 16_667 });
    const link = randomUUID();
    const gift = await city.give(city.gift(wallet, { link }, 3));
    const claim = { ...city.keyed(), link, claimant: other };
    const paid = await city.redeem(city.redemption(wallet, merchant, 7));
    const voiding = { ...city.keyed(), undoes: paid.operationId!, as: 'void' as const };
    const recall = { ...city.keyed(), allocation };
    const each = async (more: { digest?: string } = {}) => [
      (await city.ledger.claim(city.id, [{ ...claim, ...more }]))[0]!,
      (await city.ledger.undo(city.id, [{ ...voiding, ...more }]))[0]!,
      (await city.ledger.recall(city.id, [{ ...recall, ...more }]))[0]!,
    ];
    const first = await each();
    expect(statuses([gift, ...first])).toEqual(['done', 'done', 'done', 'done']);
    expect(await each()).toEqual(first.map((answer) => ({ ...answer, status: 'replayed' })));
    expect(statuses(await each({ digest: randomUUID() }))).toEqual(['key_conflict', 'key_conflict', 'key_conflict']);
  });
});

describe('a gift', () => {
  const giving = async (giver: string, receiver: string, notes: number, maxHands: number) =>
    (await city.give(city.gift(giver, { receiver }, notes, { maxHands }))).status;

  test('is refused to oneself, to what is no wallet, and to both a person and a link', async () => {
    await city.issue(wallet);
    expect(await giving(wallet, wallet, 1, 0)).toBe('to_oneself');
    expect(await giving(wallet, merchant, 1, 0)).toBe('unknown_wallet');
    expect(await giving(merchant, wallet, 1, 0)).toBe('unknown_wallet');
    const both = city.gift(wallet, { receiver: other, link: randomUUID() }, 1);
    expect(statuses([await city.give(both), await city.give(city.gift(wallet, {}, 1))])).toEqual([
      'unknown_wallet',
      'unknown_wallet',
    ]);
  });

  test('is of notes that changed hands no more often than is allowed: one’s own, or once passed on', async () => {
    const third = await city.wallet();
    await city.issue(wallet);
    expect(await giving(wallet, other, 4, 0)).toBe('done');
    expect(await giving(other, third, 1, 0)).toBe('insufficient_notes');
    expect(await giving(other, third, 3, 1)).toBe('done');
    expect(await giving(third, wallet, 1, 1)).toBe('insufficient_notes');
    const hands = (await city.holdings()).map(({ hands: often, amount }) => [often, amount]);
    expect(hands.sort()).toEqual([
      [0, 16_000],
      [1, 1000],
      [2, 3000],
    ]);
  });

  test('is of the notes that lapse first, then of the earlier month, and never of those that are past their day', async () => {
    const two = { issuedMonth: '2026-11', employerYen: 1000, cityYen: 1000 } as const;
    const lasting = await city.issue(wallet, { ...two, month: '2026-08', expiresOn: '2027-04-30' });
    const later = await city.issue(wallet, { ...two, month: '2026-10', expiresOn: '2026-12-31' });
    const earlier = await city.issue(wallet, { ...two, month: '2026-09', expiresOn: '2026-12-31' });
    const soonest = await city.issue(wallet, { ...two, month: '2026-11', expiresOn: '2026-11-30' });
    await city.ledger.advanceClock(city.id, '2026-11-30');
    const first = await city.give(city.gift(wallet, { receiver: other }, 5));
    expect(await taken(first.operationId)).toEqual([soonest, earlier, later]);
    await city.undo('take_back', first.operationId!);
    await city.ledger.advanceClock(city.id, '2026-12-01');
    expect(await giving(wallet, other, 7, 0)).toBe('insufficient_notes');
    const second = await city.give(city.gift(wallet, { receiver: other }, 6));
    expect(await taken(second.operationId)).toEqual([earlier, later, lasting]);
  });

  test('is refused beyond the giver’s cap of the day, to the note; what was paid does not count, nor what was taken back', async () => {
    await city.issue(wallet);
    await city.redeem(city.redemption(wallet, merchant, 5));
    const give = (notes: number) => city.give(city.gift(wallet, { receiver: other }, notes, { dailyCapNotes: 4 }));
    const first = await give(3);
    expect(statuses([await give(2), await give(1), await give(1)])).toEqual([
      'giver_cap_passed',
      'done',
      'giver_cap_passed',
    ]);
    await city.undo('take_back', first.operationId!);
    expect(statuses([await give(3), await give(1)])).toEqual(['done', 'giver_cap_passed']);
  });
});

test('a claim waits for whoever is claiming the link, and finds nothing left', async () => {
  await city.issue(wallet);
  const link = randomUUID();
  await city.give(city.gift(wallet, { link }, 3));
  const first = await heldOpen(bench, () => city.claim(link, other));
  const second = city.claim(link, await city.wallet());
  await untilWaiting(bench);
  await first.commit();
  expect([first.result.status, (await second).status]).toEqual(['done', 'nothing_to_claim']);
});

describe('an undoing', () => {
  test('is refused to another shop than the one that took the notes', async () => {
    await city.issue(wallet);
    const shop = randomUUID();
    const paid = await city.redeem(city.redemption(wallet, merchant, 3, { shop }));
    expect((await city.undo('void', paid.operationId!, { shop: randomUUID() })).status).toBe('other_shop');
    expect((await city.undo('void', paid.operationId!, { shop })).status).toBe('done');
  });

  test('is refused where it comes too late: what was recorded before that moment stands', async () => {
    await city.issue(wallet);
    const gift = await city.give(city.gift(wallet, { receiver: other }, 3));
    const at = (ms: number) => ({ notBefore: new Date(gift.recordedAt!.getTime() + ms) });
    expect((await city.undo('take_back', gift.operationId!, at(1))).status).toBe('too_late');
    expect((await city.undo('take_back', gift.operationId!, at(-1))).status).toBe('done');
  });

  test('is refused where something of what was given has been used; what was added since does not matter', async () => {
    await city.issue(wallet);
    const give = () => city.give(city.gift(wallet, { receiver: other }, 3));
    const [first, second] = [await give(), await give()];
    expect((await city.undo('take_back', first.operationId!)).status).toBe('done');
    // Another gift leaves more there than is to come back, and still the notes are no longer those that were given.
    const third = await give();
    await city.redeem(city.redemption(other, merchant, 1));
    for (const gift of [second, third])
      expect((await city.undo('take_back', gift.operationId!)).status).toBe('touched');
    expect((await city.held(other)).amount).toBe(5000);
  });

  test('is refused of what is not there, of what it cannot undo, and a second time', async () => {
    const allocation = await city.issue(wallet);
    const gift = await city.give(city.gift(wallet, { receiver: other }, 3));
    expect((await city.undo('void', randomUUID())).status).toBe('unknown_operation');
    expect((await city.undo('void', gift.operationId!)).status).toBe('not_undoable');
    expect((await city.undo('unrecall', allocation)).status).toBe('not_undoable');
    expect((await city.undo('take_back', gift.operationId!)).status).toBe('done');
    expect((await city.undo('take_back', gift.operationId!)).status).toBe('already_undone');
  });

  test('brings back the very shares that were taken, whatever the holding has become', async () => {
    await city.issue(wallet, { employerYen: 3333, cityYen: 16_667 });
    const paid = await city.redeem(city.redemption(wallet, merchant, 7));
    await city.redeem(city.redemption(wallet, merchant, 6));
    const before = await city.held(wallet);
    const voided = await city.undo('void', paid.operationId!);
    expect([voided.employerShare, voided.cityShare]).toEqual([paid.employerShare, paid.cityShare]);
    expect(await city.held(wallet)).toEqual({
      amount: before.amount + 7000,
      employerShare: before.employerShare + paid.employerShare,
    });
  });
});

test('a recall takes what is left in first hands, and refuses an allocation that is not there', async () => {
  const allocation = await city.issue(wallet);
  await city.give(city.gift(wallet, { receiver: other }, 4));
  expect((await city.recall(randomUUID())).status).toBe('unknown_allocation');
  expect((await city.recall(allocation)).amount).toBe(16_000);
  expect((await city.held(other)).amount).toBe(4000);
});

test('what lapses is marked as lapsed only when nothing is left to lapse, however many calls that takes', async () => {
  for (const holder of [wallet, other]) await city.issue(holder, { expiresOn: '2026-11-30' });
  await city.ledger.advanceClock(city.id, '2026-12-01');
  const lapse = async () =>
    (await bench.source.query<{ holdings: number }[]>('select * from ledger.expire($1, 1)', [city.id]))[0]!.holdings;
  const marked = async () =>
    (await bench.source.query<{ all: boolean }[]>('select ledger.mark_lapsed($1) as all', [city.id]))[0]!.all;
  expect([await lapse(), await marked(), await lapse(), await marked(), await lapse()]).toEqual([1, false, 1, true, 0]);
});

test('a rehearsal’s clock goes forward, and never back', async () => {
  expect(await city.ledger.advanceClock(city.id, '2026-12-24')).toBe('2026-12-24');
  expect(await city.ledger.advanceClock(city.id, '2026-12-23')).toBe('2026-12-24');
  expect(await city.ledger.clock(city.id)).toEqual({ kind: 'rehearsal', on: '2026-12-24' });
});

test('whatever is written, be it alone, ends a block that is then sealed; where nothing was written none ends', async () => {
  const allocation = await city.issue(wallet);
  const spent = await city.redeem(city.redemption(wallet, merchant, 20));
  const ended = async () =>
    Number(
      (await bench.source.query<{ block: string }[]>('select ledger.end_block($1) as block', [city.id]))[0]!.block,
    );
  expect(spent.status).toBe('done');
  expect([await ended(), await ended()]).toEqual([1, 1]);
  const alone: (() => Promise<unknown>)[] = [
    () => city.wallet(),
    () => city.ledger.setAcceptance(city.id, merchant, addDays(TODAY, 9), false),
    () => city.ledger.barOwnPerson(city.id, merchant, other, true),
    () => city.recall(allocation),
    () => city.undo('void', spent.operationId!),
  ];
  for (const [index, write] of alone.entries()) {
    await write();
    expect([await ended(), await ended()]).toEqual([index + 2, index + 2]);
  }
});
