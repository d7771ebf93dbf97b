import type { DateIso } from '../../src/domain/date.js';
import {
  absenceOf,
  firstEligibleMonth,
  lastEligibleMonth,
  monthsOwed,
  type Absence,
  type Eligibility,
  type FirstMonthRule,
  type LastMonthRule,
} from '../../src/domain/eligibility.js';
import type { Month } from '../../src/domain/month.js';

const enrolment: Eligibility = {
  childBirthDate: '2023-11-20',
  returnedOn: '2026-06-15',
  programmeStart: '2026-04',
  rules: { firstMonthRule: 'return_month', lastMonthRule: 'month_reaching_age' },
};

describe('the last month is the one in which the child reaches 3', () => {
  it.each<[DateIso, LastMonthRule, Month]>([
    ['2023-11-20', 'month_reaching_age', '2026-11'],
    ['2023-11-01', 'month_reaching_age', '2026-10'],
    ['2023-11-02', 'month_reaching_age', '2026-11'],
    ['2023-11-30', 'month_reaching_age', '2026-11'],
    ['2024-02-29', 'month_reaching_age', '2027-02'],
    ['2024-03-01', 'month_reaching_age', '2027-02'],
    ['2025-03-01', 'month_reaching_age', '2028-02'],
    ['2024-01-01', 'month_reaching_age', '2026-12'],
    ['2023-04-01', 'month_reaching_age', '2026-03'],
    ['2023-11-20', 'month_before', '2026-10'],
    ['2023-11-01', 'month_before', '2026-09'],
    ['2024-01-15', 'month_before', '2026-12'],
  ])('born %s by the rule %s: %s', (childBirthDate, lastMonthRule, last) => {
    expect(lastEligibleMonth({ childBirthDate, rules: { ...enrolment.rules, lastMonthRule } })).toBe(last);
  });

  it('or another age, where the programme says so', () => {
    expect(lastEligibleMonth({ ...enrolment, rules: { ...enrolment.rules, ageYears: 6 } })).toBe('2029-11');
  });
});

describe('the first month is the month of the return, or the one after it, and never before the programme starts', () => {
  it.each<[DateIso, FirstMonthRule, Month]>([
    ['2026-06-01', 'return_month', '2026-06'],
    ['2026-06-30', 'return_month', '2026-06'],
    ['2026-06-30', 'month_after_return', '2026-07'],
    ['2026-12-01', 'month_after_return', '2027-01'],
    ['2025-01-27', 'return_month', '2026-04'],
    ['2026-03-31', 'return_month', '2026-04'],
    ['2026-03-31', 'month_after_return', '2026-04'],
    ['2026-04-01', 'month_after_return', '2026-05'],
  ])('returned on %s by the rule %s: %s', (returnedOn, firstMonthRule, first) => {
    expect(firstEligibleMonth({ ...enrolment, returnedOn, rules: { ...enrolment.rules, firstMonthRule } })).toBe(first);
  });
});

/** The months of an enrolment as its dates give them. */
const owedBy = (dates: Eligibility, absences: Absence[] = []) =>
  monthsOwed({ firstMonth: firstEligibleMonth(dates), lastMonth: lastEligibleMonth(dates) }, absences);

describe('the months owed', () => {
  const all: Month[] = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

  it('are every month from the first to the last', () => {
    expect(owedBy(enrolment)).toEqual(all);
  });

  it('are none when the child reached 3 before the return or before the programme', () => {
    expect(owedBy({ ...enrolment, returnedOn: '2026-12-01' })).toEqual([]);
    expect(owedBy({ ...enrolment, childBirthDate: '2022-05-06', returnedOn: '2023-04-01' })).toEqual([]);
  });

  it.each<[string, Absence[], Month[]]>([
    [
      'a leave that ended',
      [{ fromMonth: '2026-07', untilMonth: '2026-08' }],
      ['2026-06', '2026-09', '2026-10', '2026-11'],
    ],
    ['a leave without end', [{ fromMonth: '2026-08', untilMonth: null }], ['2026-06', '2026-07']],
    ['a leave of no month', [{ fromMonth: '2026-08', untilMonth: '2026-07' }], all],
    ['a leave before all months', [{ fromMonth: '2026-01', untilMonth: '2026-05' }], all],
    [
      'two leaves that overlap',
      [
        { fromMonth: '2026-07', untilMonth: '2026-08' },
        { fromMonth: '2026-08', untilMonth: '2026-10' },
      ],
      ['2026-06', '2026-11'],
    ],
  ])('leave out %s', (_, absences, owed) => {
    expect(owedBy(enrolment, absences)).toEqual(owed);
  });
});

describe('a parent on leave again has no allocation from the next month until the return opens one', () => {
  it.each<[DateIso, DateIso | null, FirstMonthRule, Absence]>([
    ['2026-06-15', null, 'return_month', { fromMonth: '2026-07', untilMonth: null }],
    ['2026-06-30', '2026-10-05', 'return_month', { fromMonth: '2026-07', untilMonth: '2026-09' }],
    ['2026-06-01', '2026-10-05', 'month_after_return', { fromMonth: '2026-07', untilMonth: '2026-10' }],
    ['2026-12-01', '2027-03-01', 'return_month', { fromMonth: '2027-01', untilMonth: '2027-02' }],
  ])('on leave from %s, back on %s, by the rule %s', (leaveFrom, returnedOn, rule, absence) => {
    expect(absenceOf(leaveFrom, returnedOn, rule)).toEqual(absence);
  });

  it.each<[DateIso, DateIso]>([
    ['2026-07-01', '2026-07-20'],
    ['2026-07-31', '2026-08-01'],
  ])('misses no month when on leave from %s and back on %s', (leaveFrom, returnedOn) => {
    const absence = absenceOf(leaveFrom, returnedOn, 'return_month');
    expect(owedBy(enrolment, [absence])).toEqual(owedBy(enrolment));
  });
});
