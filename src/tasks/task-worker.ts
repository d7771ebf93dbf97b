import { setTimeout as delay } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { JobHandlers } from '../jobs/job-handlers.js';
import { JobSettings } from '../jobs/job-settings.js';
import { DoTaskService } from './do-task.service.js';
import { TaskChanges } from './task-changes.js';

/** So many tasks at once: each keeps a connection or two of this process, and a core of the database. */
const AT_ONCE = 2;
/** A task that takes longer than this to end is left; it is taken up again after its lease. */
const CLOSING_MS = 5_000;

/**
 * Does tasks, when this process is a worker. It is told to look as soon as one was asked for; what nobody told it of, as
 * a task whose worker was killed, the sweep finds. Both only say "look", and never wait for the work.
 */
@Injectable()
export class TaskWorker implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Tasks');
  /** Cities in which something may wait, in the order of their turns. */
  private readonly toLook = new Set<number>();
  private readonly working = new Set<Promise<void>>();
  private hearing: Subscription | undefined;
  private closing = false;

  constructor(
    private readonly settings: JobSettings,
    private readonly handlers: JobHandlers,
    private readonly changes: TaskChanges,
    private readonly tasks: DoTaskService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('do-tasks', async (cityId) => this.look(cityId));
  }

  onApplicationBootstrap(): void {
    if (!this.settings.work) return;
    this.hearing = this.changes.heard.subscribe((change) => {
      if (change === undefined) this.lookEverywhere();
      else if (change.state === 'waiting') this.look(change.cityId);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    this.hearing?.unsubscribe();
    await Promise.race([Promise.all(this.working), delay(CLOSING_MS, undefined, { ref: false })]);
  }

  private lookEverywhere(): void {
    this.handlers
      .run('do-tasks')
      .catch((err: unknown) => this.logger.warn({ err }, 'tasks cannot be looked for; the next sweep will'));
  }

  private look(cityId: number): void {
    this.toLook.add(cityId);
    this.fill();
  }

  private fill(): void {
    for (const cityId of this.toLook) {
      if (this.closing || this.working.size >= AT_ONCE) return;
      this.toLook.delete(cityId);
      const turn = this.takeTurn(cityId).finally(() => {
        this.working.delete(turn);
        this.fill();
      });
      this.working.add(turn);
    }
  }

  /** One task; the city then waits for its next turn behind the others. */
  private async takeTurn(cityId: number): Promise<void> {
    try {
      if (await this.tasks.doNext(cityId)) this.toLook.add(cityId);
    } catch (err) {
      this.logger.warn({ err }, 'a task could not be taken up or ended; the next sweep will');
    }
  }
}
