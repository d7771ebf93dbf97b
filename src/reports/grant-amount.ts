/** The rates at which the nation bears the cost of a project (地域女性活躍推進交付金). */
export const GRANT_RATES = ['1/2', '3/4', '8/10'] as const;
export type GrantRate = (typeof GRANT_RATES)[number];

/**
 * The grant for a project's cost, whole yen, never more than its part.
 * @param roundDown whether the form wants it rounded down to 1,000 yen (千円未満切捨て)
 */
export function grantOf(costYen: number, rate: GrantRate, roundDown: boolean): number {
  const [part, whole] = rate.split('/').map(Number) as [number, number];
  const grant = Math.floor((costYen * part) / whole);
  return roundDown ? grant - (grant % 1000) : grant;
}

/** How much of a target was reached, whole per cent rounded down; null where there is no target, or no actual yet. */
export function attainmentOf(target: number | null, actual: number | null): number | null {
  if (target === null || target === 0 || actual === null) return null;
  // In thousandths first: 58 of 58.1 must not become another per cent by the rest of a binary fraction.
  return Math.floor((Math.round(actual * 1000) * 100) / Math.round(target * 1000));
}
