import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Employer } from '../employer.entity.js';

export class CreateEmployerDto {
  @ApiProperty({ example: '2454701952624', description: '法人番号' })
  @IsString()
  @MaxLength(40)
  corporateNumber: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  nameKana: string;

  @ApiProperty()
  @IsString()
  @MaxLength(254)
  contactEmail: string;

  @ApiPropertyOptional({ description: 'The town that pays the public share, in an alliance.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  municipalityCode?: string;
}

export class ChangeEmployerDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  nameKana?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(254)
  contactEmail?: string;
}

export class EmployerView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  corporateNumber: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameKana: string;

  @ApiProperty()
  contactEmail: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  municipalityId: string | null;

  @ApiProperty()
  createdAt: Date;

  static of({ cityId: _cityId, ...employer }: Employer): EmployerView {
    return employer;
  }
}

export class EmployerRow extends EmployerView {
  @ApiProperty({ type: String, nullable: true })
  municipalityName: string | null;

  @ApiProperty({ description: 'Who work there now.' })
  employees: number;

  @ApiProperty({ description: 'Of them, parents whose enrolment is approved and has not ended.' })
  parents: number;
}
