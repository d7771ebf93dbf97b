import { addDays, jstDateOf, jstInstant, type DateIso } from '../../../src/domain/date.js';
import type { LedgerAnswer } from '../../../src/ledger/ledger-items.js';
import type { LedgerBench } from '../../support/ledger-bench.js';
import type { LedgerCity } from '../../support/ledger-city.js';
import type { LedgerClock } from '../../support/ledger-clock.js';
import { brokenInvariants } from '../../support/ledger-invariants.js';
import type { Call, Dice, Sequence } from './calls.js';
import { Maker } from './maker.js';
import { amountOf, employerOf, ModelBook, type Operation } from './model-book.js';
import * as rules from './model-rules.js';
import { byTextThenId, recordedSince, written } from './recorded.js';

const STARTS: DateIso[] = ['2026-11-27', '2027-02-25', '2028-02-27', '2026-03-30'];
const WALLETS = 6;
const MERCHANTS = 3;

/** One sequence of calls, made on the ledger and on the model, compared after each. */
export class Trial {
  private seen = '-infinity';

  private constructor(
    private readonly bench: LedgerBench,
    private readonly clock: LedgerClock,
    private readonly city: LedgerCity,
    private readonly live: boolean,
    private readonly book: ModelBook,
    private readonly maker: Maker,
  ) {}

  /** Runs a sequence in a city of its own; throws at the first thing that differs. */
  static async run(bench: LedgerBench, clock: LedgerClock, sequence: Sequence): Promise<void> {
    // Noon, so that no sequence crosses midnight unless it means to.
    const start = STARTS[sequence.startsOn]!;
    await clock.set(jstInstant(sequence.live ? start : jstDateOf(new Date()), '12:00:00'));
    const city = await bench.city(sequence.live ? 'live' : 'rehearsal', start);
    const book = new ModelBook(start, addDays(start, -1), clock.now);
    const wallets = await city.wallets(WALLETS);
    const merchants = await Promise.all(Array.from({ length: MERCHANTS }, () => city.merchant()));
    wallets.forEach((id) => book.wallets.add(id));
    merchants.forEach((id) => book.acceptances.set(id, [{ fromOn: '2020-01-01', accepts: true }]));
    const trial = new Trial(bench, clock, city, sequence.live, book, new Maker(city, book, wallets, merchants));
    for (const call of sequence.calls) {
      await trial.make(call);
      await trial.compareHoldings();
    }
    await trial.prove();
  }

  private async make({ kind, items }: Call): Promise<void> {
    const { city, book, maker } = this;
    const { ledger } = city;
    switch (kind) {
      case 'look':
        return;
      case 'issue':
        return this.issue(items);
      case 'give':
        return this.keyed(
          items,
          (d) => maker.gift(d),
          (i) => rules.give(book, i),
          (all) => ledger.give(city.id, all),
        );
      case 'claim':
        return this.keyed(
          items,
          (d) => maker.claim(d),
          (i) => rules.claim(book, i),
          (all) => ledger.claim(city.id, all),
        );
      case 'redeem':
        return this.keyed(
          items,
          (d) => maker.redemption(d),
          (i) => rules.redeem(book, i),
          (all) => ledger.redeem(city.id, all),
        );
      case 'recall':
        return this.keyed(
          items,
          (d) => maker.recall(d),
          (i) => rules.recall(book, i),
          (all) => ledger.recall(city.id, all),
        );
      case 'take_back':
      case 'return_link':
      case 'void':
      case 'unrecall':
      case 'unexpire':
        return this.keyed(
          items,
          (d) => maker.undoing(kind, d),
          (i) => rules.undo(book, i),
          (all) => ledger.undo(city.id, all),
        );
      case 'advance':
        return this.advance(items[0]!);
      case 'expire':
        return this.expire();
      case 'accept':
        return this.accept(items);
      case 'bar':
        return this.bar(items);
    }
  }

