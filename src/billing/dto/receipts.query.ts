import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { listQuery } from '../../lists/list-query.js';
import { receiptList } from '../receipts/receipt-list.js';
import { type ReceiptState, receiptStates } from './receipt.js';

export class ReceiptsQuery extends listQuery(receiptList) {
  @ApiPropertyOptional({ enum: receiptStates })
  @IsOptional()
  @IsIn(receiptStates)
  state?: ReceiptState;

  @ApiPropertyOptional({ example: '2026-05-01', description: 'Received on this day or later.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string;

  @ApiPropertyOptional({ example: '2026-05-31', description: 'Received on this day or earlier.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until?: string;

  @ApiPropertyOptional({ description: 'Words of the payer in whatever kana, of the bank’s reference, of the account.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
