import type { Yen } from '../domain/yen.js';

/** Consumption tax and local consumption tax together (消費税法 第29条, 地方税法 第72条の83), in per cent. */
export const CONSUMPTION_TAX_PER_CENT = 10;

/** The tax within a price that includes it, rounded down to the yen. */
export function taxWithin(price: Yen): Yen {
  return Math.floor((price * CONSUMPTION_TAX_PER_CENT) / (100 + CONSUMPTION_TAX_PER_CENT));
}
