import { ApiProperty } from '@nestjs/swagger';
import { Named } from '../../wallets/dto/wallet-entry.js';

export class ReceiptOfCode {
  @ApiProperty({ format: 'uuid', description: 'Of the redemption; the shop sees the same one.' })
  id: string;

  @ApiProperty()
  notes: number;

  @ApiProperty({ description: 'Yen.' })
  amount: number;

  @ApiProperty({ type: Named })
  shop: Named;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;
}

export class CodeState {
  @ApiProperty({ enum: ['open', 'used', 'lapsed'] })
  state: 'open' | 'used' | 'lapsed';

  @ApiProperty({ description: 'In real time.' })
  usableUntil: Date;

  @ApiProperty({ type: ReceiptOfCode, nullable: true, description: 'null until it is used.' })
  redemption: ReceiptOfCode | null;
}
