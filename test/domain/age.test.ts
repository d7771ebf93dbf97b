import { dateReachingAge } from '../../src/domain/age.js';
import type { DateIso } from '../../src/domain/date.js';

describe('an age is reached on the day before the birthday', () => {
  it.each<[string, DateIso, number, DateIso]>([
    ['in the middle of a month', '2023-11-20', 3, '2026-11-19'],
    ['born on the first: the last day of the month before', '2023-11-01', 3, '2026-10-31'],
    ['born on the second: the first of the same month', '2023-11-02', 3, '2026-11-01'],
    ['born on the last day of a month', '2023-10-31', 3, '2026-10-30'],
    ['born on New Year', '2024-01-01', 3, '2026-12-31'],
    ['born on 1 April, as the school year has it', '2020-04-01', 6, '2026-03-31'],
    ['born on 29 February, common year: the day before 1 March', '2024-02-29', 3, '2027-02-28'],
    ['born on 29 February, leap year: the day before 29 February', '2024-02-29', 4, '2028-02-28'],
    ['born on 1 March, common year', '2024-03-01', 3, '2027-02-28'],
    ['born on 1 March, leap year: the leap day itself', '2025-03-01', 3, '2028-02-29'],
    ['born on 28 February, leap year', '2025-02-28', 3, '2028-02-27'],
    ['the common year 2100', '2096-02-29', 4, '2100-02-28'],
    ['in the first years of the calendar', '0001-05-05', 1, '0002-05-04'],
    ['at one year', '2025-07-15', 1, '2026-07-14'],
  ])('%s: born %s reaches %i on %s', (_, birth, years, reached) => {
    expect(dateReachingAge(birth, years)).toBe(reached);
  });

  it.each([0, -1, 2.5, NaN])('refuses %p as an age', (years) => {
    expect(() => dateReachingAge('2023-11-20', years)).toThrow(new RangeError(`Not an age in whole years: ${years}`));
  });
});
