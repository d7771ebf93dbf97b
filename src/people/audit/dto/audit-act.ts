import { ApiProperty } from '@nestjs/swagger';
import { ROLES } from '../../role.js';
import { ACT_KINDS, type ActKind, OPERATOR, OUTCOMES, type Outcome } from '../act.js';

/** Who does what is written down. */
export const DOERS = [...ROLES, OPERATOR] as const;
/** unknown: the process ended before it was noted. */
export const FOUND_OUTCOMES = [...OUTCOMES, 'unknown'] as const;

/** Who did what, when, from where, and how it ended. */
export class AuditActView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ACT_KINDS })
  kind: ActKind;

  @ApiProperty()
  begunAt: Date;

  @ApiProperty({ format: 'uuid' })
  actorId: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  accountId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The token or the granted role.' })
  credentialId: string | null;

  @ApiProperty({ enum: DOERS })
  role: string;

  @ApiProperty({ enum: ['http', 'cli'] })
  source: 'http' | 'cli';

  @ApiProperty({ example: 'enrolments.decide', description: 'A permission; for a command, its name.' })
  permission: string;

  @ApiProperty({ type: String, nullable: true, description: 'Whose personal data was shown.' })
  reads: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'POST' })
  method: string | null;

  @ApiProperty({ type: String, nullable: true, example: '/api/v1/enrolments/:id/approve' })
  route: string | null;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Named by the path, made or shown by the answer.' })
  objectIds: string[];

  @ApiProperty({ type: String, nullable: true, description: 'The network address that it came from.' })
  fromAddress: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the client says it is.' })
  device: string | null;

  @ApiProperty({ type: String, nullable: true })
  requestId: string | null;

  @ApiProperty({ type: Date, nullable: true })
  endedAt: Date | null;

  @ApiProperty({ enum: FOUND_OUTCOMES })
  outcome: Outcome | 'unknown';

  @ApiProperty({ type: Number, nullable: true })
  status: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'same_person', description: 'Why it was refused or failed.' })
  problem: string | null;
}

/** A column that an act changed. */
export class AuditColumnView {
  @ApiProperty({ example: 'state' })
  column: string;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Any JSON value.' })
  before: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Any JSON value.' })
  after: unknown;

  @ApiProperty({
    enum: ['open', 'personal', 'erased', 'closed'],
    description: 'personal: kept apart; erased: with its person; closed: shown to nobody, only that it changed.',
  })
  kept: 'open' | 'personal' | 'erased' | 'closed';
}

/** A row that an act made, changed or removed. */
export class AuditChangeView {
  @ApiProperty({ example: 'enrolments' })
  table: string;

  @ApiProperty({ enum: ['insert', 'update', 'delete'] })
  operation: 'insert' | 'update' | 'delete';

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The row’s key within the city.' })
  key: Record<string, unknown>;

  @ApiProperty({ type: [AuditColumnView] })
  columns: AuditColumnView[];
}

export class AuditActWithChanges extends AuditActView {
  @ApiProperty({ type: [AuditChangeView], description: 'In their order; at most 1,000.' })
  changes: AuditChangeView[];

  @ApiProperty({ description: 'How many there are in all.' })
  changeCount: number;
}
