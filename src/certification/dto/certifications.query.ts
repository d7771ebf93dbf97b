import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { type CertificationState, certificationTable } from '../../domain/certification-states.js';
import { listQuery } from '../../lists/list-query.js';
import { certificationList } from '../certification-list.js';
import { type TierCode, tierCodes } from '../criteria/tier.entity.js';

const HOLDERS = ['merchant', 'employer'] as const;
export type Holder = (typeof HOLDERS)[number];

export class CertificationsQuery extends listQuery(certificationList) {
  @ApiPropertyOptional({ enum: Object.keys(certificationTable.states) })
  @IsOptional()
  @IsIn(Object.keys(certificationTable.states))
  state?: CertificationState;

  @ApiPropertyOptional({ enum: HOLDERS, description: 'Whose they are.' })
  @IsOptional()
  @IsIn(HOLDERS)
  holder?: Holder;

  @ApiPropertyOptional({ enum: tierCodes })
  @IsOptional()
  @IsIn(tierCodes)
  tier?: TierCode;

  @ApiPropertyOptional({ example: '2027-03-31', description: 'Those that end by this day.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  endsBy?: string;

  @ApiPropertyOptional({
    description: 'Words of the holder’s name, of its reading in whatever kana, of the number on the certificate.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
