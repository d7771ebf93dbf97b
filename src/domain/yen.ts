/** An amount of money in whole yen; may be negative only where a difference is meant. */
export type Yen = number;

/**
 * Guards every place where a number becomes money.
 * @throws RangeError if the value is not an integer that a double holds exactly: a defect, never a user's mistake.
 */
export function assertYen(value: number, what = 'amount'): asserts value is Yen {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`${what} is no whole number of yen that can be held exactly: ${value}`);
  }
}

/**
 * Adds amounts, exactly.
 * @throws RangeError if an amount, or the sum so far, is no safe integer.
 */
export function sumYen(amounts: Iterable<Yen>): Yen {
  let sum: Yen = 0;
  for (const amount of amounts) {
    assertYen(amount);
    sum += amount;
    assertYen(sum, 'sum');
  }
  return sum;
}
