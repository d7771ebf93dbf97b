import { ApiProperty } from '@nestjs/swagger';
import type { DateIso } from '../../domain/date.js';
import type { Month } from '../../domain/month.js';
import type { ExpectedPayout } from '../expected-payouts.service.js';

export class ExpectedPayoutView implements ExpectedPayout {
  @ApiProperty({ type: String, example: '2026-04', description: 'In which the coupons were taken.' })
  month: Month;

  @ApiProperty({ description: 'Yen; negative where more was undone than taken.' })
  amount: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-05-15',
    description: 'Of the batch under way, or by the rule of the city; null where it has none yet.',
  })
  payOn: DateIso | null;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'null until the month is settled: the amount may still change.',
  })
  settlementId: string | null;
}
