import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { Month } from '../../domain/month.js';
import { listQuery } from '../../lists/list-query.js';
import { type SettlementState, settlementStates } from '../settlement.js';
import { settlementList } from '../settlement-list.js';

export class SettlementsQuery extends listQuery(settlementList) {
  @ApiPropertyOptional({ type: String, example: '2026-04' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month?: Month;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  merchantId?: string;

  @ApiPropertyOptional({ enum: settlementStates })
  @IsOptional()
  @IsIn(settlementStates)
  state?: SettlementState;

  @ApiPropertyOptional({ description: 'Words of the merchant’s name, of its reading in whatever kana, of the number.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
