import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Month } from '../../domain/month.js';
import { correctionFormats, type CorrectionFormat } from '../import/correction-file.js';
import { fileKinds, type FileKind } from '../import/file-kind.js';
import type { ImportedFile, ImportedRow } from '../import/import-file.js';
import { summaryOf, type ImportSummary } from '../import/import-summary.js';
import { refusalCodes, type RefusalCode } from '../import/refusal.js';

export class ImportFields {
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'binary' }, description: 'CSV or .xlsx.' })
  @IsOptional()
  files?: unknown;

  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: 'Whether enrolments are approved.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  approve?: 'true' | 'false';

  @ApiPropertyOptional({ format: 'uuid', description: 'The first programme of the city, if not named.' })
  @IsOptional()
  @IsUUID()
  programmeId?: string;
}

export class CorrectionFields extends ImportFields {
  @ApiPropertyOptional({ enum: correctionFormats, default: 'csv' })
  @IsOptional()
  @IsIn(correctionFormats)
  format?: CorrectionFormat;

  @ApiPropertyOptional({ description: 'Name of the file to correct, where several are sent.' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  of?: string;
}

export class ImportedRowView {
  @ApiProperty({ description: 'The physical line of the file; the header is 1.' })
  line: number;

  @ApiProperty({ enum: ['taken', 'unchanged', 'refused'] })
  outcome: ImportedRow['outcome'];

  @ApiPropertyOptional({ enum: refusalCodes })
  code?: RefusalCode;

  @ApiPropertyOptional()
  ja?: string;

  @ApiPropertyOptional()
  en?: string;

  @ApiPropertyOptional({
    type: String,
    example: '2026-04',
    description: 'Of a parent who is taken: the first month owed.',
  })
  firstMonth?: Month;

  @ApiPropertyOptional({ type: String, example: '2027-10' })
  lastMonth?: Month;

  @ApiPropertyOptional({ description: 'How many of these months can still be issued.' })
  monthsLeft?: number;

  static of({ line, outcome, refusal, months }: ImportedRow): ImportedRowView {
    return { line, outcome, ...refusal, ...months };
  }
}

export class ImportedFileView {
  @ApiProperty()
  name: string;

  @ApiProperty({ enum: fileKinds })
  kind: FileKind;

  @ApiProperty({ type: [ImportedRowView] })
  rows: ImportedRowView[];

  static of({ name, kind, rows }: ImportedFile): ImportedFileView {
    return { name, kind, rows: rows.map(ImportedRowView.of) };
  }
}

export class ImportView {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'How many were taken, unchanged and refused of employers, enrolments, merchants and coworkers.',
  })
  summary: ImportSummary;

  @ApiProperty({ type: [ImportedFileView] })
  files: ImportedFileView[];

  static of(files: readonly ImportedFile[]): ImportView {
    return { summary: summaryOf(files), files: files.map(ImportedFileView.of) };
  }
}
