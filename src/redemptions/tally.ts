import type { Tally } from './dto/redemptions-of-day.js';
import type { TallyOfClerk } from './dto/today.js';

/** What one clerk took on a day: what stands, or what was undone since. */
export interface SumOfClerk {
  clerkId: string;
  poster: boolean;
  label: string | null;
  voided: boolean;
  redemptions: number;
  notes: number;
  amount: number;
}

export function tallyOf(sums: readonly SumOfClerk[]): Tally {
  const all = total(sums);
  const voided = total(sums.filter((one) => one.voided));
  return { taken: all, voided, net: all.amount - voided.amount };
}

export function tallyByClerk(sums: readonly SumOfClerk[]): TallyOfClerk[] {
  const clerks = new Map(sums.map((one) => [one.clerkId, one]));
  return [...clerks.values()].map(({ clerkId, poster, label }) => ({
    id: clerkId,
    kind: poster ? 'poster' : 'till',
    label,
    tally: tallyOf(sums.filter((one) => one.clerkId === clerkId)),
  }));
}

function total(of: readonly SumOfClerk[]) {
  return {
    redemptions: of.reduce((sum, one) => sum + one.redemptions, 0),
    notes: of.reduce((sum, one) => sum + one.notes, 0),
    amount: of.reduce((sum, one) => sum + one.amount, 0),
  };
}
