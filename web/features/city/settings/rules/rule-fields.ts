import type { components } from '../../../../shared/api/schema';

export type Rules = components['schemas']['RulesView'];
export type RuleName = Exclude<keyof Rules, 'effectiveMonth'>;

type Kind = 'yen' | 'count' | 'limit' | 'flag' | readonly string[];

/** How each rule is shown and chosen, in the order in which people speak of them. */
export const RULE_FIELDS: { group: 'money' | 'time' | 'limits' | 'ways'; name: RuleName; kind: Kind }[] = [
  { group: 'money', name: 'employerYen', kind: 'yen' },
  { group: 'money', name: 'cityYen', kind: 'yen' },
  { group: 'money', name: 'noteYen', kind: 'yen' },
  { group: 'money', name: 'billingBasis', kind: ['issue', 'redemption'] },
  { group: 'money', name: 'arrearsStopDays', kind: 'limit' },
  { group: 'time', name: 'ageYears', kind: 'count' },
  { group: 'time', name: 'firstMonthRule', kind: ['return_month', 'month_after_return'] },
  { group: 'time', name: 'lastMonthRule', kind: ['month_reaching_age', 'month_before'] },
  { group: 'time', name: 'validityMonths', kind: 'count' },
  { group: 'time', name: 'catchUpMonths', kind: 'count' },
  { group: 'limits', name: 'giverDailyCapNotes', kind: 'limit' },
  { group: 'limits', name: 'pairMonthlyCapNotes', kind: 'limit' },
  { group: 'limits', name: 'receiverMonthlyCapNotes', kind: 'limit' },
  { group: 'limits', name: 'payerDailyCapNotes', kind: 'limit' },
  { group: 'limits', name: 'shopDailyCapNotes', kind: 'limit' },
  { group: 'limits', name: 'posterDailyCapNotes', kind: 'limit' },
  { group: 'ways', name: 'passesAllowed', kind: 'count' },
  { group: 'ways', name: 'takeBackMinutes', kind: 'count' },
  { group: 'ways', name: 'claimLinkDays', kind: 'count' },
  { group: 'ways', name: 'claimSameEmployer', kind: 'flag' },
  { group: 'ways', name: 'requiresActivation', kind: 'flag' },
];

export const RULE_GROUPS = ['money', 'time', 'limits', 'ways'] as const;
