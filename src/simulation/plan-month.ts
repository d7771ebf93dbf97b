import { addDays, type DateIso, daysBetween } from '../domain/date.js';
import { firstDay, lastDay, type Month } from '../domain/month.js';
import type { Cast, Gift, LivedMonth, Parent, Person, Purchase } from './life.js';
import { MESSAGES } from './messages.js';
import { Random } from './random.js';

/**
 * How often things happen. Nobody plans more than the month's own coupons, so what is refused is meant to be; whoever
 * keeps coupons unspent lets them lapse.
 */
const SAVES_ALL = 0.06;
const RECALLED_OF_SAVERS = 0.02;
const RECALL_WAS_WRONG = 0.5;
const TAKEN_BACK = 0.02;
const BY_LINK = 0.01;
const LINK_CLAIMED = 0.7;
const TO_A_PARENT = 0.12;
const RECEIVER_SPENDS = 0.85;
const BY_CODE = 0.03;
const VOIDED = 0.015;
const TOO_MANY = 0.003;
const TOO_LATE = 0.003;

/** More notes than anybody can hold, so that the till must refuse them. */
const NOTES_NOBODY_HAS = 1000;

/** What everybody does in a month, decided by the seed and the cast alone: the same again for whoever asks again. */
export function planMonth(cast: Cast, month: Month, seed: number): LivedMonth {
  const lived: LivedMonth = { gifts: [], purchases: [], recalls: [] };
  const parentsOf = new Map<string, Parent[]>();
  for (const parent of cast.parents) {
    parentsOf.set(parent.employerId, [...(parentsOf.get(parent.employerId) ?? []), parent]);
  }
  for (const parent of cast.parents) {
    const colleagues = (parentsOf.get(parent.employerId) ?? []).filter((other) => other !== parent);
    new ParentsMonth(parent, cast, colleagues, month, seed, lived).plan();
  }
  return lived;
}

/** The month of one parent, and of those whom he or she thanks. */
class ParentsMonth {
  private readonly random: Random;
  private readonly from: DateIso;
  private readonly to: DateIso;
  private count = 0;

  constructor(
    private readonly parent: Parent,
    private readonly cast: Cast,
    private readonly colleagues: readonly Parent[],
    private readonly month: Month,
    private readonly seed: number,
    private readonly lived: LivedMonth,
  ) {
    this.random = new Random('month', seed, month, parent.label);
    this.from = firstDay(month);
    this.to = lastDay(month);
  }

  plan(): void {
    const { parent, random } = this;
    if (new Random('saver', this.seed, parent.label).chance(SAVES_ALL)) return this.planSaver();
    let toGive = random.between(Math.floor(parent.notes / 5), Math.floor((parent.notes * 3) / 5));
    while (toGive > 0) {
      const notes = Math.min(toGive, random.between(2, 8));
      this.planGift(notes);
      toGive -= notes;
    }
    let toSpend = random.between(0, Math.floor((parent.notes * 2) / 5));
    while (toSpend > 0) {
      const notes = Math.min(toSpend, random.between(2, 8));
      this.planPurchase(parent, notes, this.day(this.from));
      toSpend -= notes;
    }
    if (random.chance(TOO_MANY)) this.planPurchase(parent, NOTES_NOBODY_HAS, this.day(this.from));
  }

  private planSaver(): void {
    const { parent, random } = this;
    if (!random.chance(RECALLED_OF_SAVERS)) return;
    const undoneOn = random.chance(RECALL_WAS_WRONG) ? addDays(this.from, random.between(20, 26)) : null;
    this.lived.recalls.push({ on: addDays(this.from, random.between(9, 18)), key: this.key(), parent, undoneOn });
  }

  private planGift(notes: number): void {
    const { parent, random } = this;
    const coworkers = this.cast.coworkers.get(parent.employerId) ?? [];
    const on = this.day(this.from, addDays(this.from, 20));
    const gift: Gift = {
      on,
      key: this.key(),
      giver: parent,
      receiver: null,
      notes,
      message: random.pick(MESSAGES),
      takenBack: false,
      claim: null,
    };
    if (coworkers.length > 0 && random.chance(BY_LINK)) {
      if (random.chance(LINK_CLAIMED)) gift.claim = { on: this.day(on), claimant: random.pick(coworkers) };
    } else {
      const toParent = this.colleagues.length > 0 && (coworkers.length === 0 || random.chance(TO_A_PARENT));
      if (!toParent && coworkers.length === 0) return;
      gift.receiver = random.pick<Person>(toParent ? this.colleagues : coworkers);
      gift.takenBack = random.chance(TAKEN_BACK);
      // What a parent received mixes with what is his or her own, and is spent with it.
      if (!toParent && !gift.takenBack && random.chance(RECEIVER_SPENDS)) {
        this.planPurchase(gift.receiver, random.between(Math.ceil(notes / 2), notes), this.day(addDays(on, 1)));
      }
    }
    this.lived.gifts.push(gift);
  }

  private planPurchase(payer: Person, notes: number, on: DateIso): void {
    const { cast, random } = this;
    if (cast.tills.length === 0 || on > this.to) return;
    const late = random.chance(TOO_LATE);
    const voided = random.chance(VOIDED);
    const till = random.pick(cast.tills);
    const byCode = notes !== NOTES_NOBODY_HAS && random.chance(BY_CODE);
    const purchase: Purchase = {
      on,
      key: this.key(),
      payer,
      till,
      notes,
      noteYen: this.parent.noteYen,
      byCode,
      voided,
      late,
    };
    this.lived.purchases.push(purchase);
  }

  /** Some day from one day through another. */
  private day(from: DateIso, to: DateIso = this.to): DateIso {
    return from > to ? from : addDays(from, this.random.between(0, daysBetween(from, to)));
  }

  private key(): string {
    this.count += 1;
    return `simulated:${this.seed}:${this.month}:${this.parent.label}:${this.count}`;
  }
}
