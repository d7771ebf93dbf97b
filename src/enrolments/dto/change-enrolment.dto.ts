import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { toDateIso } from '../../domain/date.js';
import type { Month } from '../../domain/month.js';
import type { IssuedMonth } from '../issued-months.service.js';
import type { CorrectedDates, CorrectionPlan } from '../plan-correction.js';

export class ChangeEnrolmentDto {
  @ApiPropertyOptional({ example: '2026-04-01', description: 'From which day it holds; the city’s today if not said.' })
  @IsOptional()
  @IsString()
  on?: string;

  @ApiProperty()
  @Matches(/\S/)
  @MaxLength(500)
  reason: string;
}

export class EndEnrolmentDto extends ChangeEnrolmentDto {
  @ApiProperty({ enum: ['left', 'withdrawn'], description: 'left: on is the last day at the employer.' })
  @IsIn(['left', 'withdrawn'])
  endReason: 'left' | 'withdrawn';
}

export class TransferEnrolmentDto extends ChangeEnrolmentDto {
  @ApiProperty({ format: 'uuid', description: 'The new employer; on is the first day there.' })
  @IsUUID()
  employerId: string;

  @ApiProperty({ description: '社員番号 at the new employer' })
  @Matches(/\S/)
  @MaxLength(40)
  staffNumber: string;
}

/** Dates that were wrong, as they should have been; what is right is left out. */
export class CorrectionDto {
  @ApiPropertyOptional({ example: '2025-06-26' })
  @IsOptional()
  @IsString()
  childBirthDate?: string;

  @ApiPropertyOptional({ example: '2025-08-22' })
  @IsOptional()
  @IsString()
  leaveStartedOn?: string;

  @ApiPropertyOptional({ example: '2026-04-01' })
  @IsOptional()
  @IsString()
  returnedOn?: string;

  @ApiPropertyOptional({ description: 'Where the city gives children a number (児童番号).' })
  @IsOptional()
  @Matches(/\S/)
  @MaxLength(40)
  childNumber?: string;
}

class ReasonDto {
  @ApiProperty()
  @Matches(/\S/)
  @MaxLength(500)
  reason: string;
}

export class CorrectEnrolmentDto extends IntersectionType(CorrectionDto, ReasonDto) {}

/** @throws DomainError bad_date */
export function correctionsOf(dto: CorrectionDto): Partial<CorrectedDates> {
  return {
    ...(dto.childBirthDate !== undefined && { childBirthDate: toDateIso(dto.childBirthDate) }),
    ...(dto.leaveStartedOn !== undefined && { leaveStartedOn: toDateIso(dto.leaveStartedOn) }),
    ...(dto.returnedOn !== undefined && { returnedOn: toDateIso(dto.returnedOn) }),
    ...(dto.childNumber !== undefined && { childNumber: dto.childNumber.trim() }),
  };
}

export class MonthIssuedAlreadyView implements IssuedMonth {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ format: 'uuid' })
  allocationId: string;

  @ApiProperty({ description: 'Whole yen.' })
  amount: number;

  @ApiProperty({ description: 'Whole yen that a recall would bring back: not given, spent or lapsed.' })
  recallable: number;
}

class OwedMonthsView {
  @ApiProperty({ type: String, example: '2026-04' })
  firstMonth: Month;

  @ApiProperty({ type: String, example: '2028-06' })
  lastMonth: Month;
}

export class CorrectionPlanView implements CorrectionPlan {
  @ApiProperty({ type: OwedMonthsView })
  before: OwedMonthsView;

  @ApiProperty({ type: OwedMonthsView })
  after: OwedMonthsView;

  @ApiProperty({ type: [String], example: ['2026-03'] })
  newlyOwed: Month[];

  @ApiProperty({ type: [String], example: [] })
  noLongerOwed: Month[];

  @ApiProperty({ type: [MonthIssuedAlreadyView], description: 'Issued and not owed: what is recallable is recalled.' })
  overIssued: MonthIssuedAlreadyView[];
}
