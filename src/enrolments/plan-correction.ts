import { monthsOwed, type Absence } from '../domain/eligibility.js';
import { monthOf, type Month } from '../domain/month.js';
import type { Enrolment } from './enrolment.entity.js';
import type { IssuedMonth } from './issued-months.service.js';
import { owedMonths, type EnrolmentTerms, type OwedMonths } from './terms.js';

/** The dates of an enrolment that may turn out to be wrong. */
export type CorrectedDates = Pick<Enrolment, 'childBirthDate' | 'leaveStartedOn' | 'returnedOn' | 'childNumber'>;

/** What a correction does to the months, before it is done. */
export interface CorrectionPlan {
  before: OwedMonths;
  after: OwedMonths;
  /** Owed by the corrected dates and not by the present ones. */
  newlyOwed: Month[];
  /** Owed by the present dates and not by the corrected ones, issued or not. */
  noLongerOwed: Month[];
  /** Issued, and not owed by the corrected dates: `recallable` of each is recalled, what was given or spent stays so. */
  overIssued: IssuedMonth[];
}

/** What of an enrolment decides its months besides its dates. */
export type CorrectedEnrolment = Pick<Enrolment, 'firstMonth' | 'lastMonth' | 'endedOn' | 'endReason'>;

export interface CorrectionFacts {
  terms: EnrolmentTerms;
  absences: readonly Absence[];
  issued: readonly IssuedMonth[];
  /** The first month that no earlier place of the same person covers; null if there was none. */
  notBefore: Month | null;
}

/** Which months change when an enrolment's dates are corrected. Pure: nothing is read or written. */
export function planCorrection(
  enrolment: CorrectedEnrolment,
  dates: CorrectedDates,
  facts: CorrectionFacts,
): CorrectionPlan {
  const { absences, issued } = facts;
  const before = { firstMonth: enrolment.firstMonth, lastMonth: enrolment.lastMonth };
  const after = correctedMonths(enrolment, dates, facts);
  const owedBefore = monthsOwed(before, absences);
  const owedAfter = monthsOwed(after, absences);
  return {
    before,
    after,
    newlyOwed: owedAfter.filter((month) => !owedBefore.includes(month)),
    noLongerOwed: owedBefore.filter((month) => !owedAfter.includes(month)),
    overIssued: issued.filter(({ month }) => !owedAfter.includes(month)),
  };
}

function correctedMonths(
  { endedOn, endReason }: CorrectedEnrolment,
  dates: CorrectedDates,
  { terms, notBefore }: CorrectionFacts,
): OwedMonths {
  const owed = owedMonths(terms, dates);
  const firstMonth = notBefore !== null && notBefore > owed.firstMonth ? notBefore : owed.firstMonth;
  // Who left, moved or withdrew did so on that day, whatever the child's age. An end by age goes with the dates.
  const ended = endedOn !== null && endReason !== 'aged_out' ? monthOf(endedOn) : null;
  return { firstMonth, lastMonth: ended !== null && ended < owed.lastMonth ? ended : owed.lastMonth };
}
