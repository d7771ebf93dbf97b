import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { listQuery } from '../../lists/list-query.js';
import { payoutHoldList } from '../holds/payout-hold-list.js';

export class PayoutHoldsQuery extends listQuery(payoutHoldList) {
  @ApiPropertyOptional({ description: 'true: only those that stand; false: only lifted ones.' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  stands?: boolean;

  @ApiPropertyOptional({ description: 'Words of the merchant’s name or of its reading in whatever kana.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
