import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { TableFormatQuery } from '../../closing/dto/report-format.js';
import type { DateIso } from '../../domain/date.js';

export const JOURNAL_LAYOUTS = ['general', 'yayoi', 'moneyforward'] as const;
export type JournalLayout = (typeof JOURNAL_LAYOUTS)[number];

export class JournalQuery extends TableFormatQuery {
  @ApiProperty({ example: '2026-04', description: 'The first month of accounts.' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  from: string;

  @ApiPropertyOptional({ example: '2027-03', description: 'The last month; the first one unless given.' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  to?: string;

  @ApiPropertyOptional({
    enum: JOURNAL_LAYOUTS,
    default: 'general',
    description: 'yayoi and moneyforward are the files that these products import, whatever format says.',
  })
  @IsOptional()
  @IsIn(JOURNAL_LAYOUTS)
  layout: JournalLayout = 'general';
}

/** One line of the journal: both sides of a movement class and day, for one payer. Whole yen, above zero. */
export class JournalLine {
  @ApiProperty({ type: String, example: '2026-06-10' })
  on: DateIso;

  @ApiProperty({ example: '配付' })
  movement: string;

  @ApiProperty({ example: '企業負担' })
  payer: string;

  @ApiProperty({ example: '就労先企業未収金' })
  debit: string;

  @ApiProperty({ example: 'クーポン預り金' })
  credit: string;

  @ApiProperty()
  amount: number;
}
