import { ApiProperty } from '@nestjs/swagger';
import { type BillingBasis, billingBases } from '../../programmes/programme-rules.entity.js';
import { type PaperKind, paperKinds } from './invoice-run.js';
import { MatchView } from './receipt.js';

export const paperStates = ['open', 'settled'] as const;
/** open: something of it is neither paid nor counted. */
export type PaperState = (typeof paperStates)[number];

export const lineReasons = ['issued', 'redeemed', 'voided', 'expired', 'recalled', 'unexpired', 'unrecalled'] as const;
export type LineReason = (typeof lineReasons)[number];

/** An invoice, or a credit note; amounts in whole yen. */
export class InvoiceSummary {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: paperKinds })
  kind: PaperKind;

  @ApiProperty({ example: '2026-000123', description: 'Without gaps, by kind and fiscal year of its day.' })
  number: string;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty({ format: 'uuid' })
  programmeId: string;

  @ApiProperty()
  programmeName: string;

  @ApiProperty({ example: '2026-04' })
  month: string;

  @ApiProperty({ enum: billingBases })
  basis: BillingBasis;

  @ApiProperty({ example: '2026-05-02' })
  issuedOn: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-06-01' })
  dueOn: string | null;

  @ApiProperty()
  amount: number;

  @ApiProperty({ description: 'What is not paid of an invoice, or not counted of a credit note.' })
  open: number;
}

export class InvoiceLineView {
  @ApiProperty()
  line: number;

  @ApiProperty()
  employeeName: string;

  @ApiProperty({ type: String, nullable: true, description: 'At this employer.' })
  staffNumber: string | null;

  @ApiProperty({ format: 'uuid' })
  allocationId: string;

  @ApiProperty({ example: '2026-04', description: 'The month that the coupons are for.' })
  allocationMonth: string;

  @ApiProperty({ enum: lineReasons })
  reason: LineReason;

  @ApiProperty({ description: 'What it adds to this paper; less than nothing where it takes off.' })
  amount: number;
}

export class InvoiceView extends InvoiceSummary {
  @ApiProperty({ type: String, nullable: true, description: 'Into which the employer pays.' })
  virtualAccount: string | null;

  @ApiProperty({ description: 'What credit notes took off when the invoice was made.' })
  deducted: number;

  @ApiProperty({ type: [InvoiceLineView] })
  lines: InvoiceLineView[];

  @ApiProperty({ type: [MatchView] })
  matches: MatchView[];
}
