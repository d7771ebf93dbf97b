import { ApiProperty } from '@nestjs/swagger';
import type { Month } from '../../domain/month.js';
import { SplitRow } from './split.js';

/** An identity of the ledger at a closing, with both of its sides. */
export class Identity {
  @ApiProperty({ example: 'employer_movements' })
  identity: string;

  @ApiProperty({ description: 'true: proved; false: broken.' })
  holds: boolean;

  @ApiProperty()
  expected: string;

  @ApiProperty()
  found: string;
}

/** The seal of the ledger (docs/ledger.md): compare it with what `verify` and the kept heads say. */
export class PrintedSeal {
  @ApiProperty({ example: '412' })
  block: string;

  @ApiProperty({ description: 'HMAC-SHA-256, hexadecimal.' })
  mac: string;
}

export const CLOSING_STATES = ['open', 'flipped', 'prepared', 'approved'] as const;
export type ClosingState = (typeof CLOSING_STATES)[number];

export class ClosingView {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({
    enum: CLOSING_STATES,
    description:
      'open: nothing was closed, the figures are a preview; flipped: nothing is posted into the month any more, ' +
      'prepare again to compute; prepared: computed and frozen; approved: by another person.',
  })
  state: ClosingState;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  preparedBy: string | null;

  @ApiProperty({ type: Date, nullable: true })
  preparedAt: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  computedAt: Date | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  approvedBy: string | null;

  @ApiProperty({ type: Date, nullable: true })
  approvedAt: Date | null;

  @ApiProperty({ type: PrintedSeal, nullable: true, description: 'That of the approval; until then there is none.' })
  seal: PrintedSeal | null;
}

class MonthGroups {
  @ApiProperty({ type: [SplitRow] })
  programme: SplitRow[];

  @ApiProperty({ type: [SplitRow] })
  employer: SplitRow[];

  @ApiProperty({ type: [SplitRow] })
  merchant: SplitRow[];

  @ApiProperty({ type: [SplitRow] })
  municipality: SplitRow[];
}

/** A month with all its figures and identities. */
export class MonthReport extends ClosingView {
  @ApiProperty({ type: MonthGroups })
  groups: MonthGroups;

  @ApiProperty({ type: [Identity] })
  identities: Identity[];
}
