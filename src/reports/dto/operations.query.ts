import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { listQuery } from '../../lists/list-query.js';
import { WALLET_ENTRY_KINDS } from '../../wallets/dto/wallet-entry.js';
import { operationList } from '../operation-list.js';

export class OperationsQuery extends listQuery(operationList) {
  @ApiPropertyOptional({ example: '2026-04', description: 'The month that they were posted into.' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  period?: string;

  @ApiPropertyOptional({ enum: WALLET_ENTRY_KINDS })
  @IsOptional()
  @IsIn(WALLET_ENTRY_KINDS)
  code?: (typeof WALLET_ENTRY_KINDS)[number];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  merchant?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Movements of allocations that this employer co-funds.' })
  @IsOptional()
  @IsUUID()
  employer?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Redemptions at this shop.' })
  @IsOptional()
  @IsUUID()
  shop?: string;

  @ApiPropertyOptional({ example: '2026-04-01', description: 'Happened on this day or later, in Japan.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string;

  @ApiPropertyOptional({ example: '2026-04-30', description: 'Happened on this day or earlier, in Japan.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until?: string;
}
