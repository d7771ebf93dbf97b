import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { JobHandlers } from './job-handlers.js';
import { JobMetrics } from './job-metrics.js';
import { JobRounds } from './job-rounds.js';
import { JobSettings } from './job-settings.js';
import { openQueue, type QueuePlace } from './queue-place.js';
import { JOB_NAMES, SCHEDULES } from './schedules.js';

const RETRY_MS = 5_000;
/** A job that takes longer than this to come to its end is left; it will be found stalled and done again. */
const CLOSING_MS = 5_000;
const STARTING_MS = 1_000;

/** Does the jobs, when this process is a worker. A queue that cannot be reached delays jobs and nothing else. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly closing = new AbortController();
  private place: QueuePlace | undefined;
  private starting: Promise<void> | undefined;

  constructor(
    private readonly settings: JobSettings,
    private readonly handlers: JobHandlers,
    private readonly rounds: JobRounds,
    private readonly metrics: JobMetrics,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.work) this.starting = this.startPatiently();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing.abort();
    const closed = async () => {
      // A start that has come far is left to end; one that waits for the queue ends when the connection does.
      await Promise.race([this.starting, delay(STARTING_MS, undefined, { ref: false })]);
      await this.place?.close();
    };
    const late = delay(CLOSING_MS, undefined, { ref: false });
    await Promise.race([closed().catch(() => undefined), late]);
  }

  private async startPatiently(): Promise<void> {
    while (!this.closing.signal.aborted) {
      const place = await openQueue(this.settings, (err) => {
        this.metrics.queueIs(false);
        this.logger.warn({ err }, 'trouble with the job queue');
      });
      this.place = place;
      try {
        await this.start(place);
        return;
      } catch (err) {
        if (this.closing.signal.aborted) return;
        this.metrics.queueIs(false);
        this.logger.warn({ err }, 'the job queue cannot be reached; trying again');
        await place.close().catch(() => undefined);
        await delay(RETRY_MS, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }

  private async start(place: QueuePlace): Promise<void> {
    await place.ready();
    const names = JOB_NAMES.filter((name) => this.handlers.has(name));
    const gone = (await place.scheduled()).filter((name) => !names.some((known) => known === name));
    for (const name of gone) await place.unschedule(name);
    for (const name of names) {
      if (this.closing.signal.aborted) return;
      await place.schedule(name, SCHEDULES[name]);
    }
    await this.rounds.known(names);
    this.metrics.queueIs(true);
    place.work(
      (name) => this.round(name),
      (job, error) => {
        const causes: unknown[] = error instanceof AggregateError ? error.errors : [error];
        for (const err of causes) this.logger.error({ err, job }, 'a job failed');
      },
    );
  }

  private async round(name: string): Promise<void> {
    const begun = performance.now();
    const ended = (failed: boolean) => {
      this.metrics.queueIs(true);
      this.metrics.ended(name, (performance.now() - begun) / 1000, failed);
      const noted = failed ? this.rounds.failed(name) : this.rounds.done(name);
      return noted.catch((err: unknown) => this.logger.warn({ err, job: name }, 'a round could not be noted'));
    };
    try {
      await this.handlers.run(name);
    } catch (error) {
      await ended(true);
      throw error;
    }
    await ended(false);
  }
}
