import { Injectable } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Transactions } from '../../database/transactions.js';
import { judgePassword } from './judge-password.js';

/** OWASP, Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Of a password that nobody has: what is compared with where there is no account, so that it takes as long. */
let nobodys: Promise<string> | undefined;

@Injectable()
export class PasswordsService {
  constructor(private readonly transactions: Transactions) {}

  /** Whether it is this account's password. Without an account, or one without a password, it takes as long and is not. */
  async fits(accountId: string | undefined, password: string): Promise<boolean> {
    const kept = await this.hashOf(accountId ?? NOBODY);
    const fits = await verify(kept ?? (await hashOfNobody()), password.normalize('NFKC'));
    if (!kept || !fits || accountId === undefined) return false;
    const { memoryCost, timeCost } = parseOptions(kept);
    if (memoryCost < COST.memoryCost || timeCost < COST.timeCost) await this.keep(accountId, password);
    return true;
  }

  async has(accountId: string): Promise<boolean> {
    return (await this.hashOf(accountId)) !== undefined;
  }

  /**
   * @param about words that a guesser would try first: the person's address and name
   * @throws DomainError password_too_short, password_too_long, password_too_common
   */
  async set(accountId: string, password: string, about: string[]): Promise<void> {
    judgePassword(password, about);
    await this.keep(accountId, password);
  }

  private async keep(accountId: string, password: string): Promise<void> {
    await this.transactions.query(
      `insert into people.passwords (account_id, hash) values ($1, $2)
       on conflict on constraint people_passwords_pkey do update set hash = excluded.hash, changed_at = now()`,
      [accountId, await hash(password.normalize('NFKC'), COST)],
    );
  }

  private async hashOf(accountId: string): Promise<string | undefined> {
    const [row] = await this.transactions.query<{ hash: string }>(
      'select hash from people.passwords where account_id = $1',
      [accountId],
    );
    return row?.hash;
  }
}

function hashOfNobody(): Promise<string> {
  return (nobodys ??= hash('nobody has this password', COST));
}
