import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Month } from '../../domain/month.js';
import { TableFormatQuery } from '../../closing/dto/report-format.js';

export class BudgetQuery extends TableFormatQuery {
  @ApiPropertyOptional({ example: 2026, description: 'April 2026 to March 2027; the present one unless given.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2999)
  fiscalYear?: number;
}

/** A month of a fiscal year: what was issued in it, and what will be. Whole yen of the city's share. */
export class BudgetMonthView {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ description: 'Issued in the month, whatever month it was for.' })
  usedYen: number;

  @ApiProperty({ description: 'Not issued yet, and owed; missed months stand in the present one.' })
  committedYen: number;
}

/** A programme's money in a fiscal year. Whole yen; all of it the city's share unless it says otherwise. */
export class BudgetReportView {
  @ApiProperty({ format: 'uuid' })
  programmeId: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  fiscalYear: number;

  @ApiProperty({ type: Number, nullable: true, description: 'null: no limit was set.' })
  budgetYen: number | null;

  @ApiProperty({ description: 'Issued in the year, whatever months it was for: what the budget is held against.' })
  usedYen: number;

  @ApiProperty({
    description: 'Issued for months of the year, whenever it was issued: the other view of the year’s edge.',
  })
  issuedForYearYen: number;

  @ApiProperty({ description: 'Spent at shops in the year, less what was voided.' })
  redeemedYen: number;

  @ApiProperty({ description: 'Came back in the year: lapsed and recalled.' })
  returnedYen: number;

  @ApiProperty({ description: 'Months not issued yet that are owed to enrolments as they stand, to the year’s end.' })
  committedYen: number;

  @ApiProperty({ description: 'How many allocations that is.' })
  committedAllocations: number;

  @ApiProperty({ description: 'Used and committed: what will be issued if nothing changes.' })
  forecastYen: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Budget less forecast; below zero it will not be enough.' })
  remainingYen: number | null;

  @ApiProperty({ type: [BudgetMonthView], description: 'April to March.' })
  months: BudgetMonthView[];
}
