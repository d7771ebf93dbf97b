import { Injectable } from '@nestjs/common';
import type { CityClock } from '../domain/city-clock.js';
import { firstDay, type Month } from '../domain/month.js';
import { Transactions } from '../database/transactions.js';
import { compositeArray } from './composite-array.js';
import './ledger.errors.js';
import type {
  BookKind,
  ClaimItem,
  DateIso,
  GiveItem,
  LapseTotals,
  LedgerAnswer,
  RecallItem,
  RedeemItem,
  UndoItem,
} from './ledger-items.js';

/** More items than this in one call are a mistake of the caller: locks and memory are bounded by it. */
export const MAX_ITEMS = 1000;
/** Holdings that one call lapses. */
const LAPSE_CHUNK = 1000;

interface AnswerRow {
  item: number;
  status: string;
  operation_id: string | null;
  amount: number | null;
  employer_share: number | null;
  city_share: number | null;
  happened_at: Date | null;
  recorded_at: Date | null;
}

/** One call of the ledger, for whoever measures. */
export interface LedgerCall {
  name: string;
  milliseconds: number;
  answers: readonly { status: string }[];
}

/**
 * The only door to the ledger's functions (src/ledger/sql). Items in, one answer an item out, in the same order; an
 * item that is refused never throws and never harms its neighbours. Joins the transaction that is running, if any.
 */
@Injectable()
export class Ledger {
  /** Is told of each call that was answered. */
  told: (call: LedgerCall) => void = () => undefined;

  constructor(private readonly transactions: Transactions) {}

  /** Opens a city's book; opening it again changes nothing. A rehearsal names the day on which its clock starts. */
  async openBooks(cityId: number, kind: BookKind, clockOn: DateIso | null): Promise<void> {
    await this.transactions.query('select ledger.open_books($1, $2, $3)', [cityId, kind, clockOn]);
  }

  /** Opens wallets (ids of employees) or merchants' accounts (ids of merchants); those already open stay. */
  async openAccounts(cityId: number, kind: 'wallet' | 'merchant', ids: string[]): Promise<void> {
    await this.transactions.query('select ledger.open_accounts($1, $2, $3)', [cityId, kind, ids]);
  }

  /** @throws Error when the city has no book. */
  async clock(cityId: number): Promise<CityClock> {
    const [row] = await this.transactions.query<{ kind: BookKind; clock_on: DateIso | null }>(
      `select k.kind, b.clock_on::text from ledger.books k join ledger.blocks b on b.city_id = k.city_id
        where k.city_id = $1 order by b.block desc limit 1`,
      [cityId],
    );
    if (!row) throw new Error(`City ${cityId} has no book.`);
    return row.clock_on === null ? { kind: 'live' } : { kind: 'rehearsal', on: row.clock_on };
  }

  /** Moves a rehearsal's clock forward; answers the day it shows. Never called inside a transaction with other ledger work. */
  async advanceClock(cityId: number, on: DateIso): Promise<DateIso> {
    const [row] = await this.transactions.query<{ shows: DateIso }>(
      'select shows::text from ledger.advance_clock($1, $2) shows',
      [cityId, on],
    );
    return row!.shows;
  }

  /**
   * Closes a month: nothing is posted into it from now on. Closing it again changes nothing. Never called inside a
   * transaction with other ledger work.
   * @throws DomainError month_not_over, earlier_month_open
   */
  async closeMonth(cityId: number, month: Month): Promise<void> {
    await this.transactions.query('select ledger.close_month($1, $2)', [cityId, firstDay(month)]);
  }

  /** From which day a merchant may, or may not, take coupons: the latest such day that has come decides. */
  async setAcceptance(cityId: number, merchantId: string, fromOn: DateIso, accepts: boolean): Promise<void> {
    await this.setAcceptances(cityId, [merchantId], fromOn, accepts);
  }

  /** The same for many merchants from one day on. */
  async setAcceptances(cityId: number, merchantIds: string[], fromOn: DateIso, accepts: boolean): Promise<void> {
    await this.transactions.query('select ledger.set_acceptances($1, $2, $3, $4)', [
      cityId,
      merchantIds,
      fromOn,
      accepts,
    ]);
  }

  /** Bars a merchant from taking the coupons of one of its own people, or no longer. */
  async barOwnPerson(cityId: number, merchantId: string, walletId: string, barred: boolean): Promise<void> {
    await this.transactions.query('select ledger.bar_own_person($1, $2, $3, $4)', [
      cityId,
      merchantId,
      walletId,
      barred,
    ]);
  }

