import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { listQuery } from '../../lists/list-query.js';
import { redemptionList } from '../redemption-list.js';

export class RedemptionsQuery extends listQuery(redemptionList) {
  @ApiPropertyOptional({ format: 'uuid', description: 'A till’s own, or all of an owner’s shops, unless given.' })
  @IsOptional()
  @IsUUID()
  shop?: string;

  @ApiPropertyOptional({ format: 'date', description: 'A day of the city’s own clock; today unless given.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day?: string;
}
