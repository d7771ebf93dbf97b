import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { DateIso } from '../../domain/date.js';
import { PageQuery } from '../../http/paging.js';
import { RedemptionView } from './redemption.js';

export class RedemptionsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'A till’s own, or all of an owner’s shops, unless given.' })
  @IsOptional()
  @IsUUID()
  shop?: string;

  @ApiPropertyOptional({ format: 'date', description: 'A day of the city’s own clock; today unless given.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day?: string;
}

class Sum {
  @ApiProperty()
  redemptions: number;

  @ApiProperty()
  notes: number;

  @ApiProperty({ description: 'Yen.' })
  amount: number;
}

export class Tally {
  @ApiProperty({ type: Sum, description: 'All that was taken on the day.' })
  taken: Sum;

  @ApiProperty({ type: Sum, description: 'What of it was undone since.' })
  voided: Sum;

  @ApiProperty({ description: 'Yen that stand.' })
  net: number;
}

export class RedemptionsOfDay {
  @ApiProperty({ type: String, format: 'date' })
  day: DateIso;

  @ApiProperty({ type: Tally, description: 'Of the whole day, whichever page is shown.' })
  tally: Tally;

  @ApiProperty({ type: [RedemptionView], description: 'The newest first.' })
  items: RedemptionView[];

  @ApiProperty({ type: String, nullable: true, description: 'Where the next page begins; null after the last one.' })
  nextCursor: string | null;
}
