import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { Named } from '../../wallets/dto/wallet-entry.js';
import { type WayToPay, waysToPay } from './till-event.js';

/** A payment at a till: exactly one of code, digits and employeeId says whose. */
export class NewRedemption {
  @ApiPropertyOptional({ description: 'What the QR code of a code or a paper slip holds.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{22}$/)
  code?: string;

  @ApiPropertyOptional({
    description: 'The eight digits below the QR code, or the twelve of a paper slip; at a till bound to one shop only.',
  })
  @IsOptional()
  @Matches(/^(\d{8}|\d{12})$/)
  digits?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Whom a trusted till knows; needs notes and an Idempotency-Key.',
  })
  @IsOptional()
  @IsUUID()
  employeeId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The shop; a till’s own unless given.' })
  @IsOptional()
  @IsUUID()
  shopId?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, description: 'With a code: what the till believes it is paid.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  notes?: number;

  @ApiPropertyOptional({ description: 'With employeeId: yen of one note. Today’s size unless given.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  noteYen?: number;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Real time after which it must not be taken: 30 seconds after it arrived unless given, at most 300.',
  })
  @IsOptional()
  @IsString()
  @IsISO8601({ strict: true })
  @Matches(/T.*(Z|[+-]\d{2}:\d{2})$/, { message: 'deadline must be a time with its zone' })
  deadline?: string;
}

export class RedemptionAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['done'] })
  status: 'done';

  @ApiProperty()
  notes: number;

  @ApiProperty({ description: 'Yen.' })
  amount: number;

  @ApiProperty({ description: 'Yen of it that the employers paid for.' })
  employerShare: number;

  @ApiProperty({ description: 'Yen of it that the city paid for.' })
  cityShare: number;

  @ApiProperty({ type: Named })
  shop: Named;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;

  @ApiProperty({ description: 'In real time.' })
  recordedAt: Date;
}

class Undoing {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'On the city’s own clock.' })
  happenedAt: Date;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

export class RedemptionView extends RedemptionAnswer {
  @ApiProperty({ enum: waysToPay, description: 'direct: by a till that knows its customer.' })
  way: WayToPay;

  @ApiProperty({ type: Undoing, nullable: true, description: 'null while it stands.' })
  voided: Undoing | null;
}
