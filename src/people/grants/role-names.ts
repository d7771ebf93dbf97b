import type { Role } from '../role.js';

/** What the roles are called in a letter. */
export const ROLE_NAMES: Record<Role, string> = {
  city_admin: '市 管理者 / city administrator',
  city_welfare: '市 担当課 / city welfare section',
  city_finance: '市 財政・会計 / city finance',
  city_auditor: '市 監査 / city auditor',
  employer_hr: '人事担当 / HR',
  merchant_owner: '店主 / owner',
  merchant_clerk: '店員 / clerk',
  employee: '従業員 / employee',
  hris_client: '人事システム / HR system',
  pos_client: 'レジ / till system',
};
