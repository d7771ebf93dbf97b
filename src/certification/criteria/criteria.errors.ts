import { declareConstraint } from '../../database/constraint-errors.js';
import type { DateIso } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';

export const criterionNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'criterion_not_found',
    ja: 'その認定基準は見つからないか、すでに終わっています。',
    en: 'There is no such criterion, or it has ended.',
  });

export const datedInThePast = (earliest: DateIso) =>
  new DomainError({
    kind: 'refused',
    code: 'dated_in_the_past',
    ja: `認定基準は ${earliest} 以後の日から変えられます。`,
    en: `What is asked for changes from ${earliest} on, not earlier.`,
    details: { earliest },
  });

export const tiersOutOfOrder = () =>
  new DomainError({
    kind: 'invalid',
    code: 'tiers_out_of_order',
    ja: '四つの区分すべてを、上の区分ほど多い項目数で指定してください。',
    en: 'All four tiers are needed, each with more measures than the one below it.',
  });

const criterionTwice = () =>
  new DomainError({
    kind: 'conflict',
    code: 'criterion_exists',
    ja: '同じコードの認定基準がいま登録されました。',
    en: 'A criterion with this code was added at the same moment.',
  });

declareConstraint('criteria_code_standing', criterionTwice);
