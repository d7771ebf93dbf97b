import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { TableFormatQuery } from '../../closing/dto/report-format.js';
import type { Month } from '../../domain/month.js';

export class PayrollQuery extends TableFormatQuery {
  @ApiProperty({ example: '2026-04', description: 'The first month in which something was issued.' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  from: string;

  @ApiPropertyOptional({ example: '2027-03', description: 'The last month; the first one unless given.' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  to?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The employer; one’s own for its HR, needed for the city.' })
  @IsOptional()
  @IsUUID()
  employerId?: string;
}

/** An allocation of an enrolled parent, for the payroll of the employer that co-funds it. Whole yen. */
export class PayrollRow {
  @ApiProperty({ description: 'Of the last employment there; empty where there is none.' })
  staffNumber: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, example: '2026-04', description: 'The month that it is for.' })
  month: Month;

  @ApiProperty({ type: String, example: '2026-04', description: 'The month in which it was issued.' })
  issuedMonth: Month;

  @ApiProperty()
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;

  @ApiProperty({ description: 'Of the amount, what was recalled since.' })
  recalled: number;
}
