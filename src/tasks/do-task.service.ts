import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { because, enterAct, enterCity, inOwnScope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { problemOf } from '../http/problems/problem-of.js';
import { type ClaimedTask, ClaimTaskService } from './claim-task.service.js';
import { EndTaskService } from './end-task.service.js';
import { TaskKinds } from './task-kinds.js';
import { TaskLease } from './task-lease.js';
import { TaskMetrics } from './task-metrics.js';

/** Does one task of a city from its beginning to its end. */
@Injectable()
export class DoTaskService {
  private readonly logger = new Logger('Tasks');

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly kinds: TaskKinds,
    private readonly claiming: ClaimTaskService,
    private readonly ending: EndTaskService,
    private readonly metrics: TaskMetrics,
  ) {}

  /** @returns false when nothing waits to be done there */
  async doNext(cityId: number): Promise<boolean> {
    return inOwnScope(async () => {
      enterCity(cityId);
      await this.claiming.tidy(cityId);
      const task = await this.claiming.claim(cityId, this.kinds.names());
      if (!task) return false;
      if (task.actId !== null) enterAct(task.actId);
      await because(task.requestId, () => this.do(task));
      return true;
    });
  }

  private async do(task: ClaimedTask): Promise<void> {
    const lease = new TaskLease(this.source.manager, task);
    const begun = performance.now();
    const facts = () => ({
      task: task.id,
      kind: task.kind,
      attempt: task.attempt,
      seconds: Math.round(performance.now() - begun) / 1000,
    });
    try {
      const kind = this.kinds.get(task.kind);
      const { cityId, askedBy: actorId, employerId, input } = task;
      const files = await this.claiming.files(task);
      const work = { cityId, actorId, ...(employerId === null ? {} : { employerId }), input, files };
      const toItsEnd = async () => {
        const result = await kind.run(work, lease.report);
        await lease.stop();
        await this.ending.done(task, result);
      };
      if (kind.atomic) await this.transactions.run(toItsEnd);
      else await toItsEnd();
      this.metrics.ended(task.kind, 'done');
      this.logger.log(facts(), 'a task is done');
    } catch (error) {
      await lease.stop();
      if (await this.ending.failed(task, error)) {
        this.metrics.ended(task.kind, 'failed');
        this.logger.error({ err: error, ...facts() }, 'a task could not be done');
      } else {
        this.metrics.ended(task.kind, 'refused');
        this.logger.log({ ...facts(), problem: problemOf(error).code }, 'a task was refused');
      }
    }
  }
}
