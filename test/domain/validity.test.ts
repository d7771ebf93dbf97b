import type { DateIso } from '../../src/domain/date.js';
import { addMonths, firstDay, fiscalYearMonths, type Month } from '../../src/domain/month.js';
import { expiresOn } from '../../src/domain/validity.js';

describe('coupons are valid through the last day of the fifth month after the month of issue', () => {
  it.each<[Month, DateIso]>([
    ['2026-11', '2027-04-30'],
    ['2026-04', '2026-09-30'],
    ['2026-07', '2026-12-31'],
    ['2026-08', '2027-01-31'],
    ['2026-09', '2027-02-28'],
    ['2027-09', '2028-02-29'],
    ['2027-03', '2027-08-31'],
  ])('issued in %s: last day %s', (issued, last) => {
    expect(expiresOn(issued)).toBe(last);
  });

  it('always ends before six months from the first day of the month of issue are over', () => {
    for (const month of fiscalYearMonths(2027)) expect(expiresOn(month) < firstDay(addMonths(month, 6))).toBe(true);
  });

  it.each<[number, DateIso]>([
    [1, '2026-11-30'],
    [2, '2026-12-31'],
    [12, '2027-10-31'],
  ])('a programme may say %i months', (months, last) => {
    expect(expiresOn('2026-11', months)).toBe(last);
  });

  it.each([0, -1, 1.5, NaN])('refuses %p months', (months) => {
    expect(() => expiresOn('2026-11', months)).toThrow(
      new RangeError(`Coupons are valid for at least one whole month, not ${months}`),
    );
  });
});
