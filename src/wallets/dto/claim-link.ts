import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { NewGift } from './thanks.js';
import { Named } from './wallet-entry.js';

export class NewClaimLink extends NewGift {
  @ApiPropertyOptional({
    minimum: 1,
    description: 'Days until unclaimed notes go back; the most that the rules allow unless given.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(180)
  days?: number;
}

export class Claim {
  @ApiProperty({ description: 'The secret part of the link’s address.' })
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{22}$/)
  secret: string;
}

export class ClaimLinkAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid', description: 'The thanks that went into it.' })
  thanksId: string;

  @ApiProperty({ type: String, nullable: true, description: 'The secret part of its address, while it is open.' })
  secret: string | null;

  @ApiProperty({ enum: ['open', 'claimed', 'taken_back', 'empty'] })
  state: 'open' | 'claimed' | 'taken_back' | 'empty';

  @ApiProperty()
  notes: number;

  @ApiProperty({ description: 'Yen that were put into it.' })
  amount: number;

  @ApiProperty()
  message: string;

  @ApiProperty()
  card: string;

  @ApiProperty({ description: 'On the city’s own clock: when unclaimed notes go back.' })
  returnsAt: Date;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;
}

export class ClaimAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['done'] })
  status: 'done';

  @ApiProperty({ type: Named })
  giver: Named;

  @ApiProperty({ description: 'Yen.' })
  amount: number;

  @ApiProperty()
  message: string;

  @ApiProperty()
  card: string;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;
}
