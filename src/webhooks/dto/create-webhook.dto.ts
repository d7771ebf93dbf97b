import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { EVENT_KINDS, type EventKind } from '../event-kinds.js';

export class CreateWebhookDto {
  @ApiProperty({ description: 'What it is for.' })
  @IsString()
  @Length(1, 100)
  label: string;

  @ApiProperty({
    description: 'Where to send: https, on the public internet.',
    example: 'https://pos.example.jp/sankyu',
  })
  @IsString()
  @Length(1, 2000)
  url: string;

  @ApiProperty({ enum: EVENT_KINDS, isArray: true, description: 'Of what to tell.' })
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(EVENT_KINDS, { each: true })
  kinds: EventKind[];

  @ApiPropertyOptional({ format: 'uuid', description: 'Only of this employer. HR’s is always of its own.' })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only of this merchant. An owner’s is always of its own.' })
  @IsOptional()
  @IsUUID()
  merchantId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only of this shop of the merchant.' })
  @IsOptional()
  @IsUUID()
  shopId?: string;
}
