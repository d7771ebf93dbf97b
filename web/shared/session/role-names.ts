import { defineTexts } from '../i18n/texts';

/** What the roles are called, as their holders read it. */
export const roleNames = defineTexts({
  ja: {
    city_admin: '市 管理者',
    city_welfare: '市 子育て担当',
    city_finance: '市 財政・会計',
    city_auditor: '市 監査',
    employer_hr: '人事担当',
    merchant_owner: '店主',
    merchant_clerk: '店員',
    employee: '従業員',
    hris_client: '人事システム',
    pos_client: 'レジ',
    operator: '運用担当',
  },
  en: {
    city_admin: 'City administrator',
    city_welfare: 'City welfare',
    city_finance: 'City finance',
    city_auditor: 'City auditor',
    employer_hr: 'HR',
    merchant_owner: 'Shop owner',
    merchant_clerk: 'Shop clerk',
    employee: 'Employee',
    hris_client: 'HR system',
    pos_client: 'POS',
    operator: 'Operator',
  },
});
