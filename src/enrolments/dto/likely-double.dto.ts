import { ApiProperty } from '@nestjs/swagger';
import { IsUUID, Matches, MaxLength } from 'class-validator';
import type { DateIso } from '../../domain/date.js';
import { EnrolmentRow } from './enrolment.dto.js';

/** Two enrolments that may be for one child. */
export class LikelyDoubleView {
  @ApiProperty({ type: String, example: '2025-06-26' })
  childBirthDate: DateIso;

  @ApiProperty({ type: [EnrolmentRow], minItems: 2, maxItems: 2 })
  enrolments: [EnrolmentRow, EnrolmentRow];

  @ApiProperty({ enum: ['family_name', 'email'], isArray: true })
  clues: ('family_name' | 'email')[];
}

export class DifferentChildrenDto {
  @ApiProperty({ format: 'uuid', description: 'The other enrolment of the pair.' })
  @IsUUID()
  enrolmentId: string;

  @ApiProperty({ description: 'How it was found out.' })
  @Matches(/\S/)
  @MaxLength(500)
  reason: string;
}
