import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import type { Programme } from '../programme.entity.js';
import { RuleChangesDto } from './rules.dto.js';

export class CreateProgrammeDto {
  @ApiProperty({ example: 'second-child' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
  code: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiProperty({ example: '2026-04' })
  @IsString()
  startsMonth: string;

  @ApiPropertyOptional({ description: 'What differs from the default rules.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RuleChangesDto)
  rules?: RuleChangesDto;
}

export class ProgrammeView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ example: '2026-04' })
  startsMonth: string;

  @ApiProperty()
  createdAt: Date;

  static of({ id, code, name, startsMonth, createdAt }: Programme): ProgrammeView {
    return { id, code, name, startsMonth, createdAt };
  }
}
