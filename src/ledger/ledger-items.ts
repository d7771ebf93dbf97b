import type { DateIso } from '../domain/date.js';

/** One answer an item, in the order of the items. Yen are whole yen; null where nothing was recorded. */
export interface LedgerAnswer {
  /** `done`; `replayed`: recorded before by the same request, the first answer again; otherwise why it was refused. */
  status: string;
  operationId: string | null;
  amount: number;
  employerShare: number;
  cityShare: number;
  /** On the city's own clock. */
  happenedAt: Date | null;
  /** In real time. */
  recordedAt: Date | null;
}

/** What every item names: the id made from its key (`operationIdOf`), who means it, and the digest of the request. */
interface Keyed {
  id: string;
  actor: string;
  digest: string;
}

/**
 * Refusals: key_conflict, bad_notes, to_oneself, unknown_wallet, link_exists, giver_cap_passed, pair_cap_passed,
 * receiver_cap_passed, insufficient_notes.
 */
export interface GiveItem extends Keyed {
  giver: string;
  /** The wallet of a co-worker; or `link`, the id of a new claim link, whose account the same call opens. */
  receiver?: string;
  link?: string;
  notes: number;
  noteYen: number;
  /** How many times a note may have been given before: 0, or 1 where the programme lets thanks be passed on once. */
  maxHands: number;
  dailyCapNotes?: number;
  /** Of this giver to this receiver, and of all givers to this receiver, a calendar month; not judged for a link. */
  pairMonthlyCapNotes?: number;
  receiverMonthlyCapNotes?: number;
}

/**
 * Refusals: key_conflict, unknown_link, own_link, unknown_wallet, nothing_to_claim, pair_cap_passed, receiver_cap_passed.
 */
export interface ClaimItem extends Keyed {
  link: string;
  claimant: string;
  /** As of a gift: a claim counts as given in the month in which it is claimed. */
  pairMonthlyCapNotes?: number;
  receiverMonthlyCapNotes?: number;
}

/**
 * Refusals: key_conflict, code_used, bad_notes, too_late, code_lapsed, unknown_wallet, not_certified, own_merchant,
 * payer_cap_passed, shop_cap_passed, insufficient_notes.
 */
export interface RedeemItem extends Keyed {
  wallet: string;
  merchant: string;
  shop: string;
  notes: number;
  noteYen: number;
  /** The one-time code that the holder showed, and until when (real time) it may be received. */
  code?: string;
  codeUsableUntil?: Date;
  /** Real time after which the request must not be posted any more. */
  deadline: Date;
  /** Real time at which the request arrived: it decides the day, at most five seconds back. */
  receivedAt: Date;
  dailyCapNotes?: number;
  /** At this shop alone. */
  shopDailyCapNotes?: number;
}

/**
 * Refusals: key_conflict, unknown_operation, not_undoable, other_shop, already_undone, too_late (recorded before
 * `notBefore`), touched (what was given has been used since).
 */
export interface UndoItem extends Keyed {
  undoes: string;
  as: 'void' | 'take_back' | 'unexpire' | 'unrecall';
  notBefore?: Date;
  /** Where a redemption may be voided only by the shop that took it. */
  shop?: string;
}

/** Refusals: key_conflict, unknown_allocation, nothing_left (the order stands all the same). */
export interface RecallItem extends Keyed {
  allocation: string;
}

/** What lapsed in one city: how many holdings, and their yen. */
export interface LapseTotals {
  holdings: number;
  amount: number;
  employerShare: number;
  cityShare: number;
}

export type BookKind = 'live' | 'rehearsal';
export type { DateIso };
