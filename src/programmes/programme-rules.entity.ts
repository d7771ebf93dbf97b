import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FirstMonthRule, LastMonthRule } from '../domain/eligibility.js';
import type { Month } from '../domain/month.js';
import { monthColumn } from './month-column.js';

/** What the employer is billed for: what is issued in a month, or what is redeemed in it. */
export const billingBases = ['issue', 'redemption'] as const;
export type BillingBasis = (typeof billingBases)[number];

/** The rules of a programme from a month on, until a later row. All amounts are whole yen. */
@Entity('programme_rules')
export class ProgrammeRules {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'programme_id', type: 'uuid' })
  programmeId: string;

  @PrimaryColumn(monthColumn('effective_month'))
  effectiveMonth: Month;

  /** What the employer gives to each month's allocation; 0 where it gives nothing. */
  @Column({ name: 'employer_yen', type: 'integer' })
  employerYen: number;

  @Column({ name: 'city_yen', type: 'integer' })
  cityYen: number;

  @Column({ name: 'note_yen', type: 'integer' })
  noteYen: number;

  @Column({ name: 'first_month_rule', type: 'text' })
  firstMonthRule: FirstMonthRule;

  @Column({ name: 'last_month_rule', type: 'text' })
  lastMonthRule: LastMonthRule;

  /** The child's age that ends it. */
  @Column({ name: 'age_years', type: 'integer' })
  ageYears: number;

  /** Months of validity, the month of issuing being the first. */
  @Column({ name: 'validity_months', type: 'integer' })
  validityMonths: number;

  /** How often thanks may be passed on: not at all, or once. */
  @Column({ name: 'passes_allowed', type: 'integer' })
  passesAllowed: number;

  /** Most notes that one person may give a day; null is no limit. */
  @Column({ name: 'giver_daily_cap_notes', type: 'integer', nullable: true })
  giverDailyCapNotes: number | null;

  /** Most notes that one person may spend a day; null is no limit. */
  @Column({ name: 'payer_daily_cap_notes', type: 'integer', nullable: true })
  payerDailyCapNotes: number | null;

  /** Most notes that one person pays a day by the poster of one shop, since a poster can be copied; null is no limit. */
  @Column({ name: 'poster_daily_cap_notes', type: 'integer', nullable: true })
  posterDailyCapNotes: number | null;

  /** Most notes that one person gives another in a calendar month; null is no limit. */
  @Column({ name: 'pair_monthly_cap_notes', type: 'integer', nullable: true })
  pairMonthlyCapNotes: number | null;

  /** Most notes that one person is given in a calendar month, by all together; null is no limit. */
  @Column({ name: 'receiver_monthly_cap_notes', type: 'integer', nullable: true })
  receiverMonthlyCapNotes: number | null;

  /** Most notes that one person pays a day at one shop; null is no limit. */
  @Column({ name: 'shop_daily_cap_notes', type: 'integer', nullable: true })
  shopDailyCapNotes: number | null;

  /** How many missed months a late enrolment can be granted. */
  @Column({ name: 'catch_up_months', type: 'integer' })
  catchUpMonths: number;

  /** Days after which unclaimed notes go back to their giver. */
  @Column({ name: 'claim_link_days', type: 'integer' })
  claimLinkDays: number;

  /** Whether a claim link is only for people of the giver's own employer. */
  @Column({ name: 'claim_same_employer', type: 'boolean' })
  claimSameEmployer: boolean;

  /** Minutes within which untouched thanks can be taken back. */
  @Column({ name: 'take_back_minutes', type: 'integer' })
  takeBackMinutes: number;

  /** Whether nothing is issued before the employee has activated the enrolment in person. */
  @Column({ name: 'requires_activation', type: 'boolean' })
  requiresActivation: boolean;

  @Column({ name: 'billing_basis', type: 'text' })
  billingBasis: BillingBasis;

  /** Nothing is issued for an employer with an invoice overdue for more days than this; null: it is never stopped. */
  @Column({ name: 'arrears_stop_days', type: 'integer', nullable: true })
  arrearsStopDays: number | null;
}

/** What a city sets; the rest of a row says where and from when it holds. */
export type RuleSettings = Omit<ProgrammeRules, 'cityId' | 'programmeId' | 'effectiveMonth'>;

/** The source documents' figures, and what we chose where they leave it open. */
export const DEFAULT_RULES: Readonly<RuleSettings> = {
  employerYen: 10_000,
  cityYen: 10_000,
  noteYen: 1_000,
  firstMonthRule: 'return_month',
  lastMonthRule: 'month_reaching_age',
  ageYears: 3,
  validityMonths: 6,
  passesAllowed: 0,
  giverDailyCapNotes: null,
  payerDailyCapNotes: null,
  posterDailyCapNotes: 10,
  pairMonthlyCapNotes: null,
  receiverMonthlyCapNotes: null,
  shopDailyCapNotes: null,
  catchUpMonths: 6,
  claimLinkDays: 30,
  claimSameEmployer: true,
  takeBackMinutes: 10,
  requiresActivation: false,
  billingBasis: 'issue',
  arrearsStopDays: null,
};
