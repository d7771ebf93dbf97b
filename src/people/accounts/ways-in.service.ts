import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { lastWayIn } from './account.errors.js';

/** What is set up to sign in with. */
export interface WaysIn {
  password: boolean;
  authenticatorApp: boolean;
  passkeys: number;
}

/** By what an account can be signed in to, beyond its mailbox. */
@Injectable()
export class WaysInService {
  constructor(private readonly transactions: Transactions) {}

  async of(accountId: string): Promise<WaysIn> {
    const [ways] = await this.transactions.query<WaysIn>(
      `select exists (select from people.passwords where account_id = $1) as password,
              exists (select from people.totp_secrets where account_id = $1 and confirmed_at is not null)
                as "authenticatorApp",
              (select count(*)::integer from people.passkeys where account_id = $1) as passkeys`,
      [accountId],
    );
    return ways!;
  }

  /** Whether a mailed link alone must not change by what the account is signed in to. */
  async hasSecondFactor(accountId: string): Promise<boolean> {
    const [row] = await this.transactions.query<{ has: boolean }>('select people.has_second_factor($1) as has', [
      accountId,
    ]);
    return row?.has ?? false;
  }

  /** After a recovery: what was lost may be in other hands, so no passkey and no other provider opens any more. */
  async forgetOthers(accountId: string): Promise<void> {
    await this.transactions.query('delete from people.passkeys where account_id = $1', [accountId]);
    await this.transactions.query('delete from people.identities where account_id = $1', [accountId]);
  }

  /**
   * Takes one away, in the transaction that is running. Of those who would take the last two at once one waits here.
   * @returns how many ways are left that are enough for the roles of staff
   * @throws DomainError last_way_in when no role of staff could be used any more
   */
  async removeOne(accountId: string, remove: () => Promise<void>): Promise<number> {
    await this.transactions.query('select from people.accounts where id = $1 for no key update', [accountId]);
    await remove();
    const [left] = await this.transactions.query<{ ways: number; staff: boolean }>(
      'select people.strong_ways($1) as ways, people.is_staff($1) as staff',
      [accountId],
    );
    const { ways, staff } = left!;
    if (staff && ways === 0) throw lastWayIn();
    return ways;
  }
}
