/** Who may be calling. The database knows the same ten (access_tokens_role_known). */
export const ROLES = [
  'city_admin',
  'city_welfare',
  'city_finance',
  'city_auditor',
  'employer_hr',
  'merchant_owner',
  'merchant_clerk',
  'employee',
  'hris_client',
  'pos_client',
] as const;

export type Role = (typeof ROLES)[number];
