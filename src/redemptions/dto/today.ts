import { ApiProperty } from '@nestjs/swagger';
import { RedemptionsOfDay, Tally } from './redemptions-of-day.js';

export class TallyOfClerk {
  @ApiProperty({ format: 'uuid', description: 'Who took it: a person, a till’s key, or the shop’s poster.' })
  id: string;

  @ApiProperty({ enum: ['till', 'poster'] })
  kind: 'till' | 'poster';

  @ApiProperty({ type: String, nullable: true, description: 'What the till’s key or the person is called.' })
  label: string | null;

  @ApiProperty({ type: Tally })
  tally: Tally;
}

export class TodayAtShop extends RedemptionsOfDay {
  @ApiProperty({ type: [TallyOfClerk], description: 'The same tally for each who took something.' })
  byClerk: TallyOfClerk[];
}
