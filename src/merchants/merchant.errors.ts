import { declareConstraint } from '../database/constraint-errors.js';
import { DomainError } from '../domain/domain-error.js';

export const merchantNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'merchant_not_found',
    ja: 'その協賛企業は登録されていません。',
    en: 'There is no such merchant.',
  });

export const shopExists = () =>
  new DomainError({
    kind: 'conflict',
    code: 'shop_exists',
    ja: '同じ地区に同じ名前の店舗があります。',
    en: 'A shop of this name exists in this area already.',
  });

declareConstraint('shops_name_and_area_key', shopExists);
declareConstraint('shops_merchant_fkey', merchantNotFound);
