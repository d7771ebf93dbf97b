import type { components } from '../../../../shared/api/schema';

export type Split = components['schemas']['Split'];
export type SplitRow = components['schemas']['SplitRow'];

export const FIGURES = ['opening', 'issued', 'redeemed', 'voided', 'expired', 'recalled', 'closing'] as const;
export type Figure = (typeof FIGURES)[number];

export const NOTHING: Split = { amount: 0, employerShare: 0, cityShare: 0 };

export function plus(a: Split, b: Split): Split {
  return {
    amount: a.amount + b.amount,
    employerShare: a.employerShare + b.employerShare,
    cityShare: a.cityShare + b.cityShare,
  };
}

export function sumOf(rows: readonly SplitRow[], figure: Figure): Split {
  return rows.map((row) => row[figure]).reduce(plus, NOTHING);
}
