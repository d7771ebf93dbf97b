import type { ClaimItem, GiveItem, RecallItem, RedeemItem, UndoItem } from '../../../src/ledger/ledger-items.js';
import type { Coupons } from '../../support/ledger-city.js';
import { amountOf, employerOf, ISSUE, type ModelBook, type Operation } from './model-book.js';

/** What the ledger should answer to one item. */
export interface Expected {
  status: string;
  operationId: string | null;
  amount: number;
  employerShare: number;
}

const UNDOES = { void: 'redeem', take_back: 'give', unexpire: 'expire', unrecall: 'recall' };

const refused = (status: string): Expected => ({ status, operationId: null, amount: 0, employerShare: 0 });

function answered(status: 'done' | 'replayed', operations: Operation[]): Expected {
  return {
    status,
    operationId: operations[0]!.id,
    amount: operations.reduce((sum, operation) => sum + amountOf(operation), 0),
    employerShare: operations.reduce((sum, operation) => sum + employerOf(operation), 0),
  };
}

/** The same key with the same request answers the first answer again; with another request it is a conflict. */
function known(book: ModelBook, item: { id: string; digest: string }): Expected | undefined {
  const first = book.find(item.id);
  if (!first) return undefined;
  if (first.digest !== item.digest) return refused('key_conflict');
  // One recall may have taken notes from a wallet and from links: one operation each, all under the one request.
  return answered('replayed', first.code === 'recall' ? recalledTogether(book, first) : [first]);
}

function recalledTogether(book: ModelBook, first: Operation): Operation[] {
  return book.operations.filter((o) => o.code === 'recall' && o.digest !== null && o.digest === first.digest);
}

const wholeNotes = (notes: number) => Number.isInteger(notes) && notes >= 1 && notes <= 1000;

/** A person gets one allocation of a month; answers the yen issued. */
export function issue(book: ModelBook, coupons: Coupons, id: string): Operation | null {
  if (book.allocations.has(id)) return null;
  const allocation = {
    id,
    employee: coupons.employee,
    month: coupons.month,
    expiresOn: coupons.expiresOn,
    noteYen: coupons.noteYen,
    amount: coupons.employerYen + coupons.cityYen,
    employer: coupons.employerYen,
  };
  book.allocations.set(id, allocation);
  return book.record({ id, code: 'issue', from: ISSUE, to: coupons.employee, digest: id }, [
    { allocation, amount: allocation.amount, fromHands: null, toHands: 0 },
  ]);
}

export function redeem(book: ModelBook, item: RedeemItem): Expected {
  const want = item.notes * item.noteYen;
  const before = known(book, item);
  if (before) return before;
  const user = book.usedBy(item.code);
  if (user) {
    const same = user.from === item.wallet && user.shop === item.shop && amountOf(user) === want;
    return same ? answered('replayed', [user]) : refused('code_used');
  }
  if (!wholeNotes(item.notes)) return refused('bad_notes');
  if (book.now() > item.deadline) return refused('too_late');
  if (item.codeUsableUntil && item.receivedAt > item.codeUsableUntil) return refused('code_lapsed');
  if (!book.wallets.has(item.wallet)) return refused('unknown_wallet');
  if (!accepts(book, item.merchant)) return refused('not_certified');
  if (item.actor === item.wallet || book.barred.get(`${item.merchant} ${item.wallet}`)) return refused('own_merchant');
  if (capPassed(book, item.wallet, 'redeem', want, item)) return refused('payer_cap_passed');
  const drawn = book.draw(item.wallet, want, item.noteYen);
  if (!drawn) return refused('insufficient_notes');
  const { id, digest, wallet: from, merchant: to, shop } = item;
  const lines = drawn.map(({ holding: { allocation, hands }, take }) => ({
    allocation,
    amount: take,
    fromHands: hands,
    toHands: null,
  }));
  return answered('done', [
    book.record({ id, code: 'redeem', from, to, digest, shop, oneTimeCode: item.code ?? null }, lines),
  ]);
}

/** The latest day that has come decides; of several on one day, the one said last. */
function accepts(book: ModelBook, merchant: string): boolean {
  let latest: { fromOn: string; accepts: boolean } | undefined;
  for (const row of book.acceptances.get(merchant) ?? []) {
    if (row.fromOn <= book.today && (!latest || row.fromOn >= latest.fromOn)) latest = row;
  }
  return latest?.accepts ?? false;
}

function capPassed(
  book: ModelBook,
  wallet: string,
  code: string,
  want: number,
  { dailyCapNotes, noteYen }: { dailyCapNotes?: number; noteYen: number },
): boolean {
  return dailyCapNotes !== undefined && book.leftToday(wallet, code) + want > dailyCapNotes * noteYen;
}

