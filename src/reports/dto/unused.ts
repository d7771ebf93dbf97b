import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { TableFormatQuery } from '../../closing/dto/report-format.js';
import { Split } from '../../closing/dto/split.js';
import type { DateIso } from '../../domain/date.js';

export class UnusedQuery extends TableFormatQuery {
  @ApiProperty({ example: '2027-03-31', description: '31 March or 30 September.' })
  @Matches(/^\d{4}-(03-31|09-30)$/)
  on: string;
}

/** What of a programme was not used at the end of a base day (基準日未使用残高), by the last day on which it can be. */
export class UnusedView {
  @ApiProperty({ type: String, example: '2027-03-31' })
  on: DateIso;

  @ApiProperty({ format: 'uuid' })
  programmeId: string;

  @ApiProperty()
  programme: string;

  @ApiProperty({ type: String, example: '2027-05-31' })
  expiresOn: DateIso;

  @ApiProperty({ type: Split })
  unused: Split;
}
