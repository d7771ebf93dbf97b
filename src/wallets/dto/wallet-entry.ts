import { ApiProperty } from '@nestjs/swagger';
import type { DateIso } from '../../domain/date.js';

export const WALLET_ENTRY_KINDS = [
  'issue',
  'give',
  'claim',
  'take_back',
  'redeem',
  'void',
  'expire',
  'recall',
  'unexpire',
  'unrecall',
] as const;

export class Named {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class WalletEntry {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: WALLET_ENTRY_KINDS })
  kind: (typeof WALLET_ENTRY_KINDS)[number];

  @ApiProperty({ enum: ['in', 'out'] })
  direction: 'in' | 'out';

  @ApiProperty()
  notes: number;

  @ApiProperty({ description: 'Yen.' })
  amount: number;

  @ApiProperty({ type: String, format: 'date', description: 'The earliest last day of these notes.' })
  expiresOn: DateIso;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;

  @ApiProperty({ description: 'In real time.' })
  recordedAt: Date;

  @ApiProperty({ type: Named, nullable: true, description: 'With thanks: who gave or received them, when known.' })
  counterpart: Named | null;

  @ApiProperty({ type: Named, nullable: true, description: 'With a redemption or its undoing.' })
  shop: Named | null;

  @ApiProperty({ type: String, nullable: true })
  message: string | null;

  @ApiProperty({ type: String, nullable: true })
  card: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The entry that this one undid.' })
  undoes: string | null;
}
