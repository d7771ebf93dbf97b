import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { DateIso } from '../../domain/date.js';
import type { Month } from '../../domain/month.js';

export class IssuancePreviewQuery {
  @ApiProperty({ example: '2026-04' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The city’s first programme unless said.' })
  @IsOptional()
  @IsUUID()
  programmeId?: string;
}

/** What issuing a month would do now; amounts in whole yen. */
export class IssuancePreviewView {
  @ApiProperty({ format: 'uuid' })
  programmeId: string;

  @ApiProperty()
  programmeName: string;

  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ description: 'People who are owed the month and do not have it.' })
  due: number;

  @ApiProperty({ description: 'People who have it already.' })
  already: number;

  @ApiProperty({
    description: 'People who are owed it and get nothing, since their employer has not paid for too long.',
  })
  stopped: number;

  @ApiProperty({ description: 'What each of them is issued.' })
  amountEach: number;

  @ApiProperty()
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;

  @ApiProperty({ type: String, example: '2026-09-30', description: 'The last day on which these coupons can be used.' })
  expiresOn: DateIso;

  @ApiProperty({ description: 'The fiscal year whose budget pays: that in which it is issued.' })
  fiscalYear: number;

  @ApiProperty({ type: Number, nullable: true, description: 'null: no limit was set.' })
  budgetYen: number | null;

  @ApiProperty({ description: 'The city share of what was issued in that year before.' })
  usedYen: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Of the budget, after this; below zero it is refused.' })
  leftYen: number | null;

  @ApiProperty({ description: 'Whether a rehearsal’s clock moves to the first day of the month.' })
  movesClock: boolean;
}
