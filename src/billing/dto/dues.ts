import { ApiProperty } from '@nestjs/swagger';
import { type CityAccountKind, cityAccountKinds } from '../../programmes/city-details.entity.js';
import type { PayTo } from '../pay-to.js';

export class PayToView implements PayTo {
  @ApiProperty({ description: 'Empty in a rehearsal, whose bank does not exist.' })
  bankName: string;

  @ApiProperty()
  branchName: string;

  @ApiProperty({ example: '0501' })
  bankCode: string;

  @ApiProperty({ example: '401' })
  branchCode: string;

  @ApiProperty({ enum: cityAccountKinds })
  accountKind: CityAccountKind;

  @ApiProperty({ example: '1234567' })
  account: string;

  @ApiProperty({ example: 'ｱｻﾋｶﾜｼ' })
  holderKana: string;

  @ApiProperty({ description: 'True: the bank keeps it for this employer alone, and tells its payments by it.' })
  own: boolean;
}

/** How an employer stands with the city, and where it pays. Whole yen. */
export class DuesView {
  @ApiProperty({ example: '2026-07-01', description: 'The day by the city’s own clock.' })
  on: string;

  @ApiProperty({ description: 'All that is open of its invoices.' })
  open: number;

  @ApiProperty({ description: 'Of it, what is past its due date.' })
  overdue: number;

  @ApiProperty({ type: String, nullable: true, description: 'The earliest due date that has passed.' })
  overdueSince: string | null;

  @ApiProperty({ description: 'Credit notes that wait for an invoice; not taken off here.' })
  creditsWaiting: number;

  @ApiProperty({ description: 'Nothing more is issued for this employer until it has paid.' })
  issuingStopped: boolean;

  @ApiProperty({ type: PayToView, nullable: true, description: 'Null until the city has written down its account.' })
  payTo: PayToView | null;
}
