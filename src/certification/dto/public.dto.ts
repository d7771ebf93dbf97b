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
}
