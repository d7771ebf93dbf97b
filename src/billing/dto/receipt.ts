import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

/** waiting: nothing of it is matched; partly: some of it waits; matched: all of it is. */
export const receiptStates = ['waiting', 'partly', 'matched'] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** What of the receipts that waited was matched now; amounts in whole yen. */
export class MatchedReceipts {
  @ApiProperty({ description: 'Receipts of which something was matched.' })
  matched: number;

  @ApiProperty()
  amount: number;

  @ApiProperty({ description: 'Receipts of which nothing is matched.' })
  waiting: number;
}

export class ImportedStatement {
  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'This very file was taken before.' })
  already: boolean;

  @ApiProperty({ description: 'Payments that the file tells.' })
  lines: number;

  @ApiProperty({ description: 'Those that no file before had told.' })
  taken: number;

  @ApiProperty({ description: 'Whole yen of those.' })
  amount: number;

  @ApiProperty()
  matched: number;

  @ApiProperty()
  waiting: number;
}

/** A payment as the bank's statement tells it. */
export class StatementPayment {
  @ApiProperty({ description: 'Of the file.' })
  line: number;

  @ApiProperty({ example: '2026-05-20' })
  receivedOn: string;

  @ApiProperty()
  payerKana: string;

  @ApiProperty({ type: String, nullable: true })
  virtualAccount: string | null;

  @ApiProperty()
  bankReference: string;

  @ApiProperty({ description: 'Whole yen.' })
  amount: number;

  @ApiProperty({ description: 'Another file told it before: it is counted once.' })
  known: boolean;
}

/** What taking a statement would do. */
export class PreviewedStatement {
  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'This very file was taken before.' })
  already: boolean;

  @ApiProperty({ description: 'Payments that the file tells.' })
  lines: number;

  @ApiProperty({ description: 'Those that no file before had told.' })
  fresh: number;

  @ApiProperty({ description: 'Whole yen of those.' })
  amount: number;

  @ApiProperty({ type: [StatementPayment] })
  payments: StatementPayment[];
}

export class MatchView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true, description: 'The receipt, or else a credit note.' })
  receiptId: string | null;

  @ApiProperty({ type: String, nullable: true })
  creditNoteId: string | null;

  @ApiProperty({ format: 'uuid' })
  invoiceId: string;

  @ApiProperty({ example: '2026-000123' })
  invoiceNumber: string;

  @ApiProperty({ description: 'Whose invoice it is.' })
  employerName: string;

  @ApiProperty()
  amount: number;

  @ApiProperty({ description: 'By what they were found to belong together.' })
  reason: string;

  @ApiProperty()
  matchedAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  undoneAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  undoReason: string | null;
}

export class ReceiptView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: '2026-05-20' })
  receivedOn: string;

  @ApiProperty()
  payerKana: string;

  @ApiProperty({ type: String, nullable: true })
  virtualAccount: string | null;

  @ApiProperty()
  bankReference: string;

  @ApiProperty({ description: 'Whole yen.' })
  amount: number;

  @ApiProperty({ description: 'What of it is matched with no invoice yet.' })
  open: number;

  @ApiProperty({ enum: receiptStates })
  state: ReceiptState;

  @ApiProperty({ type: [MatchView], description: 'Also those that were undone.' })
  matches: MatchView[];
}

export const suggestionGrounds = ['virtual_account', 'same_payer', 'similar_payer', 'same_amount'] as const;
export type SuggestionGround = (typeof suggestionGrounds)[number];

export class SuggestionView {
  @ApiProperty({ format: 'uuid' })
  invoiceId: string;

  @ApiProperty({ example: '2026-000123' })
  invoiceNumber: string;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  employerName: string;

  @ApiProperty({ example: '2026-04' })
  month: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-06-01' })
  dueOn: string | null;

  @ApiProperty({ description: 'What the invoice is still owed.' })
  open: number;

  @ApiProperty({ enum: suggestionGrounds, isArray: true })
  grounds: SuggestionGround[];

  @ApiProperty({ description: 'How alike payer and employer are, 0 to 100.' })
  likenessPercent: number;
}

export class MatchReceiptDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  invoiceId: string;

  @ApiPropertyOptional({ description: 'Whole yen; as much as both have left unless said.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  amount?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 500)
  reason?: string;
}

export class UndoMatchDto {
  @ApiProperty()
  @IsString()
  @Length(1, 500)
  reason: string;
}