export function give(book: ModelBook, item: GiveItem): Expected {
  const want = item.notes * item.noteYen;
  const before = known(book, item);
  if (before) return before;
  if (!wholeNotes(item.notes)) return refused('bad_notes');
  if (item.giver === item.receiver) return refused('to_oneself');
  if (!book.wallets.has(item.giver)) return refused('unknown_wallet');
  if (item.receiver !== undefined && !book.wallets.has(item.receiver)) return refused('unknown_wallet');
  if (capPassed(book, item.giver, 'give', want, item)) return refused('giver_cap_passed');
  const drawn = book.draw(item.giver, want, item.noteYen, item.maxHands);
  if (!drawn) return refused('insufficient_notes');
  const to = item.receiver ?? item.link!;
  if (item.link !== undefined) book.links.set(item.link, item.giver);
  const lines = drawn.map(({ holding: { allocation, hands }, take }) => ({
    allocation,
    amount: take,
    fromHands: hands,
    toHands: hands + 1,
  }));
  return answered('done', [
    book.record({ id: item.id, code: 'give', from: item.giver, to, digest: item.digest }, lines),
  ]);
}

export function claim(book: ModelBook, item: ClaimItem): Expected {
  const before = known(book, item);
  if (before) return before;
  if (!book.links.has(item.link)) return refused('unknown_link');
  if (book.links.get(item.link) === item.claimant) return refused('own_link');
  if (!book.wallets.has(item.claimant)) return refused('unknown_wallet');
  const order = (h: { allocation: { expiresOn: string; month: string; id: string }; hands: number }) =>
    `${h.allocation.expiresOn} ${h.allocation.month} ${h.allocation.id} ${h.hands}`;
  const valid = book
    .heldBy(item.link)
    .filter(({ allocation }) => allocation.expiresOn >= book.today)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  if (valid.length === 0) return refused('nothing_to_claim');
  const lines = valid.map(({ allocation, amount, hands }) => ({
    allocation,
    amount,
    fromHands: hands,
    toHands: hands,
  }));
  return answered('done', [
    book.record({ id: item.id, code: 'claim', from: item.link, to: item.claimant, digest: item.digest }, lines),
  ]);
}

export function undo(book: ModelBook, item: UndoItem): Expected {
  const before = known(book, item);
  if (before) return before;
  const first = book.find(item.undoes);
  if (!first) return refused('unknown_operation');
  if (first.code !== UNDOES[item.as]) return refused('not_undoable');
  if (item.shop !== undefined && first.shop !== null && first.shop !== item.shop) return refused('other_shop');
  if (first.undone) return refused('already_undone');
  if (item.notBefore && first.recordedAt < item.notBefore) return refused('too_late');
  const back = returnable(book, first);
  if (back.length === 0) return refused('touched');
  const done = book.record(
    {
      id: item.id,
      code: item.as,
      from: first.to,
      to: first.from,
      digest: item.digest,
      undoes: first,
      shop: item.shop ?? null,
    },
    back.map((line) => ({ ...line, fromHands: line.toHands, toHands: line.fromHands })),
  );
  if (item.as === 'unrecall') for (const line of back) book.recalled.delete(line.allocation.id);
  sendOutAgain(book, done);
  return answered('done', [done]);
}

/** From a claim link what is still in it; from a wallet everything or nothing; a merchant and the payers give all back. */
function returnable(book: ModelBook, first: Operation) {
  if (book.links.has(first.to)) {
    return first.lines.filter(
      ({ allocation, toHands, amount }) => book.holding(first.to, allocation, toHands!).amount === amount,
    );
  }
  const used = first.lines.some(
    ({ allocation, toHands }) =>
      toHands !== null && book.holding(first.to, allocation, toHands).lastTaken > first.number,
  );
  return used ? [] : first.lines;
}

/** What came back although it lapsed or was recalled meanwhile goes out again in the same call. */
function sendOutAgain(book: ModelBook, done: Operation): void {
  for (const code of ['expire', 'recall'] as const) {
    for (const { allocation, toHands } of done.lines) {
      const holding = book.holding(done.to, allocation, toHands!);
      const due =
        code === 'expire'
          ? allocation.expiresOn <= book.lapsedThrough
          : toHands === 0 && book.recalled.has(allocation.id);
      if (due && holding.amount > 0) book.takeOut(code, holding);
    }
  }
}

export function recall(book: ModelBook, item: RecallItem): Expected {
  const before = known(book, item);
  if (before) return before;
  const allocation = book.allocations.get(item.allocation);
  if (!allocation) return refused('unknown_allocation');
  book.recalled.add(allocation.id);
  const own = book
    .held()
    .filter(
      (h) =>
        h.allocation === allocation &&
        ((h.account === allocation.employee && h.hands === 0) ||
          (book.links.get(h.account) === allocation.employee && h.hands === 1)),
    );
  if (own.length === 0) return refused('nothing_left');
  own.sort((a, b) => a.hands - b.hands || (a.account < b.account ? -1 : 1));
  const taken = own.map((holding, index) => book.takeOut('recall', holding, index === 0 ? item.id : null, item.digest));
  return answered('done', taken);
}

/** All whose last day has passed lapses, and from then on what comes back later than its last day lapses at once. */
export function expire(book: ModelBook, throughYesterday: ModelBook['today']): Operation[] {
  const due = book.held().filter(({ allocation }) => allocation.expiresOn <= throughYesterday);
  book.lapsedThrough = throughYesterday;
  return due.map((holding) => book.takeOut('expire', holding));
}
