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
    en: 'The merchant is certified, suspended or waiting for a decision already.',
  });

export const daysOutOfOrder = () =>
  new DomainError({
    kind: 'invalid',
    code: 'days_out_of_order',
    ja: '認定の終わりの日は、始まりの日以後にしてください。',
    en: 'A certification cannot end before it begins.',
  });

export const notBeforeToday = (today: DateIso) =>
  new DomainError({
    kind: 'refused',
    code: 'not_before_today',
    ja: `停止・解除・取消は ${today} 以後の日からにしてください。`,
    en: `Suspending, resuming and revoking hold from ${today} on at the earliest.`,
    details: { today },
  });

declareConstraint('certifications_one_standing', alreadyApplied);
declareConstraint('certifications_days_in_order', daysOutOfOrder);
