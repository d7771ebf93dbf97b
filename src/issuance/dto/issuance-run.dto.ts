import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { type IssuanceRun, type IssuanceRunState, issuanceRunStates } from '../issuance-run.entity.js';
import type { IssuedMonth } from '../issued-month.js';

export class IssueMonthDto {
  @ApiProperty({ example: '2026-04' })
  @IsString()
  month: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The city’s first programme unless said.' })
  @IsOptional()
  @IsUUID()
  programmeId?: string;
}

/** What was issued now; amounts in whole yen. */
export class IssuedMonthView implements IssuedMonth {
  @ApiProperty({ format: 'uuid' })
  runId: string;

  @ApiProperty({ type: String, example: '2026-04' })
  month: IssuedMonth['month'];

  @ApiProperty()
  allocations: number;

  @ApiProperty()
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;

  @ApiProperty({ description: 'People who are owed the month and had it before.' })
  already: number;
}

export class RunProblemView {
  @ApiProperty({ example: 'budget_passed' })
  code: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  details?: Record<string, unknown>;
}

export class IssuanceRunView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  programmeId: string;

  @ApiProperty({ example: '2026-04' })
  month: string;

  @ApiProperty({ enum: issuanceRunStates })
  state: IssuanceRunState;

  @ApiProperty({ description: 'People who were due the month and did not have it.' })
  due: number;

  @ApiProperty()
  dueYen: number;

  @ApiProperty({ description: 'People it was issued to so far.' })
  issued: number;

  @ApiProperty()
  issuedYen: number;

  @ApiProperty()
  already: number;

  @ApiProperty()
  startedAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  finishedAt: Date | null;

  @ApiProperty({ type: RunProblemView, nullable: true })
  problem: RunProblemView | null;

  static of({ cityId: _cityId, ...run }: IssuanceRun): IssuanceRunView {
    return run;
  }
}

/** As it stands in the list. */
export class IssuanceRunRow extends IssuanceRunView {
  @ApiProperty()
  programmeName: string;
}
