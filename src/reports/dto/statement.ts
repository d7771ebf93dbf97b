import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { ReportFormatQuery } from '../../closing/dto/report-format.js';
import type { DateIso } from '../../domain/date.js';

export class StatementQuery extends ReportFormatQuery {
  @ApiProperty({ example: 2026, description: 'The calendar year, as taxes count.' })
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2999)
  year: number;
}

/** Thanks that came in, or went back again (below zero). */
export class StatementLine {
  @ApiProperty({ type: String, example: '2026-06-10' })
  on: DateIso;

  @ApiProperty({ description: 'Who gave it.' })
  from: string;

  @ApiProperty({ description: 'Yen; below zero what was taken back.' })
  amount: number;
}

export class StatementView {
  @ApiProperty()
  year: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: [StatementLine] })
  lines: StatementLine[];

  @ApiProperty({ description: 'Yen given in thanks in the year.' })
  total: number;
}
