import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import type { DateIso } from '../../domain/date.js';
import type { Month } from '../../domain/month.js';

export const paperKinds = ['invoice', 'credit_note'] as const;
/** 請求書, or 減額通知書 that takes off one. */
export type PaperKind = (typeof paperKinds)[number];

export class InvoiceMonthDto {
  @ApiProperty({ example: '2026-04' })
  @IsString()
  month: string;
}

export class PaperTotals {
  @ApiProperty()
  count: number;

  @ApiProperty({ description: 'Whole yen.' })
  amount: number;
}

export class MonthPapers {
  @ApiProperty({ type: PaperTotals })
  invoices: PaperTotals;

  @ApiProperty({ type: PaperTotals })
  creditNotes: PaperTotals;
}

/** All papers of a month; those that were there before are counted too. */
export class InvoicedMonth extends MonthPapers {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ description: 'How many papers this run made.' })
  made: number;
}

export class InvoicePreviewQuery {
  @ApiProperty({ example: '2026-04', description: 'A month whose closing was approved.' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;
}

/** What invoicing a month would make now. */
export class InvoicePreview {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ type: String, example: '2026-05-02' })
  issuedOn: DateIso;

  @ApiProperty({ type: String, example: '2026-06-01' })
  dueOn: DateIso;

  @ApiProperty({ type: MonthPapers, description: 'Papers that are missing yet.' })
  toMake: MonthPapers;

  @ApiProperty({ type: MonthPapers, description: 'Papers of the month that were made before.' })
  made: MonthPapers;
}
