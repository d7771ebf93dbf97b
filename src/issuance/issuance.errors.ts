import { DomainError } from '../domain/domain-error.js';
import type { Month } from '../domain/month.js';

export const monthNotBegun = (month: Month) =>
  new DomainError({
    kind: 'refused',
    code: 'month_not_begun',
    ja: `${month} はまだ始まっていないため、配付できません。`,
    en: `${month} has not begun, so it cannot be issued yet.`,
    details: { month },
  });

export const catchUpTooLate = (month: Month, catchUpMonths: number) =>
  new DomainError({
    kind: 'refused',
    code: 'catch_up_too_late',
    ja: `さかのぼって配付できるのは ${catchUpMonths} か月前までです（${month}）。`,
    en: `A missed month can be granted for ${catchUpMonths} months; ${month} is further back.`,
    details: { month, catchUpMonths },
  });

export const budgetPassed = (overYen: number) =>
  new DomainError({
    kind: 'refused',
    code: 'budget_passed',
    ja: `市の予算を ${overYen.toLocaleString('ja-JP')} 円超えるため、配付しませんでした。`,
    en: `Nothing was issued: it would pass the city's budget by ${overYen.toLocaleString('en-US')} yen.`,
    details: { over: overYen },
  });

export const budgetPassedMeanwhile = () =>
  new DomainError({
    kind: 'refused',
    code: 'budget_passed',
    ja: '配付の途中で市の予算を超えるため、止めました。',
    en: "The run was stopped where it would have passed the city's budget.",
  });

export const runNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'issuance_run_not_found',
    ja: 'その配付処理は見つかりません。',
    en: 'There is no such run of issuing.',
  });

export const allocationNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'allocation_not_found',
    ja: 'その配付は見つかりません。',
    en: 'There is no such allocation.',
  });

export const recallNamesNothing = () =>
  new DomainError({
    kind: 'invalid',
    code: 'recall_names_nothing',
    ja: '回収には、登録か配付のどちらか一方を指定してください。',
    en: 'A recall names either an enrolment or allocations.',
  });
