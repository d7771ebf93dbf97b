import { randomUUID } from 'node:crypto';
import { addDays, type DateIso } from '../../../src/domain/date.js';
import { addMonths, lastDay, monthOf } from '../../../src/domain/month.js';
import { expiresOn } from '../../../src/domain/validity.js';
import type { ClaimItem, GiveItem, RecallItem, RedeemItem, UndoItem } from '../../../src/ledger/ledger-items.js';
import type { Coupons, LedgerCity } from '../../support/ledger-city.js';
import type { Dice, Kind } from './calls.js';
import type { ModelBook, Operation } from './model-book.js';

/** Employer yen, city yen, yen a note: halves, thirds, single notes, all of one payer, small notes. */
const SHAPES = [
  [10_000, 10_000, 1000],
  [3333, 6667, 1000],
  [3333, 6667, 500],
  [1, 999, 1000],
  [7, 2993, 500],
  [0, 5000, 1000],
  [5000, 0, 1000],
  [1999, 1, 1000],
] as const;
const NOTES = [1, 1, 1, 2, 2, 3, 4, 5, 7, 10, 12, 20, 21, 0, -1, 1001];
const MINUTE_MS = 60_000;

/** Makes items out of random numbers and of what there is in the book by then. */
export class Maker {
  private readonly redemptions: RedeemItem[] = [];
  private readonly gifts: GiveItem[] = [];
  private readonly claims: ClaimItem[] = [];
  private readonly undoings: UndoItem[] = [];
  private readonly recalls: RecallItem[] = [];

  constructor(
    private readonly city: LedgerCity,
    private readonly book: ModelBook,
    private readonly wallets: string[],
    private readonly merchants: string[],
  ) {}

  coupons([a, b, c, d]: Dice): Coupons {
    const [employerYen, cityYen, noteYen] = pick(SHAPES, b);
    const issuedMonth = monthOf(this.book.today);
    return {
      employee: pick(this.wallets, a),
      // One in four is a catch-up of an earlier month.
      month: c % 4 ? issuedMonth : addMonths(issuedMonth, -1 - (c % 3)),
      issuedMonth,
      expiresOn: expiresOn(issuedMonth, 1 + (d % 6)),
      employerYen,
      cityYen,
      noteYen,
    };
  }

  gift([a, b, c, d]: Dice): GiveItem {
    const before = this.again(this.gifts, d, a);
    if (before) return before;
    // Most often to the same co-worker again, who may be thanked twice before one of the two is taken back.
    const receiver = this.wallet((b >> 2) % 4 ? a + 1 : b >> 4);
    const to = b % 3 ? { receiver } : { link: randomUUID() };
    const item = this.city.gift(this.wallet(a), to, pick(NOTES, c), {
      noteYen: noteYen(d),
      maxHands: (d >> 4) % 4 ? 0 : 1,
      ...((d >> 6) % 6 ? {} : { dailyCapNotes: (d >> 8) % 8 }),
    });
    return kept(this.gifts, item);
  }

  claim([a, b, , d]: Dice): ClaimItem {
    const before = this.again(this.claims, d, a);
    if (before) return before;
    const full = [...this.book.links.keys()].filter((link) => this.book.heldBy(link).length > 0);
    const link = (d >> 4) % 16 ? (pick(full, a) ?? pick([...this.book.links.keys()], a)) : undefined;
    return kept(this.claims, { ...this.city.keyed(), link: link ?? randomUUID(), claimant: this.wallet(b) });
  }

  redemption([a, b, c, d]: Dice): RedeemItem {
    const before = this.again(this.redemptions, d, a);
    if (before) return before;
    const now = this.book.now().getTime();
    const receivedAt = new Date(now - (b % 5 === 0 ? MINUTE_MS : 0));
    const item = this.city.redemption(this.wallet(a), pick([...this.merchants, randomUUID()], b), pick(NOTES, c), {
      noteYen: noteYen(d),
      receivedAt,
      deadline: new Date(now + ((d >> 4) % 12 ? MINUTE_MS : -MINUTE_MS)),
    });
    const flavour = (d >> 8) % 16;
    if (flavour < 5) item.code = randomUUID();
    if (flavour < 2) item.codeUsableUntil = new Date(now + (flavour ? 5 * MINUTE_MS : -5 * MINUTE_MS));
    if (flavour === 5) item.dailyCapNotes = c % 10;
    if (flavour === 6) item.actor = item.wallet;
    // The clerk scans an earlier code again, mostly for the same notes at the same shop.
    const scanned = pick(this.redemptions, a);
    if (flavour > 12 && scanned?.code) {
      const { wallet, merchant, shop, notes, noteYen: yen, code } = scanned;
      Object.assign(item, { wallet, merchant, shop, noteYen: yen, code, notes: flavour === 13 ? notes + 1 : notes });
    }
    return kept(this.redemptions, item);
  }

