import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import type { Answer } from '../applications/answer-criteria.service.js';
import type { CertificationAnswer } from '../applications/certification-answer.entity.js';
import type { CertificationMessage } from '../applications/certification-message.entity.js';
import type { EvidenceFile } from '../evidence/evidence-file.entity.js';
import { type EvidenceType, evidenceTypes } from '../evidence/evidence-type.js';
import { CertificationView, ChangeCertificationDto } from './certification.dto.js';

export class AnswerDto implements Answer {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  criterionId: string;

  @ApiProperty({ description: 'Whether the applicant does what is asked.' })
  @IsBoolean()
  met: boolean;

  @ApiProperty({ description: 'How.' })
  @IsString()
  @Length(0, 4000)
  statement: string;
}

export class AnswersDto {
  @ApiProperty({ type: [AnswerDto] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AnswerDto)
  answers: AnswerDto[];
}

export class ApplyForCertificationDto extends ChangeCertificationDto {
  @ApiPropertyOptional({ type: [AnswerDto], description: 'To the criteria of the day; they may also be sent later.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AnswerDto)
  answers?: AnswerDto[];
}

export class FindingDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  criterionId: string;

  @ApiProperty()
  @IsBoolean()
  accepted: boolean;
}

export class FindingsDto {
  @ApiProperty({ type: [FindingDto] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FindingDto)
  findings: FindingDto[];
}

export class MessageDto {
  @ApiProperty()
  @IsString()
  @Length(1, 4000)
  text: string;
}

export class AnswerView extends AnswerDto {
  @ApiProperty({ example: 'short_hours' })
  code: string;

  @ApiProperty({ example: '短時間勤務' })
  name: string;

  @ApiProperty({ type: Boolean, nullable: true, description: 'What the review found; null before it.' })
  accepted: boolean | null;

  static of({ criterionId, met, statement, accepted, criterion }: CertificationAnswer): AnswerView {
    const { code, name } = criterion;
    return { criterionId, code, name, met, statement, accepted };
  }
}

export class MessageView {
  @ApiProperty()
  number: number;

  @ApiProperty({ description: 'True: a question of the review; false: what the applicant answered.' })
  fromCity: boolean;

  @ApiProperty()
  text: string;

  @ApiProperty()
  writtenAt: Date;

  static of({ number, fromCity, text, writtenAt }: CertificationMessage): MessageView {
    return { number, fromCity, text, writtenAt };
  }
}

export class EvidenceQuery {
  @ApiPropertyOptional({ enum: ['true'], description: 'To be shown in the browser, not stored.' })
  @IsOptional()
  @IsIn(['true'])
  show?: 'true';
}

export class EvidenceView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  criterionId: string | null;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: evidenceTypes })
  mediaType: EvidenceType;

  @ApiProperty()
  bytes: number;

  @ApiProperty({ description: 'Of its content, in hexadecimal.' })
  sha256: string;

  @ApiProperty()
  uploadedAt: Date;

  static of({ id, criterionId, name, mediaType, bytes, sha256, uploadedAt }: EvidenceFile): EvidenceView {
    return { id, criterionId, name, mediaType, bytes, sha256: sha256.toString('hex'), uploadedAt };
  }
}

export class ApplicationView extends CertificationView {
  @ApiProperty({ type: [AnswerView] })
  answers: AnswerView[];

  @ApiProperty({ type: [EvidenceView] })
  evidence: EvidenceView[];

  @ApiProperty({ type: [MessageView] })
  messages: MessageView[];
}
