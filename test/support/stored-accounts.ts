import { Vault } from '../../src/database/vault.js';
import { aboutAccount, openAccount } from '../../src/programmes/account-box.js';
import { query } from './query.js';

export interface StoredAccount {
  number: number;
  bankCode: string;
  branchCode: string;
  accountNumber: string;
  holderKana: string;
}

/** The bank details of a merchant as they stand in the database, all that ever held, opened by the tests' own key. */
export async function storedAccounts(url: string, cityId: number, merchantId: string): Promise<StoredAccount[]> {
  const rows = (await query(
    url,
    `select number, bank_code, branch_code, account_box from merchant_bank_accounts
      where city_id = ${cityId} and merchant_id = '${merchantId}' order by number`,
  )) as unknown as { number: number; bank_code: string; branch_code: string; account_box: Buffer }[];
  return rows.map(({ number, bank_code: bankCode, branch_code: branchCode, account_box: box }) => ({
    number,
    bankCode,
    branchCode,
    ...openAccount(new Vault(), box, aboutAccount.ofMerchant(cityId, merchantId, number)),
  }));
}
