import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { EmployerAccount } from '../virtual-accounts.service.js';

/** What an employer owes, by how many days it is overdue; whole yen. */
export class ArrearsRow {
  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty({ description: 'Open, and not due before today.' })
  notDue: number;

  @ApiProperty({ description: 'Overdue for 1 to 30 days.' })
  days1To30: number;

  @ApiProperty()
  days31To60: number;

  @ApiProperty()
  days61To90: number;

  @ApiProperty()
  over90Days: number;

  @ApiProperty({ description: 'All of these together.' })
  open: number;

  @ApiProperty({ description: 'Credit notes that wait for an invoice; not taken off here.' })
  creditsWaiting: number;

  @ApiProperty({ type: String, nullable: true, description: 'The earliest due date that has passed.' })
  overdueSince: string | null;

  @ApiProperty({ description: 'Nothing more is issued for this employer until it has paid.' })
  issuingStopped: boolean;
}

export class ArrearsView {
  @ApiProperty({ example: '2026-07-01', description: 'The day by the city’s own clock.' })
  on: string;

  @ApiProperty({ type: [ArrearsRow] })
  employers: ArrearsRow[];
}

export class VirtualAccountDto {
  @ApiProperty({ example: '1234567' })
  @IsString()
  @Length(7, 30)
  account: string;
}

export class EmployerAccountView implements EmployerAccount {
  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty()
  employerNameKana: string;

  @ApiProperty({ type: String, nullable: true, example: '1234567', description: 'null: none was given yet.' })
  account: string | null;
}

export class VirtualAccountView {
  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty({ example: '1234567' })
  account: string;
}
