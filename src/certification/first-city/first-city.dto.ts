import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { TokenDto } from '../../people/doors/dto/sign-in.dto.js';

export class FirstCityDto {
  @ApiProperty({ example: 'asahikawa', description: 'A short name: letters, digits, hyphens.' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
  code: string;

  @ApiProperty({ example: '旭川市' })
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiProperty({ example: '2026-04', description: 'The first month of its programme.' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  startsMonth: string;
}

export class FirstAdminDto extends TokenDto {
  @ApiProperty({ format: 'email' })
  @IsString()
  @Length(3, 254)
  email: string;

  @ApiProperty()
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiPropertyOptional({ type: FirstCityDto, description: 'Only where there is no city yet.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => FirstCityDto)
  city?: FirstCityDto;
}
