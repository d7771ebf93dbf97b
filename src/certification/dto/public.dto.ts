import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { DateIso } from '../../domain/date.js';
import { PageQuery } from '../../http/paging.js';
import { type CsvEncoding, csvEncodings } from '../../papers/csv.js';
import type { CertificateState } from '../certificates/certificate-state.service.js';
import { type TierCode, tierCodes } from '../criteria/tier.entity.js';
import { type Standing, standings } from '../standing.js';

export class CertificateStateView implements CertificateState {
  @ApiProperty({ example: '旭川市' })
  city: string;

  @ApiProperty({ example: '2026-00012' })
  number: string;

  @ApiProperty()
  holder: string;

  @ApiProperty({ enum: ['merchant', 'employer'] })
  kind: CertificateState['kind'];

  @ApiProperty({ enum: tierCodes, nullable: true })
  tier: TierCode | null;

  @ApiProperty({ type: String, nullable: true, example: 'ゴールド' })
  tierName: string | null;

  @ApiProperty({ type: String, example: '2026-04-01' })
  validFrom: CertificateState['validFrom'];

  @ApiProperty({ type: String, example: '2029-03-31', description: 'The last day.' })
  validUntil: CertificateState['validUntil'];

  @ApiProperty({ enum: standings })
  standing: Standing;

  @ApiProperty({ description: 'Whether it holds on the day `asOf`.' })
  holds: boolean;

  @ApiProperty({ type: String, example: '2026-11-21' })
  asOf: CertificateState['asOf'];
}

export class DirectoryQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 100)
  area?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 100)
  trade?: string;

  @ApiPropertyOptional({ enum: tierCodes })
  @IsOptional()
  @IsIn(tierCodes)
  tier?: TierCode;

  @ApiPropertyOptional({ description: 'Words apart by spaces, each of them in the name or its reading.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  words?: string;
}

export class DirectoryCsvQuery extends DirectoryQuery {
  @ApiPropertyOptional({ enum: csvEncodings })
  @IsOptional()
  @IsIn(csvEncodings)
  encoding?: CsvEncoding;
}

/** What a certified business does for parents, as the city calls it. */
export class MeasureName {
  @ApiProperty({ example: '短時間勤務' })
  ja: string;

  @ApiProperty({ example: 'Short working hours' })
  en: string;
}

export class DirectoryEntry {
  @ApiProperty({ enum: ['shop', 'employer'] })
  kind: 'shop' | 'employer';

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameKana: string;

  @ApiProperty({ type: String, nullable: true })
  trade: string | null;

  @ApiProperty({ type: String, nullable: true })
  area: string | null;

  @ApiProperty({ enum: tierCodes, nullable: true })
  tier: TierCode | null;

  @ApiProperty({ example: '2026-00012' })
  number: string;

  @ApiProperty({ type: String, example: '2029-03-31' })
  validUntil: DateIso;

  @ApiProperty({ type: String, nullable: true, example: 'ゴールド', description: 'As the city calls the tier today.' })
  tierName: string | null;

  @ApiProperty({ type: [MeasureName], description: 'The measures that the city found to be met.' })
  measures: MeasureName[];

  @ApiProperty({ type: String, nullable: true, description: 'Path of the shop’s photo, for who is signed in.' })
  photo: string | null;
}

class AreaCount {
  @ApiProperty({ example: '常磐', description: '地区' })
  area: string;

  @ApiProperty({ description: 'How many shops stand there.' })
  shops: number;
}

class TierName {
  @ApiProperty({ enum: tierCodes })
  code: TierCode;

  @ApiProperty({ example: 'ゴールド' })
  name: string;
}

/** What there is to choose from in the directory. */
export class DirectoryChoices {
  @ApiProperty({ example: '旭川市' })
  city: string;

  @ApiProperty({ type: String, example: '2026-11-21', description: 'The day on which all this holds.' })
  asOf: DateIso;

  @ApiProperty({ type: [AreaCount] })
  areas: AreaCount[];

  @ApiProperty({ type: [String] })
  trades: string[];

  @ApiProperty({ type: [TierName], description: 'The highest first.' })
  tiers: TierName[];
}
