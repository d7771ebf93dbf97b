import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { PageQuery } from '../../http/paging.js';

const SAYS_SOMETHING = /^[\P{Cc}\n]*[^\s\p{Cc}][\P{Cc}\n]*$/u;

export const pressureStates = ['open', 'looked_into', 'closed'] as const;
export type PressureState = (typeof pressureStates)[number];

export class PressureWords {
  @ApiProperty({ minLength: 1, maxLength: 4000 })
  @IsString()
  @Length(1, 4000)
  @Matches(SAYS_SOMETHING, { message: 'words must say something, without control characters' })
  words: string;
}

export class NewPressureReport extends PressureWords {
  @ApiPropertyOptional({ default: true, description: 'true: nobody but the welfare section is told who it is.' })
  @IsOptional()
  @IsBoolean()
  anonymous?: boolean;
}

export class PressureDecision {
  @ApiProperty({ enum: ['looked_into', 'closed'] })
  @IsIn(['looked_into', 'closed'])
  state: 'looked_into' | 'closed';
}

export class PressureQuery extends PageQuery {
  @ApiPropertyOptional({ enum: pressureStates })
  @IsOptional()
  @IsIn(pressureStates)
  state?: PressureState;
}

/** What a change answers: none of the words, since answers may be kept to be given again. */
export class PressureReceipt {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: pressureStates })
  state: PressureState;

  @ApiProperty()
  toldAt: Date;

  @ApiProperty({ description: 'When something was written or decided last.' })
  changedAt: Date;

  @ApiProperty({ description: 'How many messages there are, of both sides.' })
  messages: number;
}

export class PressureReporter {
  @ApiProperty({ format: 'uuid' })
  employeeId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  employerName: string | null;
}

export class PressureReportView extends PressureReceipt {
  @ApiProperty()
  anonymous: boolean;

  @ApiProperty({ type: PressureReporter, nullable: true, description: 'Null where the reader is not to know.' })
  reporter: PressureReporter | null;
}

export class PressureMessage {
  @ApiProperty()
  number: number;

  @ApiProperty({ enum: ['employee', 'city'] })
  side: 'employee' | 'city';

  @ApiProperty()
  words: string;

  @ApiProperty()
  at: Date;
}

export class PressureDetailView extends PressureReportView {
  @ApiProperty({ type: [PressureMessage] })
  conversation: PressureMessage[];
}
