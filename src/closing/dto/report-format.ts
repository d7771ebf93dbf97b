import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FILE_FORMATS } from '../report-file.js';

/** Every form of a report. csv is UTF-8 with BOM. */
export const REPORT_FORMATS = ['json', ...FILE_FORMATS] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export class ReportFormatQuery {
  @ApiPropertyOptional({ enum: REPORT_FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(REPORT_FORMATS)
  format: ReportFormat = 'json';
}

/** The forms of a report that is tables only. */
export const TABLE_FORMATS = ['json', 'csv', 'csv-cp932', 'xlsx'] as const satisfies ReportFormat[];
export type TableFormat = (typeof TABLE_FORMATS)[number];

export class TableFormatQuery {
  @ApiPropertyOptional({ enum: TABLE_FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(TABLE_FORMATS)
  format: TableFormat = 'json';
}
