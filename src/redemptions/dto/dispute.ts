import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsString, Length, Matches } from 'class-validator';
import { Named } from '../../wallets/dto/wallet-entry.js';

const SAYS_SOMETHING = /^[\P{Cc}\n]*[^\s\p{Cc}][\P{Cc}\n]*$/u;

export const disputeStates = ['open', 'upheld', 'dismissed'] as const;
export type DisputeState = (typeof disputeStates)[number];

export class NewDispute {
  @ApiProperty({ minLength: 1, maxLength: 1000, example: '3 枚のはずが 5 枚になっています。' })
  @IsString()
  @Length(1, 1000)
  @Matches(SAYS_SOMETHING, { message: 'words must say something, without control characters' })
  words: string;
}

export class DisputeDecision {
  @ApiProperty({ description: 'true: the redemption is undone and the notes go back; false: it stands.' })
  @IsBoolean()
  uphold: boolean;

  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  @Matches(SAYS_SOMETHING, { message: 'reason must say something, without control characters' })
  reason: string;
}

export class DisputeView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  redemptionId: string;

  @ApiProperty({ type: Named })
  shop: Named;

  @ApiProperty()
  notes: number;

  @ApiProperty({ description: 'Yen.' })
  amount: number;

  @ApiProperty({ enum: ['shop', 'holder'] })
  openedBy: 'shop' | 'holder';

  @ApiProperty()
  words: string;

  @ApiProperty()
  openedAt: Date;

  @ApiProperty({ enum: disputeStates })
  state: DisputeState;

  @ApiProperty({ type: String, nullable: true, description: 'What the city says; null while it is open.' })
  decision: string | null;

  @ApiProperty({ type: Date, nullable: true })
  decidedAt: Date | null;
}
