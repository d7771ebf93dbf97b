import { ApiProperty } from '@nestjs/swagger';
import type { DateIso } from '../../domain/date.js';
import { RedemptionView } from './redemption.js';

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
