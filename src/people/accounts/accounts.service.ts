import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { declareConstraint } from '../../database/constraint-errors.js';
import { Transactions } from '../../database/transactions.js';
import { normaliseEmail } from '../../domain/email.js';
import { emailTaken } from './account.errors.js';

declareConstraint('people_accounts_email_once', emailTaken);

/** A person who signs in. It belongs to no city; the roles do. */
export interface Account {
  id: string;
  email: string;
  name: string;
}

@Injectable()
export class AccountsService {
  constructor(private readonly transactions: Transactions) {}

  /** The open account with this address, however it was typed. */
  async findByEmail(email: string): Promise<Account | undefined> {
    const [account] = await this.transactions.query<Account>(
      'select id, email, name from people.accounts where email = $1 and closed_at is null',
      [normaliseEmail(email)],
    );
    return account;
  }

  /** @throws Error when there is none, which its callers know */
  async get(id: string): Promise<Account> {
    const [account] = await this.transactions.query<Account>(
      'select id, email, name from people.accounts where id = $1 and closed_at is null',
      [id],
    );
    if (!account) throw new Error('There is no such account.');
    return account;
  }

  /**
   * The account with this address, opened when there is none. Only for whoever has shown that the address is the
   * person's own.
   */
  async findOrOpen(email: string, name: string): Promise<Account> {
    const found = await this.findByEmail(email);
    if (found) return found;
    await this.transactions.query(
      `insert into people.accounts (id, email, name) values ($1, $2, $3)
       on conflict (email) where closed_at is null do nothing`,
      [uuidv7(), normaliseEmail(email), name.trim()],
    );
    const opened = await this.findByEmail(email);
    if (!opened) throw new Error('The account that was just opened is gone.');
    return opened;
  }

  /** @throws DomainError email_taken */
  async changeEmail(id: string, email: string): Promise<void> {
    await this.transactions.query('update people.accounts set email = $2 where id = $1', [id, normaliseEmail(email)]);
  }
}