  /** Gives notes as thanks, to co-workers or into new claim links. */
  give(cityId: number, items: GiveItem[]): Promise<LedgerAnswer[]> {
    return this.call(
      'give',
      cityId,
      items.map((item) => ({
        ...keyed(item),
        giver: item.giver,
        receiver: item.receiver,
        link: item.link,
        notes: item.notes,
        note_yen: item.noteYen,
        max_hands: item.maxHands,
        daily_cap_notes: item.dailyCapNotes,
        pair_monthly_cap_notes: item.pairMonthlyCapNotes,
        receiver_monthly_cap_notes: item.receiverMonthlyCapNotes,
      })),
    );
  }

  /** Claims links: all their valid notes go to the claimants. */
  claim(cityId: number, items: ClaimItem[]): Promise<LedgerAnswer[]> {
    return this.call(
      'claim',
      cityId,
      items.map((item) => ({
        ...keyed(item),
        link: item.link,
        claimant: item.claimant,
        pair_monthly_cap_notes: item.pairMonthlyCapNotes,
        receiver_monthly_cap_notes: item.receiverMonthlyCapNotes,
      })),
    );
  }

  /** Takes coupons at shops. */
  redeem(cityId: number, items: RedeemItem[]): Promise<LedgerAnswer[]> {
    // In the order of the attributes of ledger.redeem_item.
    const rows = items.map((item, index) => [
      index,
      item.id,
      item.wallet,
      item.merchant,
      item.shop,
      item.notes,
      item.noteYen,
      item.actor,
      item.digest,
      item.code,
      item.codeUsableUntil,
      item.deadline,
      item.receivedAt,
      item.dailyCapNotes,
      item.shopDailyCapNotes,
    ]);
    return this.callWith('redeem', cityId, items.length, () => compositeArray(rows));
  }

  /** Undoes operations exactly; what lapsed or was recalled meanwhile goes out again in the same call. */
  undo(cityId: number, items: UndoItem[]): Promise<LedgerAnswer[]> {
    return this.call(
      'undo',
      cityId,
      items.map((item) => ({
        ...keyed(item),
        undoes: item.undoes,
        code: item.as,
        not_before: item.notBefore,
        shop: item.shop,
      })),
    );
  }

  /** Recalls what is left of allocations in their first hands, also in open claim links; the order stands from then on. */
  recall(cityId: number, items: RecallItem[]): Promise<LedgerAnswer[]> {
    return this.call(
      'recall',
      cityId,
      items.map((item) => ({ ...keyed(item), allocation: item.allocation })),
    );
  }

  /** Lapses all whose last day has passed, chunk by chunk, each a transaction of its own. Never called inside one. */
  async expire(cityId: number): Promise<LapseTotals> {
    const total: LapseTotals = { holdings: 0, amount: 0, employerShare: 0, cityShare: 0 };
    for (;;) {
      const [chunk] = await this.transactions.query<Record<string, string>>('select * from ledger.expire($1, $2)', [
        cityId,
        LAPSE_CHUNK,
      ]);
      total.holdings += Number(chunk!.holdings);
      total.amount += Number(chunk!.amount);
      total.employerShare += Number(chunk!.employer_share);
      total.cityShare += Number(chunk!.city_share);
      if (Number(chunk!.holdings) > 0) continue;
      const [mark] = await this.transactions.query<{ marked: boolean }>('select ledger.mark_lapsed($1) as marked', [
        cityId,
      ]);
      if (mark!.marked) return total;
    }
  }

  private call(name: string, cityId: number, items: object[]): Promise<LedgerAnswer[]> {
    const written = () => JSON.stringify(items.map((item, index) => ({ item: index, ...item })));
    return this.callWith(name, cityId, items.length, written);
  }

  private async callWith(name: string, cityId: number, count: number, items: () => string): Promise<LedgerAnswer[]> {
    if (count === 0) return [];
    if (count > MAX_ITEMS) throw new RangeError(`One call takes at most ${MAX_ITEMS} items, not ${count}.`);
    const begun = performance.now();
    const rows = await this.transactions.query<AnswerRow>(`select * from ledger.${name}($1, $2)`, [cityId, items()]);
    this.told({ name, milliseconds: performance.now() - begun, answers: rows });
    return inOrder(rows, count);
  }
}

function keyed(item: { id: string; actor: string; digest: string }) {
  return { id: item.id, actor: item.actor, digest: item.digest };
}

function inOrder(rows: AnswerRow[], length: number): LedgerAnswer[] {
  const answers: LedgerAnswer[] = [];
  for (const row of rows) {
    answers[row.item] = {
      status: row.status,
      operationId: row.operation_id,
      amount: row.amount ?? 0,
      employerShare: row.employer_share ?? 0,
      cityShare: row.city_share ?? 0,
      happenedAt: row.happened_at,
      recordedAt: row.recorded_at,
    };
  }
  if (rows.length !== length) throw new Error(`The ledger answered ${rows.length} of ${length} items.`);
  return answers;
}
