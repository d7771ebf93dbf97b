import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
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

/** All papers of a month; those that were there before are counted too. */
export class InvoicedMonth {
  @ApiProperty({ type: String, example: '2026-04' })
  month: Month;

  @ApiProperty({ description: 'How many papers this run made.' })
  made: number;

  @ApiProperty({ type: PaperTotals })
  invoices: PaperTotals;

  @ApiProperty({ type: PaperTotals })
  creditNotes: PaperTotals;
}