  undoing(kind: Kind, [a, b, c, d]: Dice): UndoItem {
    const before = this.again(this.undoings, d, a);
    if (before) return before;
    const as = kind === 'return_link' ? 'take_back' : (kind as UndoItem['as']);
    const code = { void: 'redeem', take_back: 'give', unrecall: 'recall', unexpire: 'expire' }[as];
    const all = this.book.operations.filter((o) => o.id !== null && (b % 24 === 0 || o.code === code));
    const fitting = all.filter((o) => !o.undone && (kind !== 'return_link' || this.book.links.has(o.to)));
    // Most often something that can be undone, and then most often something recent.
    const recent = fitting.slice((c >> 4) % 3 ? -4 : 0);
    const first: Operation | undefined = c % 4 ? (pick(recent, a) ?? pick(all, a)) : pick(all, a);
    const now = this.book.now().getTime();
    return kept(this.undoings, {
      ...this.city.keyed(),
      as,
      undoes: (d >> 4) % 24 ? (first?.id ?? randomUUID()) : randomUUID(),
      ...(kind === 'take_back' && { notBefore: new Date(now + ((b >> 6) % 8 ? -10 : 10) * MINUTE_MS) }),
      ...(kind === 'void' &&
        (b >> 6) % 3 === 0 && {
          shop: (b >> 8) % 4 ? (first?.shop ?? pick(this.merchants, b)) : pick(this.merchants, b),
        }),
    });
  }

  recall([a, b, , d]: Dice): RecallItem {
    const before = this.again(this.recalls, d, a);
    if (before) return before;
    const allocation = b % 16 ? pick([...this.book.allocations.keys()], a) : undefined;
    return kept(this.recalls, { ...this.city.keyed(), allocation: allocation ?? randomUUID() });
  }

  /** Tomorrow, some days on, the end of this month, the day after it, or the next last day of validity and the day after. */
  laterDay([a, b]: Dice): DateIso {
    const { today } = this.book;
    const lasts = this.book
      .held()
      .map(({ allocation }) => allocation.expiresOn)
      .filter((on) => on > today)
      .sort();
    const choices = [
      addDays(today, 1),
      addDays(today, 1 + (b % 45)),
      lastDay(monthOf(today)),
      addDays(lastDay(monthOf(today)), 1),
    ];
    if (lasts[0]) choices.push(lasts[0], addDays(lasts[0], 1), addDays(lasts[0], 1));
    const on = pick(choices, a);
    return on > today ? on : addDays(today, 1);
  }

  acceptance([a, b, c]: Dice) {
    const fromOn = addDays(this.book.today, (b % 40) - 10);
    return { merchant: pick(this.merchants, a), fromOn, accepts: c % 3 !== 0 };
  }

  bar([a, b, c]: Dice) {
    return { merchant: pick(this.merchants, a), wallet: pick(this.wallets, b), barred: c % 2 === 0 };
  }

  private wallet(n: number): string {
    return n % 40 ? pick(this.wallets, n) : randomUUID();
  }

  /** Sometimes an earlier request once more: as it was, or with another body under the same key. */
  private again<Item extends { digest: string }>(earlier: Item[], d: number, a: number): Item | undefined {
    const found = pick(earlier, a);
    if (!found || d % 16 > 2) return undefined;
    return d % 16 === 2 ? { ...found, digest: randomUUID() } : found;
  }
}

function pick<T>(all: readonly T[], n: number): T {
  return all[n % all.length]!;
}

function kept<T>(all: T[], item: T): T {
  all.push(item);
  return item;
}

function noteYen(d: number): number {
  return (d >> 11) % 5 ? 1000 : 500;
}
