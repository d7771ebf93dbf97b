import type { DateIso } from '../domain/date.js';
import type { SignalKind, Subject } from './signal-kinds.js';

export type Thresholds = Readonly<Record<string, number>>;

/** What a rule is to look through: a calendar month of the city. */
export interface Search {
  cityId: number;
  fromOn: DateIso;
  untilOn: DateIso;
  thresholds: Thresholds;
}

/** Something that a rule has found. */
export interface Found {
  /** Names it within its kind, so that it makes one signal, however often it is found. */
  fact: string;
  subjects: Subject[];
  /** Ids, counts and yen. */
  evidence: Record<string, unknown>;
}

/** A row of a rule that needs to open the vault: which bank details, of whom. */
export interface SealedAccount {
  merchantId: string;
  number: number;
  accountBox: Buffer;
  nameKana: string;
}

/** One kind of signal: from how much on, and how it is found. */
export interface SignalRule {
  kind: SignalKind;
  /** Whole numbers; a city may set others (signal_settings). */
  defaults: Thresholds;
  /** The time of day means nothing in a rehearsal, where days pass in seconds. */
  onlyLive?: boolean;
  /** So many days before the month are looked through too. */
  daysBefore?: number;
  /**
   * One statement that finds them all: parameters $1 city, $2 first day (with the days before), $3 last day, $4 and $5
   * the blocks of the ledger that hold these days, $6 thresholds as jsonb, $7 first day of the month. Columns fact,
   * subjects, evidence; with `judge` also those of a sealed account.
   */
  sql: string;
  /** What only can be seen when the box is open: whether the name of its holder makes it a signal. */
  judge?: (account: SealedAccount, holderKana: string) => boolean;
}
