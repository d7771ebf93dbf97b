import { createHash } from 'node:crypto';

/**
 * Chance that can be had again: the same labels always give the same row of numbers, and other labels an unrelated one.
 * (sfc32 by Chris Doty-Humphrey, its state filled from SHA-256 of the labels.) Good for stories, not for secrets.
 */
export class Random {
  private readonly state: Uint32Array;

  constructor(...labels: readonly (string | number)[]) {
    const hash = createHash('sha256').update(JSON.stringify(labels)).digest();
    this.state = Uint32Array.from([0, 4, 8, 12], (at) => hash.readUInt32LE(at));
  }

  /** A number from 0 up to, but never, 1. */
  next(): number {
    const [a, b, c, count] = this.state as unknown as [number, number, number, number];
    const sum = (a + b + count) >>> 0;
    this.state.set([b ^ (b >>> 9), c + (c << 3), ((c << 21) | (c >>> 11)) + sum, count + 1]);
    return sum / 0x1_0000_0000;
  }

  /** A whole number from `low` through `high`. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True so often: 0 never, 1 always. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** @throws RangeError if there is nothing to pick from. */
  pick<T>(from: readonly T[]): T {
    const picked = from[this.between(0, from.length - 1)];
    if (picked === undefined) throw new RangeError('There is nothing to pick from.');
    return picked;
  }
}
