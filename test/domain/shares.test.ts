import fc from 'fast-check';
import { takenShare } from '../../src/domain/shares.js';

const holdings = fc
  .bigInt({ min: 1n, max: BigInt(Number.MAX_SAFE_INTEGER) })
  .chain((amount) => fc.tuple(fc.constant(Number(amount)), fc.bigInt({ min: 0n, max: amount }).map(Number)))
  .map(([amount, employerShare]) => ({ amount, employerShare }));

describe('takenShare', () => {
  it.each([
    ['halves', { amount: 20_000, employerShare: 10_000 }, 1_000, { employerShare: 500, cityShare: 500 }],
    ['everything', { amount: 20_000, employerShare: 9_999 }, 20_000, { employerShare: 9_999, cityShare: 10_001 }],
    ['the city alone', { amount: 20_000, employerShare: 0 }, 3_000, { employerShare: 0, cityShare: 3_000 }],
    ['the employer alone', { amount: 20_000, employerShare: 20_000 }, 3_000, { employerShare: 3_000, cityShare: 0 }],
    ['a third, rounded up', { amount: 3_000, employerShare: 1_000 }, 1_000, { employerShare: 334, cityShare: 666 }],
    ['the next third', { amount: 2_000, employerShare: 666 }, 1_000, { employerShare: 333, cityShare: 667 }],
    ['the last third', { amount: 1_000, employerShare: 333 }, 1_000, { employerShare: 333, cityShare: 667 }],
    [
      'products beyond what a double holds',
      { amount: Number.MAX_SAFE_INTEGER, employerShare: Number.MAX_SAFE_INTEGER - 1 },
      Number.MAX_SAFE_INTEGER - 1,
      { employerShare: Number.MAX_SAFE_INTEGER - 1, cityShare: 0 },
    ],
  ])('%s', (_, holding, take, moved) => {
    expect(takenShare(holding, take)).toEqual(moved);
  });

  it('leaves the floor of the exact proportion behind, for all safe integers', () => {
    fc.assert(
      fc.property(holdings, fc.double({ min: 0, max: 1, noNaN: true }), (holding, part) => {
        const take = Math.max(1, Math.floor(holding.amount * part));
        const kept = BigInt(holding.employerShare - takenShare(holding, take).employerShare);
        const exact = BigInt(holding.employerShare) * BigInt(holding.amount - take);
        expect(kept * BigInt(holding.amount) <= exact).toBe(true);
        expect((kept + 1n) * BigInt(holding.amount) > exact).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps both shares, of what moves and of what stays, between 0 and their amount, and adds up to E at the end', () => {
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(holdings, parts, (holding, takings) => {
        let { amount, employerShare } = holding;
        let takenOfEmployer = 0;
        let takenOfCity = 0;
        // The last taking empties the holding, whatever was left.
        for (const part of [...takings, 1]) {
          if (amount === 0) break;
          const take = Math.min(amount, Math.max(1, Math.ceil(amount * part)));
          const moved = takenShare({ amount, employerShare }, take);
          expect(moved.employerShare + moved.cityShare).toBe(take);
          expect(Math.min(moved.employerShare, moved.cityShare)).toBeGreaterThanOrEqual(0);
          amount -= take;
          employerShare -= moved.employerShare;
          expect(employerShare).toBeGreaterThanOrEqual(0);
          expect(employerShare).toBeLessThanOrEqual(amount);
          takenOfEmployer += moved.employerShare;
          takenOfCity += moved.cityShare;
        }
        expect(takenOfEmployer).toBe(holding.employerShare);
        expect(takenOfCity).toBe(holding.amount - holding.employerShare);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['more than the holding has', { amount: 1_000, employerShare: 500 }, 1_001, /^Cannot take 1001 .* of 1000$/],
    ['nothing', { amount: 1_000, employerShare: 500 }, 0, /^Cannot take 0 /],
    ['less than nothing', { amount: 1_000, employerShare: 500 }, -1, /^Cannot take -1 /],
    ['from an empty holding', { amount: 0, employerShare: 0 }, 1, /^Cannot take 1 .* of 0$/],
    ['a fraction of a yen', { amount: 1_000, employerShare: 500 }, 0.5, /^take is no whole number/],
    ['from a share of a fraction of a yen', { amount: 1_000, employerShare: 0.5 }, 1, /^employer share is no whole/],
    [
      'from a share beyond its amount',
      { amount: 1_000, employerShare: 1_001 },
      1,
      /share 1001 is not within 0 to 1000$/,
    ],
    ['from a share below zero', { amount: 1_000, employerShare: -1 }, 1, /share -1 is not within 0 to 1000$/],
    ['from an amount beyond the safe integers', { amount: 2 ** 53, employerShare: 0 }, 1, /^amount is no whole number/],
  ])('refuses to take %s', (_, holding, take, says) => {
    expect(() => takenShare(holding, take)).toThrow(RangeError);
    expect(() => takenShare(holding, take)).toThrow(says);
  });
});
