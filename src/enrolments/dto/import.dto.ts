import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Month } from '../../domain/month.js';
import { correctionFormats, type CorrectionFormat } from '../import/correction-file.js';
import { fileKinds, type FileKind } from '../import/file-kind.js';
import type { ImportedFile, ImportedRow } from '../import/import-file.js';
import { summaryOf, type ImportSummary } from '../import/import-summary.js';
import { refusalCodes, type RefusalCode } from '../import/refusal.js';
import { cellText } from '../import/sheet.js';

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

export const templateKinds = ['roster', 'coworkers'] as const;

export class TemplateQuery {
  @ApiProperty({ enum: templateKinds })
  @IsIn(templateKinds)
  kind: (typeof templateKinds)[number];

  @ApiPropertyOptional({ enum: correctionFormats, default: 'xlsx' })
  @IsOptional()
  @IsIn(correctionFormats)
  format: CorrectionFormat = 'xlsx';
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

  @ApiPropertyOptional({ type: [String], description: 'In a preview: what stands in the cells of the row.' })
  cells?: string[];

  static of({ line, outcome, refusal, months }: ImportedRow): ImportedRowView {
    return { line, outcome, ...refusal, ...months };
  }
}

export class ImportedFileView {
  @ApiProperty()
  name: string;

  @ApiProperty({ enum: fileKinds })
  kind: FileKind;

  @ApiPropertyOptional({ type: [String], description: 'In a preview: what stands above the cells.' })
  header?: string[];

  @ApiProperty({ type: [ImportedRowView] })
  rows: ImportedRowView[];

  static of({ name, kind, rows }: ImportedFile): ImportedFileView {
    return { name, kind, rows: rows.map(ImportedRowView.of) };
  }

  /** With the cells, by which whoever sent the file knows the row. */
  static preview(file: ImportedFile): ImportedFileView {
    const rows = file.rows.map((row) => ({ ...ImportedRowView.of(row), cells: row.cells.map(cellText) }));
    return { ...ImportedFileView.of(file), header: file.header.map(cellText), rows };
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

  static preview(files: readonly ImportedFile[]): ImportView {
    return { summary: summaryOf(files), files: files.map(ImportedFileView.preview) };
  }
}
