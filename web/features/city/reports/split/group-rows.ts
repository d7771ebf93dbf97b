import { FIGURES, plus, type Split, type SplitRow } from '../../money/parts/split';

/** A group over all months that were asked for: what it opened with, what moved, what it closed with. */
export interface GroupRow extends Omit<SplitRow, 'month'> {
  key: string;
}

const MOVED = FIGURES.filter((figure) => figure !== 'opening' && figure !== 'closing');

/** @param rows by month, then group */
export function groupRows(rows: readonly SplitRow[]): GroupRow[] {
  const groups = new Map<string, GroupRow>();
  for (const { month: _month, ...row } of rows) {
    const key = row.group.id ?? '';
    const before = groups.get(key);
    if (!before) groups.set(key, { ...row, key });
    else groups.set(key, { ...before, ...sums(before, row), closing: row.closing });
  }
  return [...groups.values()].filter((row) => FIGURES.some((figure) => row[figure].amount !== 0));
}

function sums(before: GroupRow, row: Omit<SplitRow, 'month'>): Record<(typeof MOVED)[number], Split> {
  return Object.fromEntries(MOVED.map((figure) => [figure, plus(before[figure], row[figure])])) as Record<
    (typeof MOVED)[number],
    Split
  >;
}
