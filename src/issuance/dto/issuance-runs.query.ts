import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import type { Month } from '../../domain/month.js';
import { listQuery } from '../../lists/list-query.js';
import { issuanceRunList } from '../issuance-run-list.js';
import { type IssuanceRunState, issuanceRunStates } from '../issuance-run.entity.js';

export class IssuanceRunsQuery extends listQuery(issuanceRunList) {
  @ApiPropertyOptional({ type: String, example: '2026-04' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month?: Month;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  programmeId?: string;

  @ApiPropertyOptional({ enum: issuanceRunStates })
  @IsOptional()
  @IsIn(issuanceRunStates)
  state?: IssuanceRunState;
}
