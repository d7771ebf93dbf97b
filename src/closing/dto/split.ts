import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { Month } from '../../domain/month.js';
import { TABLE_FORMATS, type TableFormat } from './report-format.js';

export const SPLIT_GROUPS = ['programme', 'employer', 'merchant', 'municipality'] as const;
export type SplitBy = (typeof SPLIT_GROUPS)[number];

/** What a month of a group shows. */
export type Figure = 'opening' | 'issued' | 'redeemed' | 'voided' | 'expired' | 'recalled' | 'closing';

/** What moved or stands, and who paid for it. Whole yen. */
export class Split {
  @ApiProperty()
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;
}

class SplitGroup {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'null: allocations that name no municipality.',
  })
  id: string | null;

  @ApiProperty()
  name: string;
}

/**
 * One month of one group: opening + issued - redeemed + voided - expired - recalled = closing. For a merchant, opening
 * and closing are what it is owed: opening + redeemed - voided = closing.
 */
export class SplitRow {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ type: SplitGroup })
  group: SplitGroup;

  @ApiProperty({ type: Split, description: 'Not yet used at the beginning of the month; for a merchant, owed.' })
  opening: Split;

  @ApiProperty({ type: Split })
  issued: Split;

  @ApiProperty({ type: Split, description: 'Gross: also what was voided.' })
  redeemed: Split;

  @ApiProperty({ type: Split })
  voided: Split;

  @ApiProperty({
    type: Split,
    description: 'Less lapses undone; below zero only where more was undone than lapsed in the month.',
  })
  expired: Split;

  @ApiProperty({ type: Split, description: 'Less recalls undone, likewise.' })
  recalled: Split;

  @ApiProperty({ type: Split })
  closing: Split;
}

export class SplitRangeQuery {
  @ApiProperty({ example: '2026-04' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  from: string;

  @ApiPropertyOptional({ example: '2027-03', description: 'The last month; the first one unless given.' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  to?: string;

  @ApiPropertyOptional({
    enum: SPLIT_GROUPS,
    description: 'programme unless given; one’s own for employers and merchants.',
  })
  @IsOptional()
  @IsIn(SPLIT_GROUPS)
  by?: SplitBy;
}

export class SplitQuery extends SplitRangeQuery {
  @ApiPropertyOptional({ enum: TABLE_FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(TABLE_FORMATS)
  format: TableFormat = 'json';
}
