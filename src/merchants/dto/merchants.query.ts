import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type CertificationState, certificationTable } from '../../domain/certification-states.js';
import { listQuery } from '../../lists/list-query.js';
import { merchantList } from '../merchant-list.js';

const CERTIFICATIONS = [...Object.keys(certificationTable.states), 'none'];

export class MerchantsQuery extends listQuery(merchantList) {
  @ApiPropertyOptional({
    description: 'Words of the name of it or a shop, of a reading in whatever kana, of the corporate number.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ enum: CERTIFICATIONS, description: 'How its certification stands.' })
  @IsOptional()
  @IsIn(CERTIFICATIONS)
  certification?: CertificationState | 'none';

  @ApiPropertyOptional({ example: '常磐', description: 'With a shop in this area.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  area?: string;

  @ApiPropertyOptional({ example: 'ベーカリー', description: 'With a shop of this trade.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  trade?: string;
}
