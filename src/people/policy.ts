import { ROLES, type Role } from './role.js';

const CITY = ['city_admin', 'city_welfare', 'city_finance', 'city_auditor'] as const;
const EMPLOYER = ['employer_hr', 'hris_client'] as const;
const PEOPLE = [...CITY, 'employer_hr', 'merchant_owner', 'merchant_clerk', 'employee'] as const;
const TILL = ['merchant_owner', 'merchant_clerk', 'pos_client'] as const;

/**
 * The one table of who may do what: permission -> roles. What is not listed is refused. A role that is bound to an
 * employer, merchant, shop or person may do it there only; that is looked after by `withinScope` (scope.ts) where the
 * object is read. The auditor of the city reads everything and changes nothing; an employer's HR never sees who
 * thanked whom.
 */
export const POLICY = {
  'me.read': ROLES,
  /** Keys of programs: the city's administrator of all, HR of its own HRIS, a merchant's owner of its own tills. */
  'access_tokens.read': ['city_admin', 'city_auditor', 'employer_hr', 'merchant_owner'],
  'access_tokens.write': ['city_admin', 'employer_hr', 'merchant_owner'],
  /** Which of them gives which role stands in grants/granting.ts. */
  'role_grants.read': ['city_admin', 'city_welfare', 'city_auditor', 'employer_hr', 'merchant_owner'],
  'role_grants.write': ['city_admin', 'city_welfare', 'employer_hr', 'merchant_owner'],
  'recoveries.approve': ['city_admin', 'city_welfare', 'employer_hr', 'merchant_owner'],
  'webhooks.read': ['city_admin', 'city_auditor', 'employer_hr', 'merchant_owner'],
  'webhooks.write': ['city_admin', 'employer_hr', 'merchant_owner'],
  'audit.read': ['city_admin', 'city_auditor'],
  /** What those are called whom the records name by their ids: who prepared, who approved. */
  'actors.read': CITY,
  /** All that is kept about oneself; a program is nobody. */
  'me.export': PEOPLE,
  'retention.read': CITY,
  'retention.write': ['city_admin'],

  'city.read': ROLES,
  'city_details.read': CITY,
  'city_details.write': ['city_admin'],
  'programmes.read': ROLES,
  'programmes.write': ['city_admin'],
  'budgets.read': CITY,
  'budgets.write': ['city_admin', 'city_finance'],

  'employers.read': [...CITY, ...EMPLOYER],
  'employers.write': ['city_admin', 'city_welfare'],
  'employees.read': ['city_admin', 'city_welfare', 'city_auditor', ...EMPLOYER],
  'employees.welcome': ['city_welfare', ...EMPLOYER],
  'employees.write': ['city_welfare', ...EMPLOYER],

  'merchants.read': [...CITY, ...TILL],
  'merchants.write': ['city_admin', 'city_welfare'],
  'shops.write': ['city_admin', 'city_welfare', 'merchant_owner'],
  'shop_photos.read': [...CITY, ...TILL, 'employee'],
  'shop_photos.write': ['city_welfare', 'merchant_owner'],
  'merchant_people.read': ['city_admin', 'city_welfare', 'city_auditor', 'merchant_owner'],
  'merchant_people.write': ['city_welfare', 'merchant_owner'],
  /** Who may lift the bar on own coupons: not the owner, who could do so for a moment and pay at the own till. */
  'merchant_people.remove': ['city_welfare'],
  'certifications.read': [...CITY, 'merchant_owner', 'employer_hr'],
  'certifications.list': CITY,
  'certifications.apply': ['city_welfare', 'merchant_owner', 'employer_hr'],
  'certifications.decide': ['city_welfare'],
  'applications.review': ['city_welfare'],
  'criteria.read': [...CITY, 'merchant_owner', 'employer_hr'],
  'criteria.write': ['city_admin'],

  'imports.make': ['city_admin', 'city_welfare', ...EMPLOYER],
  'enrolments.read': ['city_admin', 'city_welfare', 'city_auditor', ...EMPLOYER, 'employee'],
  'enrolments.apply': ['city_welfare', ...EMPLOYER],
  'enrolments.decide': ['city_welfare'],
  'enrolments.activate': ['employee'],
  'enrolments.report': ['city_welfare', ...EMPLOYER],
  'enrolments.transfer': ['city_welfare'],
  'enrolments.correct': ['city_welfare'],
  /** Likely doubles, across employers. */
  'enrolments.compare': ['city_admin', 'city_welfare', 'city_auditor'],

  'issuance.read': CITY,
  'issuance.run': ['city_admin', 'city_finance'],
  'recalls.make': ['city_welfare'],
  'clock.advance': ['city_admin'],

  'wallet.own': ['employee'],
  'thanks.give': ['employee'],
  'claims.make': ['employee'],
  'codes.make': ['employee'],

  'redemptions.read': [...CITY, ...TILL],
  'redemptions.take': [...TILL],
  /** By the person's id alone, without a code: only a till that is trusted to know its customer. */
  'redemptions.take_directly': ['pos_client'],
  'redemptions.void': ['city_welfare', ...TILL],
  /** After the day of the redemption, and at any shop. */
  'redemptions.void_later': ['city_welfare'],
  'till_events.read': [...TILL],
  'posters.read': [...CITY, 'merchant_owner', 'merchant_clerk'],
  'posters.write': ['city_welfare', 'merchant_owner'],
  'posters.pay': ['employee'],
  /** Paper is money to whoever holds it, so the holder may revoke it too. */
  'paper_sheets.make': ['city_welfare', 'employer_hr'],
  'paper_sheets.read': ['city_welfare', 'city_auditor', 'employer_hr', 'employee'],
  'paper_sheets.revoke': ['city_welfare', 'employer_hr', 'employee'],
  'disputes.open': ['merchant_owner', 'merchant_clerk', 'employee'],
  'disputes.read': [...CITY, 'merchant_owner', 'merchant_clerk', 'employee'],
  'disputes.decide': ['city_welfare'],

  'closing.read': CITY,
  'closing.prepare': ['city_finance'],
  'closing.approve': ['city_finance'],

  /** What waits for somebody; each line of it only for who may see that. */
  'today.read': CITY,
  'reports.read': CITY,
  'reports.write': ['city_welfare', 'city_finance'],
  'payroll.read': ['city_finance', 'employer_hr'],
  'statements.own': ['employee'],
  /** How often thanks were given, as one figure a month. */
  'thanks.count': ['employer_hr'],

  'invoices.read': [...CITY, 'employer_hr'],
  'invoices.make': ['city_finance'],
  'receipts.read': CITY,
  'receipts.write': ['city_finance'],

  'settlements.read': [...CITY, 'merchant_owner'],
  'settlements.make': ['city_finance'],
  'payouts.read': [...CITY, 'merchant_owner'],
  /** Whole batches, with every merchant's payouts. */
  'payouts.read_batches': CITY,
  'payouts.prepare': ['city_finance'],
  'payouts.approve': ['city_finance'],
  'payouts.export': ['city_finance'],
  'payouts.withdraw': ['city_finance'],
  /** A merchant's payouts are held by one person and let go by another; its customers never notice. */
  'payout_holds.read': CITY,
  'payout_holds.place': ['city_welfare'],
  'payout_holds.lift': ['city_welfare', 'city_finance'],
  'bank_accounts.read': [...CITY, 'merchant_owner'],
  'bank_accounts.request': ['city_welfare', 'city_finance', 'merchant_owner'],
  'bank_accounts.decide': ['city_finance'],

  /** Long work that was asked for; each role sees the kinds that it may ask for itself. */
  'tasks.read': [...CITY, ...EMPLOYER],

  /** Abuse: found by the rules of the city, worked off by the welfare section. */
  'signals.read': ['city_admin', 'city_welfare', 'city_auditor'],
  'signals.scan': ['city_welfare'],
  'signals.decide': ['city_welfare'],
  'signal_settings.read': ['city_admin', 'city_welfare', 'city_auditor'],
  'signal_settings.write': ['city_admin', 'city_welfare'],
  /** The quiet way: no employer, and none of its programs, is ever told that a report exists. */
  'pressure.report': ['employee'],
  'pressure.read': ['city_welfare', 'city_auditor', 'employee'],
  'pressure.read_words': ['city_welfare', 'employee'],
  'pressure.answer': ['city_welfare', 'employee'],
  'pressure.decide': ['city_welfare'],

  /** Which notices one is sent. */
  'notices.choose': ['employee', 'merchant_owner', 'employer_hr'],

  'split.read': [...CITY, 'employer_hr', 'merchant_owner'],
  'operations.read': CITY,
  'verifications.make': ['city_admin', 'city_finance', 'city_auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof POLICY;

export function may(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = POLICY[permission];
  return roles.includes(role);
}

/** What everybody may who got in: to see who one is, and in which city. */
export const OF_EVERYBODY: readonly Permission[] = ['me.read', 'city.read', 'programmes.read'];

/** Whether a caller may: by the role, and where the key was made for less than all of it, by its scopes. */
export function allowed({ role, scopes }: CallerRights, permission: Permission): boolean {
  return may(role, permission) && (!scopes || scopes.includes(permission) || OF_EVERYBODY.includes(permission));
}

export interface CallerRights {
  role: Role;
  /** Of a key: which of the role's permissions it has. */
  scopes?: readonly Permission[];
}

export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(POLICY) as Permission[]).filter((permission) => may(role, permission));
}
