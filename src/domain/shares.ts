import { assertYen, type Yen } from './yen.js';

/** Who paid for an amount; the two always add up to it. */
export interface Shares {
  employerShare: Yen;
  cityShare: Yen;
}

/**
 * Which part of each payer's money moves when `take` yen leave a holding. The holding keeps
 * floor(employerShare x (amount - take) / amount) of the employer's share; what moves carries the rest. So any sequence
 * of takings adds up to the employer's share at the end, and no share ever leaves the range 0 to its amount. The SQL
 * functions of the ledger compute the same. Where the share is no whole number of yen a note, early notes carry up to
 * a few yen more of the employer.
 * @throws RangeError if a number is no safe integer, the share is not within the amount, or `take` not within 1 to amount.
 */
export function takenShare(holding: { amount: Yen; employerShare: Yen }, take: Yen): Shares {
  const { amount, employerShare } = holding;
  assertYen(amount);
  assertYen(employerShare, 'employer share');
  assertYen(take, 'take');
  if (employerShare < 0 || employerShare > amount) {
    throw new RangeError(`The employer share ${employerShare} is not within 0 to ${amount}`);
  }
  if (take < 1 || take > amount) throw new RangeError(`Cannot take ${take} from a holding of ${amount}`);
  // The product of two safe integers need not be safe; both are positive, so BigInt's division is the floor.
  const kept = Number((BigInt(employerShare) * BigInt(amount - take)) / BigInt(amount));
  const taken = employerShare - kept;
  return { employerShare: taken, cityShare: take - taken };
}
