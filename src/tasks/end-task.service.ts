import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { problemOf } from '../http/problems/problem-of.js';
import { type ClaimedTask, MOST_ATTEMPTS } from './claim-task.service.js';
import { closeFile } from './task-file-box.js';
import { ResultAndFile, ResultFile } from './task-kind.js';
import { taskGivenUp, taskLost } from './tasks.errors.js';

/** Writes down how an attempt ended, if the task is still ours. */
@Injectable()
export class EndTaskService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  /** @throws DomainError task_lost when another worker has taken it over */
  async done(task: ClaimedTask, result: unknown): Promise<void> {
    await this.transactions.run(async () => {
      const file = result instanceof ResultAndFile ? result.file : result;
      if (file instanceof ResultFile) await this.keepFile(task, file);
      const told = result instanceof ResultFile ? described(result) : toldOf(result);
      const ours = await this.write(
        task,
        `state = 'done', result = $4, running_until = null, ended_at = clock_timestamp()`,
        [JSON.stringify(told)],
      );
      if (!ours) throw taskLost();
    });
  }

  /**
   * A refusal ends the task with its problem. After a fault it waits to be tried again, longer each time; the last one
   * ends it too.
   *
   * @returns whether the attempt failed by a fault
   */
  async failed(task: ClaimedTask, error: unknown): Promise<boolean> {
    const problem = problemOf(error);
    const isFault = problem.status >= 500;
    if (isFault && task.attempt < MOST_ATTEMPTS) {
      await this.write(
        task,
        `state = 'waiting', running_until = null, not_before = clock_timestamp() + make_interval(secs => $4)`,
        [2 * task.attempt ** 2],
      );
      return isFault;
    }
    const told = problem.status === 500 ? problemOf(taskGivenUp(task.attempt)) : problem;
    await this.write(task, `state = 'failed', problem = $4, running_until = null, ended_at = clock_timestamp()`, [
      JSON.stringify(told),
    ]);
    return isFault;
  }

  private async write({ cityId, id, attempt }: ClaimedTask, what: string, values: unknown[]): Promise<boolean> {
    const rows = await this.transactions.query<{ id: string }>(
      `with written as (
         update tasks set ${what} where city_id = $1 and id = $2 and attempts = $3 and state = 'running' returning id)
       select id from written`,
      [cityId, id, attempt, ...values],
    );
    return rows.length > 0;
  }

  private async keepFile({ cityId, id }: ClaimedTask, { name, mediaType, bytes }: ResultFile): Promise<void> {
    await this.transactions.query(
      `insert into task_files (city_id, task_id, part, position, name, media_type, content_box)
       values ($1, $2, 'result', 1, $3, $4, $5)`,
      [cityId, id, name, mediaType, closeFile(this.vault, { taskId: id, part: 'result', position: 1 }, bytes)],
    );
  }
}

function toldOf(result: unknown): unknown {
  return (result instanceof ResultAndFile ? result.told : result) ?? null;
}

function described({ name, mediaType, bytes }: ResultFile) {
  return { name, mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
