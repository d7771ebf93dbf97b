import { assertYen, sumYen } from '../../src/domain/yen.js';

describe('assertYen', () => {
  it.each([0, 1, -1, 20_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])('takes %p', (value) => {
    expect(() => assertYen(value)).not.toThrow();
  });

  it.each([0.5, NaN, Infinity, -Infinity, 2 ** 53])('refuses %p, which is no exact whole number of yen', (value) => {
    expect(() => assertYen(value, 'employer share')).toThrow(RangeError);
    expect(() => assertYen(value, 'employer share')).toThrow(/employer share/);
  });
});

describe('sumYen', () => {
  it('adds exactly', () => {
    expect(sumYen([])).toBe(0);
    expect(sumYen([10_000, 10_000, -1])).toBe(19_999);
    expect(sumYen(new Set([Number.MAX_SAFE_INTEGER - 1, 1]))).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('refuses a fraction among the amounts', () => {
    expect(() => sumYen([1, 0.1])).toThrow(
      new RangeError('amount is no whole number of yen that can be held exactly: 0.1'),
    );
  });

  it('refuses a sum that passes what can be held exactly, even when a later amount would bring it back', () => {
    expect(() => sumYen([Number.MAX_SAFE_INTEGER, 1, -1])).toThrow(/^sum is no whole number/);
  });
});
