import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsISO8601, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { Named } from '../../wallets/dto/wallet-entry.js';

/** A poster, for the shop that hangs it up. */
export class PosterView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'What its QR code holds: also to be shown on the screen at the till.' })
  address: string;

  @ApiProperty()
  madeAt: Date;
}

/** What a holder sees before paying. */
export class ShopOfPoster {
  @ApiProperty({ type: Named, description: 'As it is registered with the city.' })
  shop: Named;

  @ApiProperty({ description: 'Whose shop it is, as registered.' })
  merchantName: string;

  @ApiProperty({ example: '常磐', description: '地区' })
  area: string;

  @ApiProperty({ type: String, nullable: true, description: 'Path of the shop’s photo; null where there is none.' })
  photo: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Most notes a day by this poster; null: no limit.' })
  dailyCapNotes: number | null;

  @ApiProperty({ description: 'Yen of one note today.' })
  noteYen: number;
}

export class PosterPayment {
  @ApiProperty({ minimum: 1, maximum: 1000 })
  @IsInt()
  @Min(1)
  @Max(1000)
  notes: number;

  @ApiPropertyOptional({ description: 'Yen of one note. Today’s size unless given.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  noteYen?: number;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Real time after which it must not be paid: 30 seconds after it arrived unless given, at most 300.',
  })
  @IsOptional()
  @IsString()
  @IsISO8601({ strict: true })
  @Matches(/T.*(Z|[+-]\d{2}:\d{2})$/, { message: 'deadline must be a time with its zone' })
  deadline?: string;
}
