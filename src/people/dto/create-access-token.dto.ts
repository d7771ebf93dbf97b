import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsDate, IsIn, IsOptional, IsString, IsUUID, Length, MinDate } from 'class-validator';
import { CLIENT_ROLES, type ClientRole } from '../own-keys.js';
import { type Permission, permissionsOf } from '../policy.js';

const PERMISSIONS = [...new Set(CLIENT_ROLES.flatMap(permissionsOf))];

export class CreateAccessTokenDto {
  @ApiProperty({ enum: CLIENT_ROLES })
  @IsIn(CLIENT_ROLES)
  role: ClientRole;

  @ApiProperty({ description: 'What it is for.' })
  @IsString()
  @Length(1, 100)
  label: string;

  @ApiPropertyOptional({
    enum: PERMISSIONS,
    isArray: true,
    description: 'What it may; all that its role may by default.',
  })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(PERMISSIONS, { each: true })
  scopes?: Permission[];

  @ApiPropertyOptional({ format: 'uuid', description: 'For hris_client.' })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'For pos_client.' })
  @IsOptional()
  @IsUUID()
  merchantId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'For pos_client.' })
  @IsOptional()
  @IsUUID()
  shopId?: string;

  @ApiPropertyOptional({ type: Date, description: 'From then on it is refused.' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(() => new Date())
  expiresAt?: Date;
}
