import type { components } from '../../../../shared/api/schema';

export type Details = components['schemas']['CityDetailsView'];
export type DetailName = Exclude<keyof Details, 'validFrom'>;

export const DETAIL_GROUPS = ['office', 'bank', 'terms'] as const;

/** What the city's papers and transfers say about the city, as it is shown and filled in. */
export const DETAIL_FIELDS: {
  group: (typeof DETAIL_GROUPS)[number];
  name: DetailName;
  kind: 'text' | 'optional' | 'number' | 'accountKinds' | 'lineEnds' | 'oneOrTwo';
}[] = [
  { group: 'office', name: 'officeName', kind: 'text' },
  { group: 'office', name: 'address', kind: 'text' },
  { group: 'office', name: 'contact', kind: 'text' },
  { group: 'office', name: 'invoiceRegistrationNumber', kind: 'optional' },
  { group: 'bank', name: 'bankCode', kind: 'text' },
  { group: 'bank', name: 'branchCode', kind: 'text' },
  { group: 'bank', name: 'accountKind', kind: 'accountKinds' },
  { group: 'bank', name: 'accountNumber', kind: 'text' },
  { group: 'bank', name: 'holderKana', kind: 'text' },
  { group: 'bank', name: 'requesterCode', kind: 'text' },
  { group: 'terms', name: 'paymentDays', kind: 'number' },
  { group: 'terms', name: 'payDay', kind: 'number' },
  { group: 'terms', name: 'settlementsAMonth', kind: 'oneOrTwo' },
  { group: 'terms', name: 'zenginLineEnd', kind: 'lineEnds' },
  { group: 'terms', name: 'transferFeeYen', kind: 'number' },
];
