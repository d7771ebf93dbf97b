import { ApiProperty } from '@nestjs/swagger';

export const waysToPay = ['code', 'slip', 'poster', 'direct'] as const;
export type WayToPay = (typeof waysToPay)[number];

/** What a shop's screens are told. Whose coupons they were is not in it, nor what is left of them. */
export class TillEvent {
  @ApiProperty({ description: 'Of this shop, without gaps: the id of the event, to be sent as Last-Event-ID.' })
  number: number;

  @ApiProperty({ enum: ['redeem', 'void'] })
  kind: 'redeem' | 'void';

  @ApiProperty({ format: 'uuid', description: 'What was paid, or undone.' })
  redemptionId: string;

  @ApiProperty()
  notes: number;

  @ApiProperty({ description: 'Yen.' })
  amount: number;

  @ApiProperty({ enum: waysToPay, description: 'direct: by a till that knows its customer.' })
  way: WayToPay;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;

  @ApiProperty({ description: 'In real time.' })
  recordedAt: Date;
}
