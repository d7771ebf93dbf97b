import { ApiProperty } from '@nestjs/swagger';
import type { DateIso } from '../../domain/date.js';
import { type WaitingName, waitingNames } from '../today/waiting-kinds.js';

/** Things of one kind that wait to be decided or done. */
export class WaitingView {
  @ApiProperty({ enum: waitingNames })
  kind: WaitingName;

  @ApiProperty()
  count: number;

  @ApiProperty({ description: 'Of them, those that somebody else has to decide, since the caller did the first part.' })
  forOthers: number;

  @ApiProperty({
    type: [String],
    example: ['旭橋ソフト'],
    description: 'Some of what it is about: businesses, months.',
  })
  about: string[];

  @ApiProperty({ type: String, nullable: true, example: '2026-11-03', description: 'Since when the first one waits.' })
  since: DateIso | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Whole yen that it is about; null where it is not money.' })
  yen: number | null;

  @ApiProperty({ description: 'Whether it waits for the caller’s role; else it is only shown.' })
  yours: boolean;
}

export class TodayView {
  @ApiProperty({ type: String, example: '2026-11-21', description: 'By the city’s own clock.' })
  on: DateIso;

  @ApiProperty({ type: [WaitingView], description: 'What is most pressing first; nothing of which there is none.' })
  waiting: WaitingView[];
}
