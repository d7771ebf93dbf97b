import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import type { UploadedFile } from '../http/uploads/read-upload.js';
import { problemOf } from '../http/problems/problem-of.js';
import { openFile } from './task-file-box.js';
import { LEASE_SECONDS } from './task-lease.js';
import { taskGivenUp } from './tasks.errors.js';

/** As the constraint tasks_attempts_range has it. */
export const MOST_ATTEMPTS = 3;

/** A task that is ours to do. */
export interface ClaimedTask {
  cityId: number;
  id: string;
  kind: string;
  input: object;
  employerId: string | null;
  askedBy: string;
  actId: string | null;
  /** The request in which it was asked for. */
  requestId: string | null;
  /** Which one this is: nothing is written for an earlier one any more. */
  attempt: number;
}

/** Finds what waits to be done, and what whoever did it has left behind. */
@Injectable()
export class ClaimTaskService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  /**
   * Takes the oldest task that waits, or whose lease has run out; never one that another worker is taking.
   *
   * @param kinds those that this program knows
   */
  async claim(cityId: number, kinds: string[]): Promise<ClaimedTask | undefined> {
    const [task] = await this.transactions.query<Omit<ClaimedTask, 'cityId'>>(
      `with taken as (
         select city_id, id from tasks
          where city_id = $1 and ended_at is null and kind = any ($2) and attempts < $3
            and (state = 'waiting' and not_before <= clock_timestamp() or running_until < clock_timestamp())
          order by id limit 1 for update skip locked),
       begun as (
         update tasks t set state = 'running', attempts = attempts + 1, step = null, done_count = 0, total_count = null,
                running_until = clock_timestamp() + make_interval(secs => $4)
           from taken where t.city_id = taken.city_id and t.id = taken.id
         returning t.*)
       select id, kind, input, employer_id as "employerId", asked_by as "askedBy", act_id as "actId", request_id as "requestId",
              attempts as attempt
         from begun`,
      [cityId, kinds, MOST_ATTEMPTS, LEASE_SECONDS],
    );
    return task && { cityId, ...task };
  }

  /** What it was asked with. */
  async files({ cityId, id }: ClaimedTask): Promise<UploadedFile[]> {
    const rows = await this.transactions.query<{ name: string; position: number; box: Buffer }>(
      `select name, position, content_box as box from task_files
        where city_id = $1 and task_id = $2 and part = 'input' order by position`,
      [cityId, id],
    );
    return rows.map(({ name, position, box }) => ({
      name,
      content: openFile(this.vault, { taskId: id, part: 'input', position }, box),
    }));
  }

  /** Gives up tasks whose last attempt was left behind, and forgets files that nobody has fetched for a day. */
  async tidy(cityId: number): Promise<void> {
    await this.transactions.query(
      `update tasks set state = 'failed', problem = $3, running_until = null, ended_at = clock_timestamp()
        where city_id = $1 and state = 'running' and attempts = $2 and running_until < clock_timestamp()`,
      [cityId, MOST_ATTEMPTS, JSON.stringify(problemOf(taskGivenUp(MOST_ATTEMPTS)))],
    );
    await this.transactions.query(
      `delete from task_files where city_id = $1 and part = 'result' and kept_at < clock_timestamp() - interval '1 day'`,
      [cityId],
    );
  }
}
