import { ApiProperty } from '@nestjs/swagger';
import { type BankAccountKind, bankAccountKinds } from '../bank-account.js';

/** Where a merchant is paid, as the register of banks names it. */
export class BankAccountView {
  @ApiProperty({ example: '0501' })
  bankCode: string;

  @ApiProperty({ type: String, nullable: true, description: 'null where the register knows it no longer.' })
  bankName: string | null;

  @ApiProperty({ example: '066' })
  branchCode: string;

  @ApiProperty({ type: String, nullable: true })
  branchName: string | null;

  @ApiProperty({ enum: bankAccountKinds })
  accountKind: BankAccountKind;

  @ApiProperty({ example: '****342', description: 'Its last digits: enough to know which account is meant.' })
  accountNumber: string;

  @ApiProperty({ description: 'Whole for the merchant and for who decides; its first letter for others.' })
  holderKana: string;

  @ApiProperty({ description: 'Since when it is used.' })
  since: Date;
}
