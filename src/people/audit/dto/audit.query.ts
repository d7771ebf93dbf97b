import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { listQuery } from '../../../lists/list-query.js';
import { ACT_KINDS, type ActKind, type Outcome } from '../act.js';
import { auditActList } from '../audit-act-list.js';
import { DOERS, FOUND_OUTCOMES } from './audit-act.js';

export class AuditQuery extends listQuery(auditActList) {
  @ApiPropertyOptional({ format: 'uuid', description: 'Who did it.' })
  @IsOptional()
  @IsUUID()
  actorId?: string;

  @ApiPropertyOptional({ enum: DOERS })
  @IsOptional()
  @IsIn(DOERS)
  role?: string;

  @ApiPropertyOptional({ enum: ACT_KINDS })
  @IsOptional()
  @IsIn(ACT_KINDS)
  kind?: ActKind;

  @ApiPropertyOptional({ example: 'enrolments', description: 'What: a permission, or its first part; a command.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  what?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Acts that name, show or change this object.' })
  @IsOptional()
  @IsUUID()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  objectId?: string;

  @ApiPropertyOptional({ enum: FOUND_OUTCOMES, description: 'unknown: the process ended before it was noted.' })
  @IsOptional()
  @IsIn(FOUND_OUTCOMES)
  outcome?: Outcome | 'unknown';

  @ApiPropertyOptional({ example: '2026-11-01', description: 'The first day, in Japan.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string;

  @ApiPropertyOptional({ example: '2026-11-30', description: 'The last day, in Japan.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until?: string;
}
