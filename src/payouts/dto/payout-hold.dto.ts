import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

const SAYS_SOMETHING = /^[\P{Cc}\n]*[^\s\p{Cc}][\P{Cc}\n]*$/u;

export class NewPayoutHold {
  @ApiProperty({ minLength: 1, maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  @Matches(SAYS_SOMETHING, { message: 'reason must say something, without control characters' })
  reason: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The signal because of which it is held.' })
  @IsOptional()
  @IsUUID()
  signalId?: string;
}

export class LiftPayoutHold {
  @ApiProperty({ minLength: 1, maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  @Matches(SAYS_SOMETHING, { message: 'reason must say something, without control characters' })
  reason: string;
}

export class PayoutHoldView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  merchantId: string;

  @ApiProperty()
  merchantName: string;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  signalId: string | null;

  @ApiProperty()
  reason: string;

  @ApiProperty({ format: 'uuid' })
  placedBy: string;

  @ApiProperty()
  placedAt: Date;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  liftedBy: string | null;

  @ApiProperty({ type: Date, nullable: true })
  liftedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  liftReason: string | null;

  @ApiProperty({
    description: 'Payouts of this merchant that were in a batch before, and that the bank has not answered.',
  })
  payoutsUnderWay: number;
}
