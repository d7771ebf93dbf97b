import { declareConstraint } from '../database/constraint-errors.js';
import type { DateIso } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import type { Month } from '../domain/month.js';

export const enrolmentNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'enrolment_not_found',
    ja: 'その登録はありません。',
    en: 'There is no such enrolment.',
  });

export const approvedByApplicant = () =>
  new DomainError({
    kind: 'refused',
    code: 'approved_by_applicant',
    ja: '申請した人とは別の人が承認してください。',
    en: 'Whoever applied for the enrolment cannot approve it: another person must.',
  });

export const childOverLimit = () =>
  new DomainError({
    kind: 'refused',
    code: 'child_over_limit',
    ja: '子が対象の年齢を超えているため、配付できる月が残っていません。',
    en: 'The child is past the age of the programme: no month is left to be issued.',
  });

export const enrolledDifferently = () =>
  new DomainError({
    kind: 'conflict',
    code: 'already_enrolled',
    ja: 'すでに登録されていて、その内容と違います。変更は登録の訂正で行ってください。',
    en: 'The person is enrolled already, with other data. Change those by a correction.',
  });

export const enrolledElsewhere = () =>
  new DomainError({
    kind: 'conflict',
    code: 'already_enrolled',
    ja: '同じ人がほかの就労先企業ですでに登録されています。転職のときは先に市へ届け出てください。',
    en: 'The same person is registered by another employer. Report the change of employer to the city first.',
  });

export const childNumberTaken = () =>
  new DomainError({
    kind: 'conflict',
    code: 'child_number_taken',
    ja: 'この児童番号の子はすでに登録されています。',
    en: 'The child with this number is enrolled already.',
  });

export const childEnrolledAlready = () =>
  new DomainError({
    kind: 'conflict',
    code: 'child_enrolled_already',
    ja: 'この人のこの子はすでに登録されています。',
    en: 'This child of this person is enrolled already.',
  });

export const returnBeforeBirth = () =>
  new DomainError({
    kind: 'invalid',
    code: 'return_before_birth',
    ja: '復職日が子の生年月日より前です。',
    en: 'The return to work is before the birth of the child.',
  });

export const dayOutOfOrder = (earliest: DateIso) =>
  new DomainError({
    kind: 'invalid',
    code: 'day_out_of_order',
    ja: `${earliest} より前の日付にはできません。`,
    en: `The day cannot be before ${earliest}.`,
    details: { earliest },
  });

export const nothingToChange = () =>
  new DomainError({
    kind: 'invalid',
    code: 'nothing_to_change',
    ja: '変わるところがありません。',
    en: 'Nothing would change.',
  });

export const notCorrectable = () =>
  new DomainError({
    kind: 'conflict',
    code: 'not_correctable',
    ja: '承認されないまま終わった登録は訂正できません。新しく申請してください。',
    en: 'An enrolment that was never approved cannot be corrected. Apply anew.',
  });

export const notDecidedYet = () =>
  new DomainError({
    kind: 'conflict',
    code: 'not_decided_yet',
    ja: '申請中の登録です。先に承認か不承認を決めてください。',
    en: 'The enrolment is not decided yet. Approve or refuse it first.',
  });

export const sameEmployer = () =>
  new DomainError({
    kind: 'invalid',
    code: 'same_employer',
    ja: '転職先が今の就労先企業と同じです。',
    en: 'The new employer is the present one.',
  });

export const noMonthAtNewEmployer = (lastMonth: Month) =>
  new DomainError({
    kind: 'refused',
    code: 'no_month_at_new_employer',
    ja: `配付できる最後の月は ${lastMonth} のため、転職先で配付できる月がありません。退職として届け出てください。`,
    en: `The last month owed is ${lastMonth}: none is left at the new employer. Report it as leaving.`,
    details: { lastMonth },
  });

declareConstraint('enrolments_child_number_once', childNumberTaken);
declareConstraint('enrolments_child_once_a_parent', childEnrolledAlready);
declareConstraint('enrolments_return_after_birth', returnBeforeBirth);

declareConstraint('enrolment_events_two_people', approvedByApplicant);

export const enrolmentStands = () =>
  new DomainError({
    kind: 'refused',
    code: 'enrolment_stands',
    ja: 'この人は事業に登録されています。退職は、登録の画面から届け出てください。',
    en: 'This person is enrolled in the programme. Report the leaving at the enrolment.',
  });

export const lastDayAhead = (today: DateIso) =>
  new DomainError({
    kind: 'invalid',
    code: 'last_day_ahead',
    ja: `最後の日は、今日（${today}）までの日にしてください。`,
    en: `The last day is today (${today}) or earlier.`,
    details: { today },
  });
