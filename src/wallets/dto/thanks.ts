import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '../../http/paging.js';
import { Named } from './wallet-entry.js';

/** The words and the picture that go with a gift. */
export class Card {
  @ApiProperty({ maxLength: 500, example: '急なお迎えのとき、代わってくれてありがとう。' })
  @IsString()
  @MaxLength(500)
  @Matches(/^[\P{Cc}\n\r\t]*$/u, { message: 'message must not hold control characters' })
  message: string;

  @ApiPropertyOptional({ default: 'plain', description: 'The name of the picture on the card.' })
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9-]{0,39}$/)
  card: string = 'plain';
}

export class NewGift extends Card {
  @ApiProperty({ minimum: 1, maximum: 1000 })
  @IsInt()
  @Min(1)
  @Max(1000)
  notes: number;

  @ApiPropertyOptional({
    description: 'Yen of one note, where the wallet holds several sizes. Today’s size unless given.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  noteYen?: number;
}

export class NewThanks extends NewGift {
  @ApiProperty({ format: 'uuid', description: 'The co-worker.' })
  @IsUUID()
  receiverId: string;
}

export class ThanksQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['received', 'sent'], default: 'received' })
  @IsOptional()
  @IsIn(['received', 'sent'])
  box: 'received' | 'sent' = 'received';
}

export class ThanksAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['done'] })
  status: 'done';

  @ApiProperty({ type: Named, nullable: true, description: 'null for a claim link that nobody has claimed.' })
  receiver: Named | null;

  @ApiProperty()
  notes: number;

  @ApiProperty({ description: 'Yen.' })
  amount: number;

  @ApiProperty()
  message: string;

  @ApiProperty()
  card: string;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;

  @ApiProperty({ description: 'In real time.' })
  recordedAt: Date;

  @ApiProperty({ description: 'In real time: until when the giver may take them back, while they are untouched.' })
  takeBackUntil: Date;
}

export class SentOrReceived {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: Named })
  giver: Named;

  @ApiProperty({ type: Named, nullable: true })
  receiver: Named | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  claimLinkId: string | null;

  @ApiProperty({ description: 'Yen that were given.' })
  amount: number;

  @ApiProperty()
  message: string;

  @ApiProperty()
  card: string;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;

  @ApiProperty({ description: 'In real time.' })
  recordedAt: Date;

  @ApiProperty()
  takenBack: boolean;

  @ApiProperty({
    type: Date,
    nullable: true,
    description:
      'In real time: until when the giver may take them back while they are untouched; null where no time is set.',
  })
  takeBackUntil: Date | null;
}

export class TakeBackAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['done'] })
  status: 'done';

  @ApiProperty({ description: 'Yen that came back.' })
  amount: number;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;

  @ApiProperty({ description: 'In real time.' })
  recordedAt: Date;
}
