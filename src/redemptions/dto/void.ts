import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { RedemptionAnswer } from './redemption.js';

export class VoidReason {
  @ApiProperty({ minLength: 1, maxLength: 200, example: '枚数の打ち間違い' })
  @IsString()
  @Length(1, 200)
  @Matches(/^[\P{Cc}]*[^\s\p{Cc}][\P{Cc}]*$/u, { message: 'reason must say something, without control characters' })
  reason: string;
}

export class VoidAnswer extends RedemptionAnswer {
  @ApiProperty({ format: 'uuid', description: 'What was undone.' })
  redemptionId: string;
}
