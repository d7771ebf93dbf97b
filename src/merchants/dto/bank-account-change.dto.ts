import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { findBranch } from '../../domain/banks.js';
import { type BankAccount, type BankAccountKind, bankAccountKinds, type WrittenBankAccount } from '../bank-account.js';
import {
  type BankAccountChange,
  type BankAccountChangeState,
  bankAccountChangeStates,
} from '../bank-account-change.entity.js';
import type { WaitingChange } from '../bank-account-change.service.js';

export class RequestBankAccountDto implements WrittenBankAccount {
  @ApiProperty({ example: '0501' })
  @IsString()
  @MaxLength(10)
  bankCode: string;

  @ApiProperty({ example: '066' })
  @IsString()
  @MaxLength(10)
  branchCode: string;

  @ApiProperty({ example: '普通', description: '普通, 当座, 貯蓄 or その他' })
  @IsString()
  @MaxLength(20)
  accountKind: string;

  @ApiProperty({ example: '3012342' })
  @IsString()
  @MaxLength(20)
  accountNumber: string;

  @ApiProperty({ example: 'ﾄｷﾜﾍﾞ-ｶﾘ-' })
  @IsString()
  @MaxLength(100)
  holderKana: string;

  @ApiPropertyOptional({ description: 'Why they change.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

export class DecideBankAccountDto {
  @ApiProperty({ description: 'Why it is approved or refused; kept with the change.' })
  @IsString()
  @Length(1, 1000)
  reason: string;
}

export class BankAccountChangeView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  merchantId: string;

  @ApiProperty()
  bankCode: string;

  @ApiProperty()
  branchCode: string;

  @ApiProperty({ description: 'As the register of banks names it; empty for a bank that is there no more.' })
  bankName: string;

  @ApiProperty()
  branchName: string;

  @ApiProperty({ enum: bankAccountKinds })
  accountKind: BankAccountKind;

  @ApiProperty({
    example: '****342',
    description: 'Whole for the merchant and for who decides; the last digits for others.',
  })
  accountNumber: string;

  @ApiProperty({
    example: 'ﾄ****',
    description: 'Whole for the merchant and for who decides; its first letter for others.',
  })
  holderKana: string;

  @ApiProperty({ enum: bankAccountChangeStates })
  state: BankAccountChangeState;

  @ApiProperty({ format: 'uuid' })
  requestedBy: string;

  @ApiProperty()
  requestedAt: Date;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  decidedBy: string | null;

  @ApiProperty({ type: Date, nullable: true })
  decidedAt: Date | null;

  @ApiProperty()
  reason: string;

  /** @param whole for the merchant itself, and for whoever has to compare the details with a passbook */
  static of({ cityId: _cityId, ...change }: BankAccountChange, whole: boolean): BankAccountChangeView {
    const view = { ...change, ...branchNames(change) };
    return whole ? view : { ...view, ...masked(change) };
  }
}

/** Bank details that hold. */
export class PresentAccountView implements BankAccount {
  @ApiProperty({ example: '0501' })
  bankCode: string;

  @ApiProperty({ example: '066' })
  branchCode: string;

  @ApiProperty()
  bankName: string;

  @ApiProperty()
  branchName: string;

  @ApiProperty({ enum: bankAccountKinds })
  accountKind: BankAccountKind;

  @ApiProperty()
  accountNumber: string;

  @ApiProperty()
  holderKana: string;
}

/** A change that waits, beside what it would replace. */
export class WaitingBankAccountChangeView extends BankAccountChangeView {
  @ApiProperty()
  merchantName: string;

  @ApiProperty({ type: PresentAccountView, nullable: true, description: 'null: nothing was paid to it before.' })
  present: PresentAccountView | null;

  static ofWaiting({ merchantName, present, ...change }: WaitingChange): WaitingBankAccountChangeView {
    return {
      ...BankAccountChangeView.of(change, true),
      merchantName,
      present: present && { ...present, ...branchNames(present) },
    };
  }
}

function branchNames({ bankCode, branchCode }: { bankCode: string; branchCode: string }) {
  const found = findBranch(bankCode, branchCode);
  return { bankName: found?.bank.name ?? '', branchName: found?.branch.name ?? '' };
}

function masked({ accountNumber, holderKana }: Pick<BankAccountChange, 'accountNumber' | 'holderKana'>) {
  return { accountNumber: `****${accountNumber.slice(-3)}`, holderKana: `${holderKana.slice(0, 1)}****` };
}
