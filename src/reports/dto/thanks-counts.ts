import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { Month } from '../../domain/month.js';

export class ThanksCountsQuery {
  @ApiProperty({ example: '2026-04' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  from: string;

  @ApiPropertyOptional({ example: '2027-03', description: 'The last month; the first one unless given.' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  to?: string;
}

export class ThanksCountRow {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ description: 'How often somebody of the employer said thanks; taken back ones are not counted.' })
  times: number;
}
