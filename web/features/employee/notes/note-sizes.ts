import type { WalletBalance } from '../wallet/use-wallet';

export interface NoteSize {
  noteYen: number;
  /** How many of this size there are. */
  notes: number;
}

/** What may be given, or spent, by the size of a note, the size of which there is most first. */
export function noteSizes({ byExpiry }: WalletBalance, to: 'give' | 'spend'): NoteSize[] {
  const sums = new Map<number, number>();
  for (const group of byExpiry) {
    const notes = to === 'give' ? group.givable.notes : group.notes;
    if (notes > 0) sums.set(group.noteYen, (sums.get(group.noteYen) ?? 0) + notes);
  }
  return [...sums].map(([noteYen, notes]) => ({ noteYen, notes })).sort((a, b) => b.notes - a.notes);
}
