import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { isEmail, normaliseEmail } from '../domain/email.js';
import { boxOf, type LetterContent, type NewLetter } from './letter.js';
import { addressUnusable, subjectUnusable } from './mail.errors.js';

const LONGEST_SUBJECT = 200;
/**
 * Line ends, with which a subject would begin a header of the writer's own choice; other controls; and what turns the
 * direction of writing. Characters that a city has made for somebody's name (private use) are taken.
 */
const UNUSABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

/** The letter box: what is posted in a transaction is sent when that transaction is committed, and only then. */
@Injectable()
export class MailService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  /**
   * Joins the transaction that is running. The letter is sent within seconds, at least once; should it be sent again,
   * it has the same Message-ID.
   *
   * @returns the letter's id
   * @throws DomainError address_unusable, subject_unusable
   */
  async post({ template, accountId, cityId, ...wanted }: NewLetter): Promise<string> {
    const content: LetterContent = { ...wanted, to: normaliseEmail(wanted.to) };
    if (!isEmail(content.to)) throw addressUnusable();
    const { length } = content.subject;
    if (length === 0 || length > LONGEST_SUBJECT || UNUSABLE.test(content.subject)) throw subjectUnusable();
    const id = uuidv7();
    const box = this.vault.close(JSON.stringify(content), boxOf(id));
    await this.transactions.query(
      `insert into people.letters (id, template, account_id, city_id, box, request_id) values ($1, $2, $3, $4, $5, $6)`,
      [id, template, accountId ?? null, cityId ?? null, box, scope().requestId ?? null],
    );
    return id;
  }
}
