import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { DateIso } from '../../domain/date.js';
import type { Month } from '../../domain/month.js';
import type { HeldSettlement, HoldReason } from '../payable.js';
import {
  type BatchState,
  batchStates,
  type Payout,
  type PayoutBatch,
  type PayoutState,
  payoutStates,
} from '../payout-batch.js';
import type { PayoutsPreview } from '../prepare-payouts.service.js';
import type { PayoutResult } from '../read-results.js';

export class PreparePayoutsDto {
  @ApiPropertyOptional({
    example: '2026-12-15',
    description: 'A bank business day; by the rule of the city unless said.',
  })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  payOn?: string;
}

export class WithdrawPayoutsDto {
  @ApiProperty({ description: 'Why the batch must not go to the bank; kept with it.' })
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class PayoutResultDto implements PayoutResult {
  @ApiProperty()
  @IsInt()
  @Min(1)
  lineNumber: number;

  @ApiProperty({ enum: ['paid', 'returned'] })
  @IsIn(['paid', 'returned'])
  result: 'paid' | 'returned';

  @ApiPropertyOptional({ description: "The bank's code and words." })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reason?: string;
}

export class PayoutResultsDto {
  @ApiProperty({ type: [PayoutResultDto] })
  @IsArray()
  @ArrayMinSize(1)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PayoutResultDto)
  results: PayoutResultDto[];
}

export class PayoutBatchView implements PayoutBatch {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  fiscalYear: number;

  @ApiProperty({ description: 'Without gaps in the fiscal year; one that was withdrawn keeps its own.' })
  number: number;

  @ApiProperty({ type: String, example: '2026-12-15' })
  payOn: DateIso;

  @ApiProperty({ enum: batchStates })
  state: BatchState;

  @ApiProperty({ format: 'uuid' })
  preparedBy: string;

  @ApiProperty()
  preparedAt: Date;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  approvedBy: string | null;

  @ApiProperty({ type: Date, nullable: true })
  approvedAt: Date | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  exportedBy: string | null;

  @ApiProperty({ type: Date, nullable: true })
  exportedAt: Date | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  withdrawnBy: string | null;

  @ApiProperty({ type: Date, nullable: true })
  withdrawnAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  withdrawReason: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the file that went out.' })
  fileSha256: string | null;

  @ApiProperty()
  lines: number;

  @ApiProperty({ description: 'What the settlements in it add up to.' })
  amount: number;

  @ApiProperty({ description: 'Fees that the city takes, with their tax.' })
  feesYen: number;

  @ApiProperty({ description: 'What the bank transfers: the amount without the fees.' })
  transferredYen: number;
}

export class PayoutView implements Payout {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  batchId: string;

  @ApiProperty()
  lineNumber: number;

  @ApiProperty({ format: 'uuid' })
  settlementId: string;

  @ApiProperty({ format: 'uuid' })
  merchantId: string;

  @ApiProperty()
  merchantName: string;

  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ type: String, example: '2026-05-15' })
  payOn: DateIso;

  @ApiProperty({ description: '2 and more after the bank returned it, or it was withdrawn.' })
  attempt: number;

  @ApiProperty()
  bankAccountNumber: number;

  @ApiProperty({ description: 'The first payout after a change of bank details.' })
  detailsChanged: boolean;

  @ApiProperty()
  amount: number;

  @ApiProperty({ description: 'The fee that the city takes, with its tax.' })
  feeYen: number;

  @ApiProperty()
  transferredYen: number;

  @ApiProperty({ enum: payoutStates })
  state: PayoutState;

  @ApiProperty({ type: String, nullable: true })
  resultCode: string | null;

  @ApiProperty({ type: Date, nullable: true })
  answeredAt: Date | null;
}

export class HeldSettlementView implements HeldSettlement {
  @ApiProperty({ format: 'uuid' })
  settlementId: string;

  @ApiProperty({ format: 'uuid' })
  merchantId: string;

  @ApiProperty()
  merchantName: string;

  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty()
  amount: number;

  @ApiProperty({ enum: ['no_bank_account', 'returned', 'unknown_bank', 'unwritable_name', 'payouts_held'] })
  reason: HoldReason;

  @ApiPropertyOptional()
  character?: string;
}

export class PayoutBatchDetailView extends PayoutBatchView {
  @ApiProperty({ type: [PayoutView] })
  payouts: PayoutView[];
}

export class PreparedPayoutsView extends PayoutBatchDetailView {
  @ApiProperty({ type: [HeldSettlementView], description: 'Settlements that cannot be paid yet, and why.' })
  held: HeldSettlementView[];
}

/** What a batch would hold if it were prepared now. */
export class PayoutsPreviewView implements PayoutsPreview {
  @ApiProperty({ type: String, nullable: true, example: '2026-12-15', description: 'null: nothing waits to be paid.' })
  payOn: DateIso | null;

  @ApiProperty()
  lines: number;

  @ApiProperty({ description: 'What the settlements add up to.' })
  amount: number;

  @ApiProperty({ description: 'Fees that the city takes, with their tax.' })
  feesYen: number;

  @ApiProperty({ description: 'What the bank would transfer.' })
  transferredYen: number;

  @ApiProperty({ type: [HeldSettlementView], description: 'Settlements that cannot be paid yet, and why.' })
  held: HeldSettlementView[];
}

export class RecordedResultsView {
  @ApiProperty({ type: PayoutBatchView })
  batch: PayoutBatchView;

  @ApiProperty()
  paid: number;

  @ApiProperty()
  returned: number;

  @ApiProperty({ description: 'Lines whose result was known and is the same.' })
  unchanged: number;

  @ApiProperty({ description: 'Lines that the bank has not answered yet.' })
  waiting: number;
}
