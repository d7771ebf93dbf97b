import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';

/** Writes down how each job fared, so that one that is missed shows, whichever process did it last. */
@Injectable()
export class JobRounds {
  constructor(private readonly transactions: Transactions) {}

  /** These jobs come round from now on, and no others. */
  async known(jobs: readonly string[]): Promise<void> {
    await this.transactions.query(
      `insert into job_rounds (job) select job from unnest($1::text[]) job on conflict on constraint job_rounds_pkey do nothing`,
      [jobs],
    );
    await this.transactions.query('delete from job_rounds where job <> all ($1::text[])', [jobs]);
  }

  async done(job: string): Promise<void> {
    await this.transactions.query('update job_rounds set done_at = now(), failures_in_row = 0 where job = $1', [job]);
  }

  async failed(job: string): Promise<void> {
    await this.transactions.query(
      'update job_rounds set failed_at = now(), failures_in_row = failures_in_row + 1 where job = $1',
      [job],
    );
  }
}
