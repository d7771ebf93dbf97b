import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { DomainError } from '../../domain/domain-error.js';
import type { KeyOwner } from '../request.js';

export interface Answer {
  status: number;
  body: unknown;
}

export interface KeyedCommand extends KeyOwner {
  key: string;
  digest: string;
}

const keyConflict = () =>
  new DomainError({
    kind: 'conflict',
    code: 'key_conflict',
    ja: '同じ Idempotency-Key が別の内容の操作で使われています。',
    en: 'This Idempotency-Key was used for another request already.',
  });

/** The first answers to keyed commands that are not operations of the ledger. */
@Injectable()
export class AnsweredRequestsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Runs the command and keeps its answer in the same transaction; or gives the kept answer, when the same request was
   * answered before. Copies that arrive at once wait for the first. A refused command leaves nothing, so its key is
   * free still.
   * @throws DomainError key_conflict, and what the command throws
   */
  async once(command: KeyedCommand, run: () => Promise<Answer>): Promise<Answer & { again: boolean }> {
    const { cityId, owner, key, digest } = command;
    return this.transactions.run(async () => {
      await this.transactions.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [
        `${owner.length}:${owner}${key}`,
        cityId,
      ]);
      const [kept] = await this.transactions.query<Answer & { request_digest: string }>(
        'select status, body, request_digest from answered_requests where city_id = $1 and owner = $2 and key = $3',
        [cityId, owner, key],
      );
      if (kept && kept.request_digest !== digest) throw keyConflict();
      if (kept) return { status: kept.status, body: kept.body, again: true };
      const answer = await run();
      await this.transactions.query(
        'insert into answered_requests (city_id, owner, key, request_digest, status, body) values ($1, $2, $3, $4, $5, $6)',
        [cityId, owner, key, digest, answer.status, JSON.stringify(answer.body ?? null)],
      );
      return { ...answer, again: false };
    });
  }
}
