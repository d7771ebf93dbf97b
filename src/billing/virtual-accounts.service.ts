import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { EmployersService } from '../employers/employers.service.js';
import { badVirtualAccount } from './billing.errors.js';
import { readAccount } from './receipts/read-statement.js';

export interface EmployerAccount {
  employerId: string;
  employerName: string;
  employerNameKana: string;
  account: string | null;
}

/** The accounts that the bank keeps for each employer to pay into. */
@Injectable()
export class VirtualAccountsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly employers: EmployersService,
  ) {}

  /** Every employer of the city with its account, by reading; null where it has none yet. */
  list(cityId: number): Promise<EmployerAccount[]> {
    return this.transactions.query<EmployerAccount>(
      `select e.id as "employerId", e.name as "employerName", e.name_kana as "employerNameKana", v.account
         from employers e left join virtual_accounts v on v.city_id = e.city_id and v.employer_id = e.id
        where e.city_id = $1 order by e.name_kana collate "C", e.id`,
      [cityId],
    );
  }

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
