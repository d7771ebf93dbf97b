import { dateReachingAge } from './age.js';
import type { DateIso } from './date.js';
import { addMonths, monthOf, monthRange, type Month } from './month.js';

/** Whether the month of the return to work is the first that is owed, or the one after it. */
export const firstMonthRules = ['return_month', 'month_after_return'] as const;
export type FirstMonthRule = (typeof firstMonthRules)[number];

/** Whether the month in which the child reaches the age is the last that is owed, or the one before it. */
export const lastMonthRules = ['month_reaching_age', 'month_before'] as const;
export type LastMonthRule = (typeof lastMonthRules)[number];

/** The part of a programme's rules that says which months an enrolment is owed. */
export interface EligibilityRules {
  firstMonthRule: FirstMonthRule;
  lastMonthRule: LastMonthRule;
  /** The child's age, in years, that ends it; 3 unless a programme says otherwise. */
  ageYears?: number;
}

/** What decides the months of one enrolment. */
export interface Eligibility {
  childBirthDate: DateIso;
  returnedOn: DateIso;
  /** The programme's first month; nothing is owed before it. */
  programmeStart: Month;
  rules: EligibilityRules;
}

/** Months for which nothing is owed, from the first through the last; null while the end is not known. */
export interface Absence {
  fromMonth: Month;
  untilMonth: Month | null;
}

/** The first month that can be owed. It may lie after the last one, and then none is. */
export function firstEligibleMonth(enrolment: Omit<Eligibility, 'childBirthDate'>): Month {
  const first = monthOfReturn(enrolment.returnedOn, enrolment.rules.firstMonthRule);
  return first < enrolment.programmeStart ? enrolment.programmeStart : first;
}

/** The last month that can be owed: by default the one in which the child reaches 3, by law the day before its birthday. */
export function lastEligibleMonth(enrolment: Pick<Eligibility, 'childBirthDate' | 'rules'>): Month {
  const { lastMonthRule, ageYears = 3 } = enrolment.rules;
  const month = monthOf(dateReachingAge(enrolment.childBirthDate, ageYears));
  return lastMonthRule === 'month_reaching_age' ? month : addMonths(month, -1);
}

/**
 * The months without allocation of a parent on leave again: from the month after the leave began until the month before
 * the one that the return opens. Back within the month, it covers none (its end lies before its start).
 */
export function absenceOf(leaveFrom: DateIso, returnedOn: DateIso | null, rule: FirstMonthRule): Absence {
  return {
    fromMonth: addMonths(monthOf(leaveFrom), 1),
    untilMonth: returnedOn === null ? null : addMonths(monthOfReturn(returnedOn, rule), -1),
  };
}

/** The months that an enrolment is owed: from its first through its last, less those that an absence covers. */
export function monthsOwed(
  { firstMonth, lastMonth }: { firstMonth: Month; lastMonth: Month },
  absences: readonly Absence[],
): Month[] {
  return monthRange(firstMonth, lastMonth).filter((month) => !absences.some((absence) => covers(absence, month)));
}

function monthOfReturn(returnedOn: DateIso, rule: FirstMonthRule): Month {
  const month = monthOf(returnedOn);
  return rule === 'return_month' ? month : addMonths(month, 1);
}

function covers({ fromMonth, untilMonth }: Absence, month: Month): boolean {
  return month >= fromMonth && (untilMonth === null || month <= untilMonth);
}
