import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { EmployersService } from '../employers/employers.service.js';
import { badVirtualAccount } from './billing.errors.js';
import { readAccount } from './receipts/read-statement.js';

/** The accounts that the bank keeps for each employer to pay into. */
@Injectable()
export class VirtualAccountsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly employers: EmployersService,
  ) {}

  /**
   * Gives an employer the account by which its payments are recognised from now on; answers its digits.
   *
   * @throws DomainError employer_not_found, bad_virtual_account, virtual_account_taken
   */
  async set(cityId: number, employerId: string, written: string): Promise<string> {
    const account = readAccount(written) ?? '';
    if (!/^\d{7,14}$/.test(account)) throw badVirtualAccount();
    await this.employers.find(cityId, employerId);
    await this.transactions.query(
      `insert into virtual_accounts (city_id, employer_id, account) values ($1, $2, $3)
       on conflict on constraint virtual_accounts_pkey do update set account = excluded.account`,
      [cityId, employerId, account],
    );
    return account;
  }
}
