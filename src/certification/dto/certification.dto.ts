import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { type CertificationState, certificationTable } from '../../domain/certification-states.js';
import type { CertificationRecord } from '../certification-record.entity.js';
import type { Certification } from '../certification.entity.js';

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

  @ApiProperty({ format: 'uuid' })
  merchantId: string;

  @ApiProperty({ enum: Object.keys(certificationTable.states) })
  state: CertificationState;

  @ApiProperty({ type: String, nullable: true, example: '2026-04-01' })
  validFrom: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2029-03-31', description: 'The last day.' })
  validUntil: string | null;

  @ApiProperty({ type: [CertificationRecordView], description: 'All that happened to it, in order.' })
  events: CertificationRecordView[];

  static of({ id, merchantId, state, validFrom, validUntil, events }: Certification): CertificationView {
    return { id, merchantId, state, validFrom, validUntil, events: events.map(recordView) };
  }
}

function recordView({ event, fromOn, reason, actorId, recordedAt }: CertificationRecord): CertificationRecordView {
  return { event, fromOn, reason, actorId, recordedAt };
}
