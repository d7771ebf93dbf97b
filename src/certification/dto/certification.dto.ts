import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { type CertificationState, certificationTable } from '../../domain/certification-states.js';
import type { CertificationRecord } from '../certification-record.entity.js';
import type { Certification } from '../certification.entity.js';
import { type TierCode, tierCodes } from '../criteria/tier.entity.js';

export class ChangeCertificationDto {
  @ApiProperty({ description: 'Why; kept with the change.' })
  @IsString()
  @Length(1, 1000)
  reason: string;

  @ApiPropertyOptional({ example: '2026-04-01', description: 'From which day it holds; today unless said.' })
  @IsOptional()
  @IsString()
  fromOn?: string;
}

export class CertifyDto {
  @ApiProperty()
  @IsString()
  @Length(1, 1000)
  reason: string;

  @ApiProperty({ example: '2026-04-01' })
  @IsString()
  fromOn: string;

  @ApiProperty({ example: '2029-03-31', description: 'The last day.' })
  @IsString()
  validUntil: string;
}

export class CertificationRecordView {
  @ApiProperty({ enum: Object.keys(certificationTable.events) })
  event: string;

  @ApiProperty({ example: '2026-04-01' })
  fromOn: string;

  @ApiProperty()
  reason: string;

  @ApiProperty({ format: 'uuid' })
  actorId: string;

  @ApiProperty()
  recordedAt: Date;
}

export class CertificationView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  merchantId: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  employerId: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-00012', description: 'On its certificate.' })
  number: string | null;

  @ApiProperty({ enum: tierCodes, nullable: true })
  tier: TierCode | null;

  @ApiProperty({ type: Number, nullable: true, description: 'How many were accepted.' })
  measures: number | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-02-10' })
  appliedOn: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'The certification that it continues.' })
  renews: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'The certification that continues it.' })
  followedBy: string | null;

  @ApiProperty({ enum: Object.keys(certificationTable.states) })
  state: CertificationState;

  @ApiProperty({ type: String, nullable: true, example: '2026-04-01' })
  validFrom: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2029-03-31', description: 'The last day.' })
  validUntil: string | null;

  @ApiProperty({ type: [CertificationRecordView], description: 'All that happened to it, in order.' })
  events: CertificationRecordView[];

  static of(certification: Certification): CertificationView {
    const { id, merchantId, employerId, number, tier, measures, appliedOn, renews, followedBy } = certification;
    const { state, validFrom, validUntil, events } = certification;
    const holder = { merchantId, employerId };
    const certificate = { number, tier, measures, appliedOn, renews, followedBy };
    return { id, ...holder, ...certificate, state, validFrom, validUntil, events: events.map(recordView) };
  }
}

/** As it stands in the list, with whose it is. */
export class CertificationRow extends CertificationView {
  @ApiProperty()
  holderName: string;

  @ApiProperty()
  holderNameKana: string;
}

export function recordView({
  event,
  fromOn,
  reason,
  actorId,
  recordedAt,
}: CertificationRecord): CertificationRecordView {
  return { event, fromOn, reason, actorId, recordedAt };
}
