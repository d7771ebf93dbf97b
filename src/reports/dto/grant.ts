import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { GRANT_RATES, type GrantRate } from '../grant-amount.js';

const LONGEST_TEXT = 4000;
const MOST_YEN = 1_000_000_000_000;

/** A KPI that the ledger does not know. */
export class OwnKpi {
  @ApiProperty({ example: '「職場で言い出しやすくなった」と答えた人の割合' })
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiProperty({ enum: ['outcome', 'output'] })
  @IsIn(['outcome', 'output'])
  kind: 'outcome' | 'output';

  @ApiProperty({ example: '%' })
  @IsString()
  @MaxLength(20)
  unit: string;

  @ApiProperty()
  @IsNumber()
  @Min(0)
  @Max(MOST_YEN)
  target: number;

  @ApiPropertyOptional({ description: 'Left out until it is known.' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(MOST_YEN)
  actual?: number;

  @ApiProperty({ description: 'What the figure is of: its denominator, and how it was counted.' })
  @IsString()
  @MaxLength(500)
  definition: string;
}

/** The targets of the KPIs that the ledger counts. */
export class KpiTargets {
  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  users?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  thanked?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  employers?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  merchants?: number;

  @ApiPropertyOptional({ description: 'Per cent.' })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0)
  @Max(100)
  redeemedRate?: number;

  @ApiPropertyOptional({ description: 'Per cent.' })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0)
  @Max(100)
  thanksRate?: number;
}

/** What people write into the grant report. What is left out of a change stays as it is; null empties it. */
export class GrantEntries {
  @ApiPropertyOptional({ nullable: true, description: 'The name of the project (個別事業名).' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({ nullable: true, description: '地域の実情と課題' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  situation?: string;

  @ApiPropertyOptional({ nullable: true, description: '目的・目標' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  purpose?: string;

  @ApiPropertyOptional({ nullable: true, description: '事業の特徴' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  features?: string;

  @ApiPropertyOptional({ nullable: true, type: [String], description: '連携団体' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  partners?: string[];

  @ApiPropertyOptional({ nullable: true, description: '事業の効果' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  effects?: string;

  @ApiPropertyOptional({ nullable: true, description: '今後の課題' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  nextSteps?: string;

  @ApiPropertyOptional({
    nullable: true,
    description: 'Yen of the project that are not coupons: office, print, system.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_YEN)
  otherCostsYen?: number;

  @ApiPropertyOptional({ nullable: true, enum: GRANT_RATES })
  @IsOptional()
  @IsIn(GRANT_RATES)
  rate?: GrantRate;

  @ApiPropertyOptional({ nullable: true, description: 'Whether the form wants the grant rounded down to 1,000 yen.' })
  @IsOptional()
  @IsBoolean()
  roundDown?: boolean;

  @ApiPropertyOptional({ nullable: true, type: KpiTargets })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => KpiTargets)
  targets?: KpiTargets;

  @ApiPropertyOptional({ nullable: true, type: [OwnKpi] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OwnKpi)
  kpis?: OwnKpi[];
}

export class KpiView {
  @ApiProperty({
    type: String,
    enum: ['users', 'thanked', 'employers', 'merchants', 'redeemedRate', 'thanksRate'],
    nullable: true,
    description: 'Which of those that the ledger counts; null: people wrote it down.',
  })
  key: keyof KpiTargets | null;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: ['outcome', 'output'] })
  kind: 'outcome' | 'output';

  @ApiProperty()
  unit: string;

  @ApiProperty({ type: Number, nullable: true })
  target: number | null;

  @ApiProperty({ type: Number, nullable: true })
  actual: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Actual of target, whole per cent, rounded down.' })
  attainment: number | null;

  @ApiProperty({ description: 'How it is counted, with its denominator.' })
  definition: string;
}

export class GrantView {
  @ApiProperty()
  fiscalYear: number;

  @ApiProperty()
  city: string;

  @ApiProperty({ description: 'The city’s share of what was spent in the year, less voids. Yen.' })
  couponCostYen: number;

  @ApiProperty({ description: 'The employers’ share of the same; no cost of the project. Yen.' })
  employersYen: number;

  @ApiProperty({ description: 'Coupons and other costs. Yen.' })
  projectCostYen: number;

  @ApiProperty()
  grantYen: number;

  @ApiProperty({ type: [KpiView] })
  kpis: KpiView[];

  @ApiProperty({ type: GrantEntries })
  entries: GrantEntries;
}
