import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { findBranch } from '../domain/banks.js';
import { aboutAccount, openAccount } from '../programmes/account-box.js';
import type { BankAccountKind } from './bank-account.js';
import { noBankAccount } from './bank-account-change.errors.js';
import type { BankAccountView } from './dto/bank-account.dto.js';
import { MerchantsService } from './merchants.service.js';

interface Row {
  number: number;
  bankCode: string;
  branchCode: string;
  accountKind: BankAccountKind;
  accountBox: Buffer;
  since: Date;
}

/** The bank details to which a merchant is paid now. */
@Injectable()
export class CurrentBankAccountService {
  constructor(
    private readonly transactions: Transactions,
    private readonly merchants: MerchantsService,
    private readonly vault: Vault,
  ) {}

  /**
   * Its number is shown by its last digits only, to everybody: whoever needs it whole has it on a passbook.
   *
   * @param whole whether the holder's name is shown
   * @throws DomainError merchant_not_found, no_bank_account
   */
  async of(cityId: number, merchantId: string, whole: boolean): Promise<BankAccountView> {
    await this.merchants.find(cityId, merchantId);
    const [row] = await this.transactions.query<Row>(
      `select number, bank_code as "bankCode", branch_code as "branchCode", account_kind as "accountKind",
              account_box as "accountBox", recorded_at as since
         from merchant_bank_accounts where city_id = $1 and merchant_id = $2 order by number desc limit 1`,
      [cityId, merchantId],
    );
    if (!row) throw noBankAccount();
    const { number, accountBox, ...open } = row;
    const account = openAccount(this.vault, accountBox, aboutAccount.ofMerchant(cityId, merchantId, number));
    const names = findBranch(open.bankCode, open.branchCode);
    return {
      ...open,
      bankName: names?.bank.name ?? null,
      branchName: names?.branch.name ?? null,
      accountNumber: `****${account.accountNumber.slice(-3)}`,
      holderKana: whole ? account.holderKana : `${account.holderKana.slice(0, 1)}****`,
    };
  }
}
