import {
  addMonths,
  firstDay,
  fiscalYearMonths,
  fiscalYearOf,
  isMonth,
  lastDay,
  monthOf,
  monthRange,
  monthsBetween,
  parseMonth,
  type Month,
} from '../../src/domain/month.js';
import type { DateIso } from '../../src/domain/date.js';

describe('parseMonth', () => {
  it('takes a month as YYYY-MM', () => {
    expect(parseMonth('2026-04')).toBe('2026-04');
    expect(isMonth('2026-12')).toBe(true);
  });

  it.each(['2026-13', '2026-00', '2026-4', '2026/04', '2026-04-01', '202604', ' 2026-04', ''])(
    'refuses "%s"',
    (text) => {
      expect(isMonth(text)).toBe(false);
      expect(() => parseMonth(text)).toThrow(
        expect.objectContaining({
          kind: 'invalid',
          code: 'bad_month',
          ja: '月は 2026-04 の形で指定してください。',
          en: 'A month is written as 2026-04.',
          details: { value: text },
        }),
      );
    },
  );
});

describe('addMonths and monthsBetween', () => {
  it.each<[Month, number, Month]>([
    ['2026-11', 5, '2027-04'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-04', 24, '2028-04'],
    ['2026-04', -16, '2024-12'],
    ['2026-04', 0, '2026-04'],
  ])('%s and %i months are %s', (month, months, expected) => {
    expect(addMonths(month, months)).toBe(expected);
    expect(monthsBetween(month, expected)).toBe(months);
  });
});

describe('the days of a month', () => {
  it.each<[Month, DateIso, DateIso]>([
    ['2026-04', '2026-04-01', '2026-04-30'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2100-02', '2100-02-01', '2100-02-28'],
  ])('%s runs from %s to %s', (month, first, last) => {
    expect(firstDay(month)).toBe(first);
    expect(lastDay(month)).toBe(last);
    expect(monthOf(first)).toBe(month);
    expect(monthOf(last)).toBe(month);
  });
});

describe('monthRange', () => {
  it('holds both ends, across a year', () => {
    expect(monthRange('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthRange('2026-04', '2026-04')).toEqual(['2026-04']);
  });

  it('is empty when it ends before it begins', () => {
    expect(monthRange('2026-04', '2026-03')).toEqual([]);
    expect(monthRange('2026-04', '2020-01')).toEqual([]);
  });

  it('refuses more than a hundred years', () => {
    expect(monthRange('2000-01', '2099-12')).toHaveLength(1200);
    expect(() => monthRange('2000-01', '2100-01')).toThrow(
      new RangeError('Too many months from 2000-01 to 2100-01: 1201'),
    );
  });
});

describe('the fiscal year', () => {
  it.each<[Month | DateIso, number]>([
    ['2026-04', 2026],
    ['2026-12', 2026],
    ['2027-01', 2026],
    ['2027-03', 2026],
    ['2027-04', 2027],
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
  ])('of %s is %i', (when, year) => {
    expect(fiscalYearOf(when)).toBe(year);
  });

  it('has twelve months from April to March', () => {
    const months = fiscalYearMonths(2026);
    expect(months).toHaveLength(12);
    expect(months[0]).toBe('2026-04');
    expect(months[11]).toBe('2027-03');
    expect(new Set(months.map(fiscalYearOf))).toEqual(new Set([2026]));
  });
});
