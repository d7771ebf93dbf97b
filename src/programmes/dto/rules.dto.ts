import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { type FirstMonthRule, firstMonthRules, type LastMonthRule, lastMonthRules } from '../../domain/eligibility.js';
import { type BillingBasis, billingBases, type ProgrammeRules, type RuleSettings } from '../programme-rules.entity.js';

/** A month's coupons of one person are never more than this, so that no sum in the ledger leaves its range. */
const MOST_YEN = 1_000_000;

/** The rules of a programme; amounts in whole yen. */
export class RuleSettingsDto implements RuleSettings {
  @ApiProperty({ example: 10_000 })
  @IsInt()
  @Min(0)
  @Max(MOST_YEN)
  employerYen: number;

  @ApiProperty({ example: 10_000 })
  @IsInt()
  @Min(0)
  @Max(MOST_YEN)
  cityYen: number;

  @ApiProperty({ example: 1_000 })
  @IsInt()
  @Min(1)
  @Max(MOST_YEN)
  noteYen: number;

  @ApiProperty({ enum: firstMonthRules })
  @IsIn(firstMonthRules)
  firstMonthRule: FirstMonthRule;

  @ApiProperty({ enum: lastMonthRules })
  @IsIn(lastMonthRules)
  lastMonthRule: LastMonthRule;

  @ApiProperty({ example: 3 })
  @IsInt()
  @Min(1)
  @Max(18)
  ageYears: number;

  @ApiProperty({ example: 6, description: 'The month of issuing is the first.' })
  @IsInt()
  @Min(1)
  @Max(60)
  validityMonths: number;

  @ApiProperty({ example: 0, description: 'How often thanks may be passed on.' })
  @IsInt()
  @Min(0)
  @Max(1)
  passesAllowed: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Most notes that one person gives a day; null: no limit.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_YEN)
  giverDailyCapNotes: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Most notes that one person spends a day; null: no limit.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_YEN)
  payerDailyCapNotes: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 10,
    description: 'Most notes that one person pays a day by the poster of one shop; null: no limit.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_YEN)
  posterDailyCapNotes: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Most notes that one person gives another in a month; null: no limit.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_YEN)
  pairMonthlyCapNotes: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Most notes that one person is given in a month; null: no limit.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_YEN)
  receiverMonthlyCapNotes: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Most notes that one person pays a day at one shop; null: no limit.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_YEN)
  shopDailyCapNotes: number | null;

  @ApiProperty({ example: 6, description: 'How many missed months a late enrolment can be granted.' })
  @IsInt()
  @Min(0)
  @Max(36)
  catchUpMonths: number;

  @ApiProperty({ example: 30 })
  @IsInt()
  @Min(1)
  @Max(180)
  claimLinkDays: number;

  @ApiProperty()
  @IsBoolean()
  claimSameEmployer: boolean;

  @ApiProperty({ example: 10 })
  @IsInt()
  @Min(0)
  @Max(1440)
  takeBackMinutes: number;

  @ApiProperty()
  @IsBoolean()
  requiresActivation: boolean;

  @ApiProperty({ enum: billingBases })
  @IsIn(billingBases)
  billingBasis: BillingBasis;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 90,
    description:
      'Nothing is issued for an employer with an invoice overdue for more days than this; null: it is never stopped.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(730)
  arrearsStopDays: number | null;
}

/** Rules of which only what differs is said. */
export class RuleChangesDto extends PartialType(RuleSettingsDto) {}

export class ChangeRulesDto extends RuleChangesDto {
  @ApiProperty({ example: '2026-10', description: 'The first month in which they hold.' })
  @IsString()
  effectiveMonth: string;
}

export class RulesView extends RuleSettingsDto {
  @ApiProperty({ example: '2026-04' })
  effectiveMonth: string;

  static of({ cityId: _cityId, programmeId: _programmeId, ...rules }: ProgrammeRules): RulesView {
    return Object.assign(new RulesView(), rules);
  }
}
