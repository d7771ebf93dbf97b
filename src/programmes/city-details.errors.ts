import { declareConstraint } from '../database/constraint-errors.js';
import type { DateIso } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';

export const cityDetailsMissing = () =>
  new DomainError({
    kind: 'refused',
    code: 'city_details_missing',
    ja: '市の名称・口座などの発行情報がまだ登録されていません。',
    en: 'The details that stand on the city’s papers (office, bank account) have not been set.',
  });

export const cityDetailsInThePast = (today: DateIso) =>
  new DomainError({
    kind: 'refused',
    code: 'city_details_in_the_past',
    ja: `発行済みの書類が変わらないよう、発行情報は ${today} 以降の日からしか変えられません。`,
    en: `Papers that went out stay as they are: details change from ${today} on, not earlier.`,
    details: { today },
  });

export const badCityDetails = (field?: string) =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_city_details',
    ja: '市の発行情報に正しくない項目があります。',
    en: 'A value of the city’s details is outside its form or range.',
    ...(field === undefined ? {} : { details: { field } }),
  });

export const unknownBank = (bankCode: string, branchCode: string) =>
  new DomainError({
    kind: 'refused',
    code: 'unknown_bank',
    ja: `金融機関コード ${bankCode}、支店コード ${branchCode} は公表されている一覧にありません。`,
    en: `The published list of banks has no branch ${branchCode} of bank ${bankCode}.`,
    details: { bankCode, branchCode },
  });

for (const name of [
  'codes_form',
  'kind_known',
  'days_range',
  'settlements_known',
  'line_end_known',
  'fee_not_negative',
]) {
  declareConstraint(`city_details_${name}`, () => badCityDetails());
}
