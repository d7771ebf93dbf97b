import { randomUUID } from 'node:crypto';
import type { Transactions } from '../../src/database/transactions.js';
import type { DateIso } from '../../src/domain/date.js';
import { firstDay, type Month } from '../../src/domain/month.js';
import { derivedId } from '../../src/domain/operation-key.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import type { GiveItem, LedgerAnswer, RedeemItem, UndoItem } from '../../src/ledger/ledger-items.js';

/** One month's coupons, as the issuance would ask for them. */
export interface Coupons {
  employee: string;
  month: Month;
  /** The month in which they are issued, where it is not the one they are for. */
  issuedMonth?: Month;
  expiresOn: DateIso;
  employerYen: number;
  cityYen: number;
  noteYen: number;
}

/** A holding as the table has it, with the kind of account that holds it. */
export interface HoldingRow {
  account_id: string;
  allocation_id: string;
  hands: number;
  amount: number;
  employer_share: number;
  city_share: number;
}

/** What an issue answers: how many allocations were issued now, with their yen. */
export interface Issued {
  taken: number;
  amount: number;
  employerShare: number;
  cityShare: number;
}

/** A city with an open book, and the shortest way for a test to have things happen in it. */
export class LedgerCity {
  /** Coupons of one programme; the ledger knows it only as a name. */
  readonly programme = randomUUID();

  constructor(
    readonly id: number,
    readonly ledger: Ledger,
    readonly transactions: Transactions,
  ) {}

  async wallets(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    await this.ledger.openAccounts(this.id, 'wallet', ids);
    return ids;
  }

  async wallet(): Promise<string> {
    return (await this.wallets(1))[0]!;
  }

  /** A merchant that may take coupons from long ago on. */
  async merchant(): Promise<string> {
    const id = randomUUID();
    await this.ledger.openAccounts(this.id, 'merchant', [id]);
    await this.ledger.setAcceptance(this.id, id, '2020-01-01', true);
    return id;
  }

  allocationId(coupons: Pick<Coupons, 'employee' | 'month'>): string {
    return derivedId(this.programme, `${coupons.employee}:${coupons.month}`);
  }

  async issueAll(all: Coupons[]): Promise<Issued> {
    const items = all.map((coupons) => ({
      allocation_id: this.allocationId(coupons),
      programme_id: this.programme,
      employee_id: coupons.employee,
      enrolment_id: randomUUID(),
      employer_id: randomUUID(),
      month: firstDay(coupons.month),
      issued_month: firstDay(coupons.issuedMonth ?? coupons.month),
      expires_on: coupons.expiresOn,
      employer_yen: coupons.employerYen,
      city_yen: coupons.cityYen,
      note_yen: coupons.noteYen,
      billing_basis: 'issue',
      actor_id: randomUUID(),
    }));
    const [given] = await this.transactions.query<{ items: string }>(
      'select array_agg(i)::text as items from jsonb_populate_recordset(null::ledger.issue_item, $1) i',
      [JSON.stringify(items)],
    );
    // A value, not a query: so the call goes whole to the node of its city, where there are several.
    const [row] = await this.transactions.query<Record<string, string>>(
      'select * from ledger.issue($1, $2::ledger.issue_item[])',
      [this.id, given!.items],
    );
    return {
      taken: Number(row!.taken),
      amount: Number(row!.amount),
      employerShare: Number(row!.employer_share),
      cityShare: Number(row!.city_share),
    };
  }

  /** Twenty notes of 1,000 yen, 10,000 yen of each payer, for 2026-11 unless said otherwise. Answers the allocation. */
  async issue(employee: string, coupons: Partial<Coupons> = {}): Promise<string> {
    const all: Coupons = {
      employee,
      month: '2026-11',
      expiresOn: '2027-04-30',
      employerYen: 10_000,
      cityYen: 10_000,
      noteYen: 1000,
      ...coupons,
    };
    const { taken } = await this.issueAll([all]);
    if (taken !== 1) throw new Error('The coupons were not issued.');
    return this.allocationId(all);
  }

  /** A request under a new key. */
  keyed() {
    return { id: randomUUID(), actor: randomUUID(), digest: randomUUID() };
  }

  redemption(wallet: string, merchant: string, notes: number, more: Partial<RedeemItem> = {}): RedeemItem {
    const now = Date.now();
    return {
      ...this.keyed(),
      wallet,
      merchant,
      shop: merchant,
      notes,
      noteYen: 1000,
      deadline: new Date(now + 30_000),
      receivedAt: new Date(now),
      ...more,
    };
  }

  gift(giver: string, to: Pick<GiveItem, 'receiver' | 'link'>, notes: number, more: Partial<GiveItem> = {}): GiveItem {
    return { ...this.keyed(), giver, ...to, notes, noteYen: 1000, maxHands: 0, ...more };
  }

  async redeem(item: RedeemItem): Promise<LedgerAnswer> {
    return (await this.ledger.redeem(this.id, [item]))[0]!;
  }

  async give(item: GiveItem): Promise<LedgerAnswer> {
    return (await this.ledger.give(this.id, [item]))[0]!;
  }

  async claim(link: string, claimant: string, id: string = randomUUID()): Promise<LedgerAnswer> {
    return (await this.ledger.claim(this.id, [{ ...this.keyed(), id, link, claimant }]))[0]!;
  }

  async undo(as: UndoItem['as'], undoes: string, more: Partial<UndoItem> = {}): Promise<LedgerAnswer> {
    return (await this.ledger.undo(this.id, [{ ...this.keyed(), as, undoes, ...more }]))[0]!;
  }

  async recall(allocation: string): Promise<LedgerAnswer> {
    return (await this.ledger.recall(this.id, [{ ...this.keyed(), allocation }]))[0]!;
  }

  /** What an account holds now, in yen, whatever the allocation. */
  async held(account: string): Promise<{ amount: number; employerShare: number }> {
    const [row] = await this.transactions.query<Record<string, string>>(
      `select coalesce(sum(amount), 0) as amount, coalesce(sum(employer_share), 0) as employer
         from ledger.holdings where city_id = $1 and account_id = $2`,
      [this.id, account],
    );
    return { amount: Number(row!.amount), employerShare: Number(row!.employer) };
  }

  holdings(): Promise<HoldingRow[]> {
    return this.transactions.query<HoldingRow>(
      `select account_id, allocation_id, hands, amount, employer_share, city_share
         from ledger.holdings where city_id = $1 order by account_id, allocation_id, hands`,
      [this.id],
    );
  }
}
