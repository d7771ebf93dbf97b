import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Criterion } from '../criteria/criterion.entity.js';
import { type Tier, type TierCode, tierCodes } from '../criteria/tier.entity.js';

export class CriterionDto {
  @ApiProperty({ example: 'short_hours' })
  @Matches(/^[a-z][a-z0-9_]{0,39}$/)
  code: string;

  @ApiProperty({ example: '短時間勤務' })
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiProperty({ example: 'Short working hours' })
  @IsString()
  @Length(1, 100)
  nameEn: string;

  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  description: string;

  @ApiProperty({ description: 'Only accepted with a file that shows it.' })
  @IsBoolean()
  evidenceRequired: boolean;
}

export class AddCriterionDto extends CriterionDto {
  @ApiPropertyOptional({ example: '2026-04-01', description: 'The city’s today unless said.' })
  @IsOptional()
  @IsString()
  validFrom?: string;
}

export class EndCriterionDto {
  @ApiProperty({ example: '2027-03-31', description: 'The last day.' })
  @IsString()
  validUntil: string;
}

export class CriterionView extends CriterionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: '2026-04-01' })
  validFrom: string;

  @ApiProperty({ type: String, nullable: true, description: 'The last day.' })
  validUntil: string | null;

  static of({ cityId: _cityId, position: _position, ...criterion }: Criterion): CriterionView {
    return Object.assign(new CriterionView(), criterion);
  }
}

export class TierDto {
  @ApiProperty({ enum: tierCodes })
  @IsIn(tierCodes)
  code: TierCode;

  @ApiProperty({ example: 'ゴールド' })
  @IsString()
  @Length(1, 40)
  name: string;

  @ApiProperty({ example: 6, description: 'How many accepted measures it takes.' })
  @IsInt()
  @Min(1)
  @Max(100)
  leastMeasures: number;
}

export class SetTiersDto {
  @ApiProperty({ type: [TierDto] })
  @IsArray()
  @ArrayMaxSize(4)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TierDto)
  tiers: TierDto[];

  @ApiPropertyOptional({ example: '2026-04-01', description: 'The city’s today unless said.' })
  @IsOptional()
  @IsString()
  validFrom?: string;
}

export class TierView extends TierDto {
  @ApiProperty({ example: '2026-04-01' })
  validFrom: string;

  static of({ cityId: _cityId, ...tier }: Tier): TierView {
    return Object.assign(new TierView(), tier);
  }
}

export class CriteriaView {
  @ApiProperty({ type: [CriterionView] })
  criteria: CriterionView[];

  @ApiProperty({ type: [TierView], description: 'As they are on the day, the highest first.' })
  tiers: TierView[];
}
