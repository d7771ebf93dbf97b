import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { notFound } from '../http/not-found.error.js';

/** A letter that was never sent, as far as anybody may see it. */
export interface DeadLetter {
  id: string;
  template: string;
  cityId: number | null;
  attempts: number;
  /** A code of the mail program, with the number that the server answered. */
  trouble: string;
  createdAt: Date;
  endedAt: Date;
}

/** What the operator sees of the letters, and can do for those that died. */
@Injectable()
export class DeadLettersService {
  constructor(private readonly transactions: Transactions) {}

  /** How many letters there are in each state. */
  async counts(): Promise<{ waiting: number; sent: number; dead: number }> {
    const [row] = await this.transactions.query<{ waiting: number; sent: number; dead: number }>(
      `select count(*) filter (where state = 'waiting')::integer as waiting,
              count(*) filter (where state = 'sent')::integer as sent,
              count(*) filter (where state = 'dead')::integer as dead
         from people.letters`,
    );
    return row!;
  }

  /** The newest dead ones. They are kept for 30 days. */
  list(limit = 100): Promise<DeadLetter[]> {
    return this.transactions.query<DeadLetter>(
      `select id, template, city_id as "cityId", attempts, trouble, created_at as "createdAt", ended_at as "endedAt"
         from people.letters where state = 'dead' order by ended_at desc, id desc limit $1`,
      [limit],
    );
  }

  /**
   * Has a dead letter tried again from the beginning.
   * @throws DomainError not_found when it is not dead
   */
  async revive(id: string): Promise<void> {
    const revived = await this.transactions.query(
      `with revived as (
         update people.letters set state = 'waiting', attempts = 0, next_at = now(), ended_at = null
          where id = $1 and state = 'dead' returning id
       ) select id from revived`,
      [id],
    );
    if (revived.length === 0) throw notFound();
  }
}
