import fc from 'fast-check';
import { bankBusinessDayFrom, isBankBusinessDay, payDayOf } from '../../src/domain/business-day.js';
import { addDays, type DateIso } from '../../src/domain/date.js';
import type { Month } from '../../src/domain/month.js';

describe('banks are closed', () => {
  test.each([
    ['2026-11-21', 'on Saturdays'],
    ['2026-11-22', 'on Sundays'],
    ['2026-11-23', 'on 勤労感謝の日'],
    ['2026-12-31', 'on the last day of the year'],
    ['2027-01-01', 'on 元日'],
    ['2027-01-02', 'on 2 January'],
    ['2028-01-03', 'on 3 January, also a Monday'],
    ['2026-09-22', 'on the day between two holidays (国民の休日)'],
    ['2027-03-22', 'on the day in place of a holiday that was a Sunday (振替休日)'],
  ])('%s: %s', (date) => {
    expect(isBankBusinessDay(date as DateIso)).toBe(false);
  });

  test.each(['2026-11-20', '2026-12-30', '2027-01-04', '2026-08-12', '2026-08-14'])('and open on %s', (date) => {
    expect(isBankBusinessDay(date as DateIso)).toBe(true);
  });
});

describe('the pay day of a month', () => {
  test.each([
    ['2026-11', 15, '2026-12-15', 'is that day of the next month'],
    ['2026-07', 15, '2026-08-17', 'moves from a Saturday to Monday'],
    ['2026-10', 15, '2026-11-16', 'moves from a Sunday to Monday'],
    ['2026-04', 3, '2026-05-07', 'moves over the whole Golden Week'],
    ['2026-08', 19, '2026-09-24', 'moves over Silver Week with the day between its holidays'],
    ['2026-12', 1, '2027-01-04', 'moves over the first days of January'],
    ['2027-12', 1, '2028-01-04', 'moves over 3 January, when that is a Monday'],
    ['2026-02', 20, '2026-03-23', 'moves over 春分の日, a Friday, and the weekend'],
    ['2027-01', 28, '2027-03-01', 'moves into the month after, from a Sunday at the end of February'],
  ])('%s paid on the %i.: %s (%s)', (month, payDay, paid) => {
    expect(payDayOf(month as Month, payDay)).toBe(paid);
  });

  test('is the first open day from the rule on, whatever month and day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2049 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const rule = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as DateIso;
          const paid = bankBusinessDayFrom(rule);
          expect(isBankBusinessDay(paid)).toBe(true);
          for (let before = rule; before < paid; before = addDays(before, 1))
            expect(isBankBusinessDay(before)).toBe(false);
        },
      ),
    );
  });
});
