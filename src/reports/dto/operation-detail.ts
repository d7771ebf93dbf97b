import { ApiProperty } from '@nestjs/swagger';
import type { Month } from '../../domain/month.js';
import { OperationView } from './operation.js';

/** What an operation moved of one allocation, and who pays for it. Whole yen. */
export class OperationLineView {
  @ApiProperty({ format: 'uuid' })
  allocationId: string;

  @ApiProperty({ type: String, example: '2026-04', description: 'The month that the coupons are for.' })
  month: Month;

  @ApiProperty()
  programmeName: string;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty()
  amount: number;

  @ApiProperty()
  employerShare: number;

  @ApiProperty()
  cityShare: number;
}

/** One operation of the ledger with what it moved, allocation by allocation. */
export class OperationDetailView extends OperationView {
  @ApiProperty({ type: String, nullable: true })
  shopName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'At whose shop it was paid.' })
  merchantName: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The operation that undid this one.' })
  undoneBy: string | null;

  @ApiProperty({ type: [OperationLineView] })
  lines: OperationLineView[];
}
