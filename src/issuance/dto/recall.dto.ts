import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { NamedFirstHands } from '../over-issued.service.js';
import type { Recalled } from '../recall.service.js';

/** Either an enrolment, or allocations. */
export class RecallDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'All it has left if it has ended; else the months it was not owed.',
  })
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  allocationIds?: string[];

  @ApiProperty({ description: 'Why; kept with the enrolments concerned.' })
  @IsString()
  @Length(1, 1000)
  reason: string;
}

export class RecalledView implements Recalled {
  @ApiProperty({ format: 'uuid' })
  allocationId: string;

  @ApiProperty({ example: '2026-04' })
  month: string;

  @ApiProperty({ description: 'Taken back now, in whole yen.' })
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;

  @ApiProperty({ description: 'Given or spent, and stays so.' })
  keptYen: number;
}

/** An allocation of a month that, as things stand now, was not owed. */
export class OverIssuedView {
  @ApiProperty({ format: 'uuid' })
  allocationId: string;

  @ApiProperty({ format: 'uuid' })
  enrolmentId: string;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty()
  employeeName: string;

  @ApiProperty({ example: '2026-04' })
  month: string;

  @ApiProperty()
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;

  @ApiProperty({ description: 'What a recall would take back, in whole yen.' })
  recallableYen: number;

  @ApiProperty({ description: 'Given or spent: over-issued for good.' })
  keptYen: number;

  static of(one: NamedFirstHands): OverIssuedView {
    const { allocationId, enrolmentId, employerId, employerName, employeeName, month } = one;
    const { amount, employerShare, cityShare, recallable } = one;
    const keptYen = amount - recallable - one.returned;
    return {
      allocationId,
      enrolmentId,
      employerId,
      employerName,
      employeeName,
      month,
      amount,
      employerShare,
      cityShare,
      recallableYen: recallable,
      keptYen,
    };
  }
}
