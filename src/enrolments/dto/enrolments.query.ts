import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { enrolmentTable, type EnrolmentState } from '../../domain/enrolment-states.js';
import type { Month } from '../../domain/month.js';
import { listQuery } from '../../lists/list-query.js';
import { enrolmentList } from '../enrolment-list.js';

const STATES = Object.keys(enrolmentTable.states);

export class EnrolmentsQuery extends listQuery(enrolmentList) {
  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: EnrolmentState;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  programmeId?: string;

  @ApiPropertyOptional({ type: String, example: '2026-04', description: 'One of the months that they are for.' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month?: Month;

  @ApiPropertyOptional({
    description: 'Words of the name, of its reading in whatever kana, of the staff number or the child’s number.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
