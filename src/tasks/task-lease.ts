import type { EntityManager } from 'typeorm';
import type { ReportProgress } from './progress.js';

/** How long a task is left to whoever does it without a sign of life. */
export const LEASE_SECONDS = 60;
const HEARTBEAT_MS = 15_000;
/** Nobody sees more than so many steps of progress anyway. */
const BETWEEN_WRITES_MS = 100;

interface Progress {
  step: string | null;
  done: number;
  total: number | null;
}

/**
 * Holds a task while it is done: writes down how far it has come, and that somebody is still there. By connections of
 * its own, so that both are seen while the work's transaction is open.
 */
export class TaskLease {
  private progress: Progress = { step: null, done: 0, total: null };
  private writing: Promise<void> | undefined;
  private changed = false;
  private stopped = false;
  private readonly heartbeat: NodeJS.Timeout;

  /**
   * @param outside the manager of no transaction
   * @param attempt by which it is known whether the task is still ours
   */
  constructor(
    private readonly outside: EntityManager,
    private readonly task: { cityId: number; id: string; attempt: number },
  ) {
    this.heartbeat = setInterval(() => this.tell(), HEARTBEAT_MS);
  }

  readonly report: ReportProgress = (step, done = 0, total) => {
    this.progress = { step, done: Math.min(done, total ?? done), total: total ?? null };
    this.tell();
  };

  /** From here on nothing is written any more; to be waited for before the task is ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.heartbeat);
    await this.writing;
  }

  private tell(): void {
    this.changed = true;
    this.writing ??= this.writeAll().finally(() => {
      this.writing = undefined;
    });
  }

  private async writeAll(): Promise<void> {
    while (this.changed) {
      this.changed = false;
      // What cannot be written now is written with the next sign of life.
      await this.write().catch(() => undefined);
      if (this.stopped) return;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_WRITES_MS));
    }
  }

  private async write(): Promise<void> {
    const { cityId, id, attempt } = this.task;
    const { step, done, total } = this.progress;
    await this.outside.query(
      `update tasks set step = $4, done_count = $5, total_count = $6,
              running_until = clock_timestamp() + make_interval(secs => $7)
        where city_id = $1 and id = $2 and attempts = $3 and state = 'running'`,
      [cityId, id, attempt, step, done, total, LEASE_SECONDS],
    );
  }
}
