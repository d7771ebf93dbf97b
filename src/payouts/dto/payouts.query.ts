import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { Month } from '../../domain/month.js';
import { listQuery } from '../../lists/list-query.js';
import { type BatchState, batchStates, type PayoutState, payoutStates } from '../payout-batch.js';
import { payoutBatchList } from '../payout-batch-list.js';
import { payoutList } from '../payout-list.js';

export class PayoutBatchesQuery extends listQuery(payoutBatchList) {
  @ApiPropertyOptional({ enum: batchStates })
  @IsOptional()
  @IsIn(batchStates)
  state?: BatchState;

  @ApiPropertyOptional({ example: '2026-05-01', description: 'Paid on this day or later.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string;

  @ApiPropertyOptional({ example: '2026-05-31', description: 'Paid on this day or earlier.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until?: string;
}

export class PayoutsQuery extends listQuery(payoutList) {
  @ApiPropertyOptional({ enum: payoutStates })
  @IsOptional()
  @IsIn(payoutStates)
  state?: PayoutState;

  @ApiPropertyOptional({ type: String, example: '2026-04', description: 'The month that was settled.' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month?: Month;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  merchantId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  batchId?: string;

  @ApiPropertyOptional({ description: 'Words of the merchant’s name or of its reading in whatever kana.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
