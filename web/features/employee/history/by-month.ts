import { dayInJapan } from '../in-japan';
import type { Entry } from './entry-title';

/** Entries by the month in which they happened, in the order in which they come. */
export function byMonth(entries: readonly Entry[]): [month: string, entries: Entry[]][] {
  const months = new Map<string, Entry[]>();
  for (const entry of entries) {
    const month = dayInJapan(entry.happenedAt).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months];
}
