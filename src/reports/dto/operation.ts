import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import type { Month } from '../../domain/month.js';
import { PageQuery } from '../../http/paging.js';
import { WALLET_ENTRY_KINDS } from '../../wallets/dto/wallet-entry.js';

export class OperationsQuery extends PageQuery {
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
}

class Account {
  @ApiProperty({
    format: 'uuid',
    description: 'The id of the employee, merchant or claim link; nil is the issue account.',
  })
  id: string;

  @ApiProperty({ enum: ['issue', 'wallet', 'link', 'merchant'] })
  kind: 'issue' | 'wallet' | 'link' | 'merchant';
}

/** One operation of the ledger. People stand in it by their ids only. */
export class OperationView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: WALLET_ENTRY_KINDS })
  code: (typeof WALLET_ENTRY_KINDS)[number];

  @ApiProperty({ type: String, example: '2026-04' })
  period: Month;

  @ApiProperty({ type: Account })
  from: Account;

  @ApiProperty({ type: Account })
  to: Account;

  @ApiProperty({ description: 'Yen.' })
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  shopId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  undoes: string | null;

  @ApiProperty({ format: 'uuid', description: 'The person, the token or the claim; nil is the calendar.' })
  actorId: string;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;

  @ApiProperty({ description: 'In real time.' })
  recordedAt: Date;
}
