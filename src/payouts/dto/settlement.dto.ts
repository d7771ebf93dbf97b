import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { Month } from '../../domain/month.js';
import { type CsvEncoding, csvEncodings } from '../../papers/csv.js';
import type { MonthSettled, SettlementPreview } from '../settle-month.service.js';
import { type Settlement, type SettlementLine, type SettlementState, settlementStates } from '../settlement.js';
import { PayoutView } from './payout.dto.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export class SettleMonthDto {
  @ApiProperty({ type: String, example: '2026-04', description: 'A month whose closing was approved.' })
  @Matches(MONTH)
  month: Month;
}

export class MonthSettledView implements MonthSettled {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ description: 'Settlements made now; 0 where the month was settled before.' })
  settlements: number;

  @ApiProperty()
  operations: number;

  @ApiProperty()
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;
}

/** What settling a month would make now. */
export class SettlementPreviewView implements SettlementPreview {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ description: '0 where the month was settled before, or nothing was spent in it.' })
  settlements: number;

  @ApiProperty()
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;
}

export class StatementQuery {
  @ApiPropertyOptional({ enum: csvEncodings, default: 'utf-8' })
  @IsOptional()
  @IsIn(csvEncodings)
  encoding: CsvEncoding = 'utf-8';
}

export class SettlementView implements Settlement {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  merchantId: string;

  @ApiProperty()
  merchantName: string;

  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ enum: [1, 2], description: '2: the second half, where the city settles twice a month.' })
  part: number;

  @ApiProperty()
  fiscalYear: number;

  @ApiProperty({ description: 'Without gaps in the fiscal year.' })
  number: number;

  @ApiProperty()
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;

  @ApiProperty({ enum: settlementStates })
  state: SettlementState;

  @ApiProperty()
  createdAt: Date;
}

export class SettlementLineView implements SettlementLine {
  @ApiProperty({ format: 'uuid' })
  operationId: string;

  @ApiProperty({ enum: ['redeem', 'void'] })
  code: 'redeem' | 'void';

  @ApiProperty()
  happenedAt: Date;

  @ApiProperty({ type: String, nullable: true })
  shopName: string | null;

  @ApiProperty({ description: 'Negative for a void.' })
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;
}

export class SettlementDetailView extends SettlementView {
  @ApiProperty({ type: [SettlementLineView] })
  lines: SettlementLineView[];

  @ApiProperty({ type: [PayoutView], description: 'The last one counts.' })
  payouts: PayoutView[];
}
