import { declareConstraint } from '../database/constraint-errors.js';
import type { DateIso } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';

export const certificationNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'certification_not_found',
    ja: 'その認定は見つかりません。',
    en: 'There is no such certification.',
  });

export const alreadyApplied = () =>
  new DomainError({
    kind: 'conflict',
    code: 'certification_stands',
    ja: '申請中または認定済みのため、申請できません。',
    en: 'There is a certification, a suspended one, or an application that waits for its decision.',
  });

export const daysOutOfOrder = () =>
  new DomainError({
    kind: 'invalid',
    code: 'days_out_of_order',
    ja: '認定の終わりの日は、始まりの日以後にしてください。',
    en: 'A certification cannot end before it begins.',
  });

export const validityOver = (today: DateIso) =>
  new DomainError({
    kind: 'invalid',
    code: 'validity_over',
    ja: `認定の終わりの日は ${today} 以後にしてください。`,
    en: `A certification whose last day is before ${today} would have ended already.`,
    details: { today },
  });

export const notBeforeToday = (today: DateIso) =>
  new DomainError({
    kind: 'refused',
    code: 'not_before_today',
    ja: `停止・解除・取消は ${today} 以後の日からにしてください。`,
    en: `Suspending, resuming and revoking hold from ${today} on at the earliest.`,
    details: { today },
  });

export const notRenewable = () =>
  new DomainError({
    kind: 'conflict',
    code: 'not_renewable',
    ja: '更新できるのは、有効な（または期間満了の）認定で、まだ更新されていないものだけです。',
    en: 'Only a certification that stands or has expired, and was not renewed yet, can be renewed.',
  });

/** @param first the day on which the renewed certification begins at the earliest */
export const renewalMustFollow = (first: DateIso) =>
  new DomainError({
    kind: 'refused',
    code: 'renewal_must_follow',
    ja: `更新後の認定は ${first} から始めてください。`,
    en: `The renewed certification begins on ${first}, where the old one ends.`,
    details: { first },
  });

export const noCertificate = () =>
  new DomainError({
    kind: 'conflict',
    code: 'no_certificate',
    ja: 'まだ認定されていないため、認定証はありません。',
    en: 'There is no certificate: it has not been certified.',
  });

declareConstraint('certifications_one_standing', alreadyApplied);
declareConstraint('certifications_one_applied', alreadyApplied);
declareConstraint('certifications_followed_once', notRenewable);
declareConstraint('certifications_days_in_order', daysOutOfOrder);
