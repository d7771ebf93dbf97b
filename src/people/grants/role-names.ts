import { type Words, wordsOf } from '../../lists/list.js';
import type { Role } from '../role.js';

/** What the roles are called in Japanese. */
const JA: Record<Role, string> = {
  city_admin: '市 管理者',
  city_welfare: '市 担当課',
  city_finance: '市 財政・会計',
  city_auditor: '市 監査',
  employer_hr: '人事担当',
  merchant_owner: '店主',
  merchant_clerk: '店員',
  employee: '従業員',
  hris_client: '人事システム',
  pos_client: 'レジ',
};

const EN: Record<Role, string> = {
  city_admin: 'city administrator',
  city_welfare: 'city welfare section',
  city_finance: 'city finance',
  city_auditor: 'city auditor',
  employer_hr: 'HR',
  merchant_owner: 'owner',
  merchant_clerk: 'clerk',
  employee: 'employee',
  hris_client: 'HR system',
  pos_client: 'till system',
};

/** What the roles are called in the files of lists. */
export const ROLE_WORDS: Words = wordsOf(JA, EN);

/** What a role is called in a letter, which is in both languages. */
export function roleName(role: Role): string {
  return `${JA[role]} / ${EN[role]}`;
}
