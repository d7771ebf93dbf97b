import { declareConstraint } from '../database/constraint-errors.js';
import { DomainError } from '../domain/domain-error.js';

export const monthNotOver = () =>
  new DomainError({
    kind: 'conflict',
    code: 'month_not_over',
    ja: 'この月はまだ終わっていないため、締めることができません。',
    en: 'This month is not over yet and cannot be closed.',
  });

export const earlierMonthOpen = () =>
  new DomainError({
    kind: 'conflict',
    code: 'earlier_month_open',
    ja: 'この月より前に、まだ締めていない月があります。先にその月を締めてください。',
    en: 'An earlier month is not closed yet. Close that month first.',
  });

declareConstraint('month_not_over', monthNotOver);
declareConstraint('earlier_month_open', earlierMonthOpen);
