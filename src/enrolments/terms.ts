import type { DateIso } from '../domain/date.js';
import { firstEligibleMonth, lastEligibleMonth, type EligibilityRules } from '../domain/eligibility.js';
import { addMonths, monthsBetween, type Month } from '../domain/month.js';

/** What decides which months an enrolment is owed, and which of them can still be issued. */
export interface EnrolmentTerms {
  programmeId: string;
  /** The programme's first month. */
  startsMonth: Month;
  /** The month that it is in the city. */
  currentMonth: Month;
  rules: Required<EligibilityRules> & { catchUpMonths: number };
}

export interface OwedMonths {
  firstMonth: Month;
  /** Before `firstMonth` where none is owed. */
  lastMonth: Month;
}

/** The months that a child's birth date and a return to work give. */
export function owedMonths(terms: EnrolmentTerms, dates: { childBirthDate: DateIso; returnedOn: DateIso }): OwedMonths {
  const { rules, startsMonth } = terms;
  return {
    firstMonth: firstEligibleMonth({ returnedOn: dates.returnedOn, programmeStart: startsMonth, rules }),
    lastMonth: lastEligibleMonth({ childBirthDate: dates.childBirthDate, rules }),
  };
}

/**
 * How many of the months owed can still be issued: those from the city's present month on, and the missed ones that the
 * programme lets a late enrolment catch up.
 */
export function monthsLeft(terms: EnrolmentTerms, { firstMonth, lastMonth }: OwedMonths): number {
  const earliest = addMonths(terms.currentMonth, -terms.rules.catchUpMonths);
  return Math.max(0, monthsBetween(firstMonth < earliest ? earliest : firstMonth, lastMonth) + 1);
}