  private async keyed<Item>(
    dice: Dice[],
    makeItem: (dice: Dice) => Item,
    judge: (item: Item) => rules.Expected,
    call: (items: Item[]) => Promise<LedgerAnswer[]>,
  ): Promise<void> {
    const from = this.book.operations.length;
    const items: Item[] = [];
    const expected: rules.Expected[] = [];
    for (const numbers of dice) {
      const item = makeItem(numbers);
      items.push(item);
      expected.push(judge(item));
    }
    const answers = await call(items);
    expect(
      answers.map(({ status, operationId, amount, employerShare }) => ({ status, operationId, amount, employerShare })),
    ).toEqual(expected);
    expect(answers.every((answer) => answer.amount === answer.employerShare + answer.cityShare)).toBe(true);
    await this.compareRecorded(from);
  }

  private async issue(dice: Dice[]): Promise<void> {
    const from = this.book.operations.length;
    const coupons = dice.map((numbers) => this.maker.coupons(numbers));
    const issued = coupons
      .map((each) => rules.issue(this.book, each, this.city.allocationId(each)))
      .filter((operation) => operation !== null);
    expect(await this.city.issueAll(coupons)).toEqual({ taken: issued.length, ...totals(issued) });
    await this.compareRecorded(from);
  }

  private async expire(): Promise<void> {
    const from = this.book.operations.length;
    const lapsed = rules.expire(this.book, addDays(this.book.today, -1));
    expect(await this.city.ledger.expire(this.city.id)).toEqual({ holdings: lapsed.length, ...totals(lapsed) });
    await this.compareRecorded(from);
  }

  private async advance(dice: Dice): Promise<void> {
    const on = this.maker.laterDay(dice);
    if (this.live) await this.clock.set(jstInstant(on, '12:00:00'));
    else expect(await this.city.ledger.advanceClock(this.city.id, on)).toBe(on);
    this.book.today = on;
  }

  private async accept(dice: Dice[]): Promise<void> {
    for (const numbers of dice) {
      const { merchant, fromOn, accepts } = this.maker.acceptance(numbers);
      await this.city.ledger.setAcceptance(this.city.id, merchant, fromOn, accepts);
      this.book.acceptances.get(merchant)!.push({ fromOn, accepts });
    }
  }

  private async bar(dice: Dice[]): Promise<void> {
    for (const numbers of dice) {
      const { merchant, wallet, barred } = this.maker.bar(numbers);
      await this.city.ledger.barOwnPerson(this.city.id, merchant, wallet, barred);
      this.book.barred.set(`${merchant} ${wallet}`, barred);
    }
  }

  /** The operations recorded by the last call are those of the model, with the same lines. */
  private async compareRecorded(from: number): Promise<void> {
    const expected = this.book.operations.slice(from);
    const { operations, newest } = await recordedSince(this.city, this.seen);
    this.seen = newest;
    const pairs = expected
      .map((operation) => ({ operation, id: operation.id, text: written(operation) }))
      .sort(byTextThenId);
    expect(operations.map(({ text }) => text)).toEqual(pairs.map(({ text }) => text));
    pairs.forEach(({ operation }, index) => {
      const { id } = operations[index]!;
      if (operation.id === null) this.book.learnId(operation, id);
      else expect(id).toBe(operation.id);
    });
  }

  private async compareHoldings(): Promise<void> {
    const rows = await this.city.holdings();
    const text = (parts: (string | number)[]) => parts.join(' ');
    expect(
      rows
        .filter((row) => row.amount > 0)
        .map((row) =>
          text([row.account_id, row.allocation_id, row.hands, row.amount, row.employer_share, row.city_share]),
        )
        .sort(),
    ).toEqual(
      this.book
        .held()
        .map((h) => text([h.account, h.allocation.id, h.hands, h.amount, h.employer, h.amount - h.employer]))
        .sort(),
    );
  }

  /** The invariants hold, by queries of the test's own; and the verifier that ships says so too. */
  private async prove(): Promise<void> {
    expect(await brokenInvariants(this.city.transactions, this.city.id)).toEqual({});
    expect((await this.bench.verifier.verify(this.city.id)).differences).toEqual([]);
  }
}

function totals(operations: Operation[]) {
  const amount = operations.reduce((sum, operation) => sum + amountOf(operation), 0);
  const employerShare = operations.reduce((sum, operation) => sum + employerOf(operation), 0);
  return { amount, employerShare, cityShare: amount - employerShare };
}
