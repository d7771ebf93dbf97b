import type { Application } from './application.js';
import { stands, type KnownEnrolment, type KnownEnrolments } from './known-enrolments.js';
import { monthsLeft, owedMonths, type EnrolmentTerms, type OwedMonths } from './terms.js';

/**
 * Why an application is refused:
 * - child_over_limit: no month is left to be issued;
 * - enrolled_differently: the person is enrolled with other data;
 * - enrolled_elsewhere: the same person is enrolled, or employed, by another employer at the same time;
 * - child_number_taken: the child is enrolled.
 */
export type ApplicationRefusal =
  'child_over_limit' | 'enrolled_differently' | 'enrolled_elsewhere' | 'child_number_taken';

export type ApplicationJudgement =
  | ({ status: 'takeable'; monthsLeft: number } & OwedMonths)
  | { status: 'unchanged'; id: string }
  | { status: 'refused'; code: ApplicationRefusal };

const COMPARED = ['name', 'nameKana', 'email', 'childBirthDate', 'leaveStartedOn', 'returnedOn'] as const;

/**
 * Compares an application with what is known. One that says nothing new is unchanged, also if its enrolment was refused
 * or has ended since: the list that an employer sends again undoes no decision.
 */
export function judgeApplication(
  application: Application,
  known: KnownEnrolments,
  terms: EnrolmentTerms,
): ApplicationJudgement {
  const own = known.ofStaffNumber(application);
  const identical = own.find((enrolment) => saysTheSame(application, enrolment));
  if (identical) return { status: 'unchanged', id: identical.id };
  const owed = owedMonths(terms, application);
  const left = monthsLeft(terms, owed);
  if (left === 0) return { status: 'refused', code: 'child_over_limit' };
  if (own.some((enrolment) => stands(enrolment) && !isAnotherChild(application, enrolment))) {
    return { status: 'refused', code: 'enrolled_differently' };
  }
  const elsewhere = known.ofEmail(application).filter((enrolment) => enrolment.employerId !== application.employerId);
  if (elsewhere.some(stands)) return { status: 'refused', code: 'enrolled_elsewhere' };
  if (known.ofChildNumber(application).some(stands)) return { status: 'refused', code: 'child_number_taken' };
  return { status: 'takeable', monthsLeft: left, ...owed };
}

/** Where an application names no child's number, it does not say that there is none. */
function saysTheSame(application: Application, enrolment: KnownEnrolment): boolean {
  return (
    COMPARED.every((field) => enrolment[field] === application[field]) &&
    (application.childNumber === null || application.childNumber === enrolment.childNumber)
  );
}

/** Born after the return from the leave for the child that is enrolled, it must be another one. */
function isAnotherChild(application: Application, enrolment: KnownEnrolment): boolean {
  return application.childBirthDate > enrolment.returnedOn;
}
