import {
  addDays,
  daysBetween,
  isRealDate,
  jstDateOf,
  jstInstant,
  toDateIso,
  type DateIso,
} from '../../src/domain/date.js';

describe('isRealDate', () => {
  it.each(['2026-04-01', '2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01'])('takes %s', (text) => {
    expect(isRealDate(text)).toBe(true);
  });

  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-02-30',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-1',
    '2025/01/01',
    '20250101',
    '2025-01-01T00:00:00Z',
    '2025-01-011',
    '02025-01-01',
    ' 2025-01-01',
    '２０２５-01-01',
    '',
  ])('refuses "%s"', (text) => {
    expect(isRealDate(text)).toBe(false);
  });
});

describe('toDateIso', () => {
  it('gives a real day back', () => {
    expect(toDateIso('2026-04-01')).toBe('2026-04-01');
  });

  it('refuses what is no day, and says what it was given', () => {
    expect(() => toDateIso('2026-02-29')).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        code: 'bad_date',
        ja: '日付は 2026-04-01 の形で、実在する日を指定してください。',
        en: 'A date is a real day written as 2026-04-01.',
        details: { value: '2026-02-29' },
      }),
    );
  });
});

describe('addDays and daysBetween', () => {
  it.each<[DateIso, number, DateIso]>([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2026-04-01', 365, '2027-04-01'],
    ['2026-04-01', 0, '2026-04-01'],
  ])('%s and %i days are %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });
});

describe('the day in Japan', () => {
  it.each([
    ['2026-03-31T14:59:59.999Z', '2026-03-31'],
    ['2026-03-31T15:00:00.000Z', '2026-04-01'],
    ['2026-12-31T15:00:00.000Z', '2027-01-01'],
    ['2024-02-28T15:00:00.000Z', '2024-02-29'],
    ['2026-04-01T00:00:00.000Z', '2026-04-01'],
  ])('at %s is %s', (instant, day) => {
    expect(jstDateOf(new Date(instant))).toBe(day);
  });

  it('begins at 15:00 UTC of the day before and ends at 14:59:59', () => {
    expect(jstInstant('2026-04-01', '00:00:00').toISOString()).toBe('2026-03-31T15:00:00.000Z');
    expect(jstInstant('2027-04-30', '23:59:59').toISOString()).toBe('2027-04-30T14:59:59.000Z');
  });

  it.each<[DateIso, string]>([
    ['2026-04-01', '24:00:00'],
    ['2026-04-01', '12:60:00'],
    ['2026-04-01', '9:00:00'],
    ['2026-04-01', '09:00'],
    ['2026-04-01', '109:00:00'],
    ['2026-04-01', '09:00:000'],
    ['2026-02-30', '09:00:00'],
  ])('refuses the instant %s %s, which does not exist', (date, time) => {
    expect(() => jstInstant(date, time)).toThrow(RangeError);
    expect(() => jstInstant(date, time)).toThrow(date === '2026-04-01' ? time : date);
  });
});
