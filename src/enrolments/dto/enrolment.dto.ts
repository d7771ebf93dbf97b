import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { DateIso } from '../../domain/date.js';
import { endReasons, enrolmentTable, type EndReason, type EnrolmentState } from '../../domain/enrolment-states.js';
import type { Month } from '../../domain/month.js';
import { enrolmentEventNames, type EnrolmentEvent, type EnrolmentEventName } from '../enrolment-event.entity.js';
import type { Enrolment } from '../enrolment.entity.js';

const STATES = Object.keys(enrolmentTable.states);

export class ApplyDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'An employer enrols at itself; the city says where.' })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The first programme of the city, if not named.' })
  @IsOptional()
  @IsUUID()
  programmeId?: string;

  @ApiProperty({ example: '001-0001', description: '社員番号' })
  @Matches(/\S/)
  @MaxLength(40)
  staffNumber: string;

  @ApiProperty()
  @Matches(/\S/)
  @MaxLength(200)
  name: string;

  @ApiProperty()
  @Matches(/\S/)
  @MaxLength(200)
  nameKana: string;

  @ApiProperty()
  @IsString()
  @MaxLength(254)
  email: string;

  @ApiProperty({ example: '2025-06-26' })
  @IsString()
  childBirthDate: string;

  @ApiPropertyOptional({ description: 'Where the city gives children a number (児童番号).' })
  @IsOptional()
  @Matches(/\S/)
  @MaxLength(40)
  childNumber?: string;

  @ApiProperty({ example: '2025-08-22' })
  @IsString()
  leaveStartedOn: string;

  @ApiProperty({ example: '2026-04-01' })
  @IsString()
  returnedOn: string;
}

export class EnrolmentView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  programmeId: string;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty({ format: 'uuid' })
  employeeId: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameKana: string;

  @ApiProperty({ type: String, example: '2025-06-26' })
  childBirthDate: DateIso;

  @ApiProperty({ type: String, nullable: true })
  childNumber: string | null;

  @ApiProperty({ type: String, example: '2025-08-22' })
  leaveStartedOn: DateIso;

  @ApiProperty({ type: String, example: '2026-04-01' })
  returnedOn: DateIso;

  @ApiProperty({ enum: STATES })
  state: EnrolmentState;

  @ApiProperty({ type: String, example: '2026-04' })
  firstMonth: Month;

  @ApiProperty({ type: String, example: '2028-06', description: 'Before firstMonth where nothing is owed.' })
  lastMonth: Month;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  activatedAt: Date | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  endedOn: DateIso | null;

  @ApiProperty({ enum: Object.keys(endReasons), nullable: true })
  endReason: EndReason | null;

  static of(enrolment: Enrolment): EnrolmentView {
    const { id, programmeId, employerId, employeeId, childBirthDate, childNumber, leaveStartedOn, returnedOn } =
      enrolment;
    const { state, firstMonth, lastMonth, activatedAt, endedOn, endReason } = enrolment;
    const { name, nameKana } = enrolment.employee;
    const dates = { childBirthDate, childNumber, leaveStartedOn, returnedOn, firstMonth, lastMonth };
    return {
      id,
      programmeId,
      employerId,
      employeeId,
      name,
      nameKana,
      ...dates,
      state,
      activatedAt,
      endedOn,
      endReason,
    };
  }
}

/** As it stands in the list, with what its ids are called. */
export class EnrolmentRow extends EnrolmentView {
  @ApiProperty()
  programmeName: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty({ type: String, nullable: true, description: 'At this employer.' })
  staffNumber: string | null;
}

export class EnrolmentEventView {
  @ApiProperty()
  number: number;

  @ApiProperty({ enum: enrolmentEventNames })
  event: EnrolmentEventName;

  @ApiProperty({ type: String, example: '2026-04-01' })
  onDate: DateIso;

  @ApiProperty()
  reason: string;

  @ApiProperty({ format: 'uuid' })
  actorId: string;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'What changed, as it was.' })
  before: Record<string, unknown> | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after: Record<string, unknown> | null;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt: Date;

  static of({ number, event, onDate, reason, actorId, before, after, recordedAt }: EnrolmentEvent): EnrolmentEventView {
    return { number, event, onDate, reason, actorId, before, after, recordedAt };
  }
}
