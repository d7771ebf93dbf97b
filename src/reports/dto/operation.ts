import { ApiProperty } from '@nestjs/swagger';
import type { Month } from '../../domain/month.js';
import { WALLET_ENTRY_KINDS } from '../../wallets/dto/wallet-entry.js';

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
