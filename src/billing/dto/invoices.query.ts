import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { listQuery } from '../../lists/list-query.js';
import { invoiceList } from '../invoice-list.js';
import { type PaperKind, paperKinds } from './invoice-run.js';
import { type PaperState, paperStates } from './invoice.js';

export class InvoicesQuery extends listQuery(invoiceList) {
  @ApiPropertyOptional({ example: '2026-04' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiPropertyOptional({ enum: paperKinds })
  @IsOptional()
  @IsIn(paperKinds)
  kind?: PaperKind;

  @ApiPropertyOptional({ enum: paperStates })
  @IsOptional()
  @IsIn(paperStates)
  state?: PaperState;

  @ApiPropertyOptional({ example: '2026-06-30', description: 'Those that are due by this day.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  dueBy?: string;

  @ApiPropertyOptional({ description: 'Words of the employer’s name, of its reading in whatever kana, of the number.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
