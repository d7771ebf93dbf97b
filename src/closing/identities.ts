import type { Identity } from './dto/closing.js';
import { type Split, type SplitBy, SPLIT_GROUPS, type SplitRow } from './dto/split.js';
import type { Closings, MonthSplit } from './split.service.js';
import { FIGURES } from './split-sql.js';

/** What the figures of a month must agree with, counted by other ways than they were. */
export interface CountedOtherwise {
  /** What wallets and claim links hold now, less what moved since the month. */
  held: Split;
  /** What the month before closed with: this one opens with it. */
  before: Closings;
}

const NOTHING: Split = { amount: 0, employerShare: 0, cityShare: 0 };

/**
 * Every identity of a month, proved or broken: the sums, the three shares, and the ways of counting all agree. In the
 * order of their names, in which those of a closing are kept.
 */
export function identitiesOf(month: MonthSplit, { held, before }: CountedOtherwise): Identity[] {
  return [
    ...SPLIT_GROUPS.map((by) => movementsAddUp(by, month[by])),
    ...SPLIT_GROUPS.map((by) => sharesAddUp(by, month[by])),
    ...SPLIT_GROUPS.map((by) => opensAsClosed(by, month[by], before[by])),
    agree('programmes_equal_employers', FIGURES, month.programme, month.employer),
    agree('programmes_equal_municipalities', FIGURES, month.programme, month.municipality),
    agree('programmes_equal_merchants', ['redeemed', 'voided'], month.programme, month.merchant),
    compared('closing_is_held', held, sum(month.programme.map((row) => row.closing))),
  ].sort((a, b) => (a.identity < b.identity ? -1 : 1));
}

/** Whether figures that were kept are those that the ledger still gives. */
export function sameFigures(kept: MonthSplit, computed: MonthSplit): Identity {
  const [expected, found] = [computed, kept].map((month) => SPLIT_GROUPS.flatMap((by) => month[by].flatMap(figuresOf)));
  const differs = expected!.findIndex((line, index) => line !== found![index]);
  const at = differs >= 0 ? differs : 0;
  return {
    identity: 'frozen_as_computed',
    holds: differs < 0 && expected!.length === found!.length,
    expected: differs < 0 ? `${expected!.length} figures` : expected![at]!,
    found: differs < 0 ? `${found!.length} figures` : (found![at] ?? 'nothing'),
  };
}

/** Names may change after the freeze, and groups may come; where nothing stood or moved there is nothing to compare. */
function figuresOf(row: SplitRow): string[] {
  const figures = FIGURES.map((figure) => `${figure} ${text(row[figure])}`);
  return FIGURES.every((figure) => text(row[figure]) === text(NOTHING))
    ? []
    : [`${row.group.id} ${figures.join(', ')}`];
}

function movementsAddUp(by: SplitBy, rows: SplitRow[]): Identity {
  return inEveryGroup(`${by}_movements`, rows, (row) => [movedTo(by, row), row.closing]);
}

function movedTo(by: SplitBy, { opening, issued, redeemed, voided, expired, recalled }: SplitRow): Split {
  if (by === 'merchant') return less(plus(opening, redeemed), voided);
  return less(plus(plus(opening, issued), voided), plus(plus(redeemed, expired), recalled));
}

function sharesAddUp(by: SplitBy, rows: SplitRow[]): Identity {
  return inEveryGroup(`${by}_shares`, rows, (row) => {
    const whole = sum(FIGURES.map((figure) => row[figure]));
    return [{ ...whole, amount: whole.employerShare + whole.cityShare }, whole];
  });
}

function opensAsClosed(by: SplitBy, rows: SplitRow[], before: ReadonlyMap<string | null, Split>): Identity {
  return inEveryGroup(`${by}_opening`, rows, (row) => [before.get(row.group.id) ?? NOTHING, row.opening]);
}

/** Says the sums, or the first group in which they differ. */
function inEveryGroup(identity: string, rows: SplitRow[], sides: (row: SplitRow) => [Split, Split]): Identity {
  const both = rows.map((row) => ({ row, sides: sides(row) }));
  const broken = both.find(({ sides: [expected, found] }) => text(expected) !== text(found));
  if (!broken) {
    const [expected, found] = [0, 1].map((side) => sum(both.map(({ sides: one }) => one[side]!)));
    return compared(identity, expected!, found!);
  }
  const { id, name } = broken.row.group;
  const [expected, found] = broken.sides.map((side) => `${name} (${id}): ${text(side)}`);
  return { identity, holds: false, expected: expected!, found: found! };
}

function agree(
  identity: string,
  figures: readonly (typeof FIGURES)[number][],
  one: SplitRow[],
  other: SplitRow[],
): Identity {
  const [expected, found] = [one, other].map((rows) =>
    figures.map((figure) => `${figure} ${text(sum(rows.map((row) => row[figure])))}`).join(', '),
  );
  return { identity, holds: expected === found, expected: expected!, found: found! };
}

function compared(identity: string, expected: Split, found: Split): Identity {
  return { identity, holds: text(expected) === text(found), expected: text(expected), found: text(found) };
}

/** Yen in all, of the employers, of the city. */
function text({ amount, employerShare, cityShare }: Split): string {
  return `${amount} = ${employerShare} + ${cityShare}`;
}

function sum(splits: Split[]): Split {
  return splits.reduce(plus, NOTHING);
}

function plus(a: Split, b: Split): Split {
  return {
    amount: a.amount + b.amount,
    employerShare: a.employerShare + b.employerShare,
    cityShare: a.cityShare + b.cityShare,
  };
}

function less(a: Split, b: Split): Split {
  return plus(a, { amount: -b.amount, employerShare: -b.employerShare, cityShare: -b.cityShare });
}
