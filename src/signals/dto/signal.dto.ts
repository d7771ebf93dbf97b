import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { DateIso } from '../../domain/date.js';
import {
  type SignalKind,
  signalKinds,
  type SignalState,
  signalStates,
  type SubjectType,
  subjectTypes,
} from '../signal-kinds.js';

const SAYS_SOMETHING = /^[\P{Cc}\n]*[^\s\p{Cc}][\P{Cc}\n]*$/u;

export class ScanDto {
  @ApiPropertyOptional({ example: '2026-10', description: 'The month to look through; that which runs, unless said.' })
  @IsOptional()
  @IsString()
  month?: string;
}

export class ScanView {
  @ApiProperty({ description: 'What the rules found, known or not.' })
  found: number;

  @ApiProperty({ description: 'Of these, what nobody had seen before.' })
  made: number;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'Found, by kind.' })
  byKind: Partial<Record<SignalKind, number>>;
}

export class SignalSubject {
  @ApiProperty({ enum: subjectTypes })
  type: SubjectType;

  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'A name; of a payout batch its pay day. Null of whoever is only known by an id.',
  })
  called: string | null;
}

export class SignalView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: signalKinds })
  kind: SignalKind;

  @ApiProperty({ type: String, example: '2026-10-01' })
  fromOn: DateIso;

  @ApiProperty({ type: String, example: '2026-10-31' })
  untilOn: DateIso;

  @ApiProperty({ type: [SignalSubject] })
  subjects: SignalSubject[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Ids of operations and others, counts, yen, and the thresholds that were passed.',
  })
  evidence: Record<string, unknown>;

  @ApiProperty()
  firstSeenAt: Date;

  @ApiProperty()
  lastSeenAt: Date;

  @ApiProperty({ enum: signalStates })
  state: SignalState;
}

export class SignalStep {
  @ApiProperty({ enum: ['look_into', 'dismiss', 'confirm'] })
  step: 'look_into' | 'dismiss' | 'confirm';

  @ApiProperty({ format: 'uuid' })
  actorId: string;

  @ApiProperty()
  reason: string;

  @ApiProperty()
  at: Date;
}

export class SignalOperation {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'redeem' })
  code: string;

  @ApiProperty({ format: 'uuid' })
  fromAccount: string;

  @ApiProperty({ format: 'uuid' })
  toAccount: string;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  shopId: string | null;

  @ApiProperty()
  amount: number;

  @ApiProperty()
  happenedAt: Date;
}

export class SignalDetailView extends SignalView {
  @ApiProperty({ type: [SignalOperation], description: 'Those of the ledger that the evidence names.' })
  operations: SignalOperation[];

  @ApiProperty({ type: [SignalStep] })
  steps: SignalStep[];
}

export class SignalCount {
  @ApiProperty({ enum: signalKinds })
  kind: SignalKind;

  @ApiProperty()
  open: number;

  @ApiProperty()
  lookedInto: number;

  @ApiProperty()
  dismissed: number;

  @ApiProperty()
  confirmed: number;
}

export class SignalReason {
  @ApiProperty({ minLength: 1, maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  @Matches(SAYS_SOMETHING, { message: 'reason must say something, without control characters' })
  reason: string;
}

export class SetSignal {
  @ApiProperty({ description: 'Whether it is looked for.' })
  @IsBoolean()
  watched: boolean;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { yen: 80_000 },
    description: 'Whole numbers; what is not mentioned stays.',
  })
  @IsOptional()
  @IsObject()
  thresholds?: Record<string, unknown>;

  @ApiPropertyOptional({ example: '2026-11-01', description: 'Today, unless said.' })
  @IsOptional()
  @IsString()
  validFrom?: string;
}

export class SignalSettingView {
  @ApiProperty({ enum: signalKinds })
  kind: SignalKind;

  @ApiProperty()
  watched: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  thresholds: Record<string, number>;

  @ApiProperty({ type: String, nullable: true, example: '2026-11-01', description: 'Null: as the program has it.' })
  validFrom: DateIso | null;
}
