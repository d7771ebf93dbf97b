import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { boxOf, type Letter, type LetterContent } from './letter.js';

/** About 28 hours in all, with the waiting times of `waitSeconds`: a mail server may be away over a night. */
export const MOST_ATTEMPTS = 16;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 4 * 3600;
/** Longer than any attempt takes. Whoever took a letter and was killed has it no longer after that. */
const TAKEN_SECONDS = 300;
const KEPT_DAYS = { sent: 90, dead: 30 };

/** A letter that this process has taken to send. */
export interface TakenLetter {
  id: string;
  template: string;
  attempts: number;
  /** The request that caused it, if one did. */
  requestId: string | null;
  open: () => Letter;
}

/** How long after its so-manieth failed attempt a letter rests. */
export function waitSeconds(attempts: number): number {
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (attempts - 1), LONGEST_WAIT_SECONDS);
}

/** What is written in people.letters about each letter on its way. */
@Injectable()
export class LetterQueue {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  /**
   * Takes the letter that has waited longest, for some minutes in which nobody else takes it. The attempt is counted
   * before it is made: a letter that kills its sender is dead in the end, like one that is always refused.
   */
  async take(): Promise<TakenLetter | undefined> {
    const [row] = await this.transactions.query<{
      id: string;
      template: string;
      attempts: number;
      createdAt: Date;
      requestId: string | null;
      box: Buffer;
      cityId: number | null;
    }>(
      `with taken as (
         update people.letters set attempts = attempts + 1, next_at = now() + make_interval(secs => $2)
          where id = (select id from people.letters where state = 'waiting' and next_at <= now() and attempts < $1
                       order by next_at limit 1 for update skip locked)
         returning id, template, attempts, created_at as "createdAt", request_id as "requestId", box,
           city_id as "cityId"
       ) select * from taken`,
      [MOST_ATTEMPTS, TAKEN_SECONDS],
    );
    if (!row) return undefined;
    const { id, template, attempts, createdAt, requestId, box } = row;
    const [rehearsal] = await this.transactions.query<object>(
      `select id from cities where id = $1 and kind = 'rehearsal'`,
      [row.cityId],
    );
    const open = () => {
      const content = JSON.parse(this.vault.open(box, boxOf(id))) as LetterContent;
      return { ...content, id, template, createdAt, rehearsal: rehearsal !== undefined };
    };
    return { id, template, attempts, requestId, open };
  }

  /** It is sent, and what it said is gone. */
  async sent(id: string): Promise<void> {
    await this.transactions.query(
      `update people.letters set state = 'sent', box = null, trouble = null, ended_at = now() where id = $1 and state <> 'sent'`,
      [id],
    );
  }

  /**
   * Not sent.
   * @param forGood when no further attempt would help
   * @returns whether it is dead now
   */
  async failed(id: string, attempts: number, trouble: string, forGood: boolean): Promise<boolean> {
    const dead = forGood || attempts >= MOST_ATTEMPTS;
    await this.transactions.query(
      `update people.letters
          set trouble = $2, next_at = now() + make_interval(secs => $3),
              state = case when $4 then 'dead' else state end, ended_at = case when $4 then now() end
        where id = $1 and state = 'waiting' and attempts = $5`,
      [id, trouble, waitSeconds(attempts), dead, attempts],
    );
    return dead;
  }

  /** Ends the letters whose last attempt killed its sender, and removes those that ended long ago. */
  async tidy(): Promise<void> {
    await this.transactions.query(
      `update people.letters set state = 'dead', trouble = coalesce(trouble, 'NEVER_ANSWERED'), ended_at = now()
        where state = 'waiting' and attempts >= $1 and next_at <= now()`,
      [MOST_ATTEMPTS],
    );
    await this.transactions.query(
      `delete from people.letters
        where state <> 'waiting' and ended_at < now() - case state when 'sent' then $1::integer else $2 end * interval '1 day'`,
      [KEPT_DAYS.sent, KEPT_DAYS.dead],
    );
  }
}
