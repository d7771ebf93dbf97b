import { ApiProperty } from '@nestjs/swagger';
import type { Month } from '../../domain/month.js';
import type { CostOfMonth, EnrolmentCost } from '../enrolment-cost.service.js';

/** Whole yen. */
export class CostOfMonthView implements CostOfMonth {
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

  @ApiProperty({ description: 'Of the employer’s share, what lapsed or was recalled since and is its own again.' })
  returned: number;
}

export class EnrolmentCostView implements EnrolmentCost {
  @ApiProperty({ type: [CostOfMonthView] })
  issued: CostOfMonthView[];

  @ApiProperty({ description: 'Months from the present one on that are owed and not issued yet.' })
  monthsAhead: number;

  @ApiProperty({ description: 'What the employer pays for those by the rules of today.' })
  employerYenAhead: number;
}
