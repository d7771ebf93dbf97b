import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '../http/metrics/metrics.js';
import { JOB_NAMES, SCHEDULES } from './schedules.js';

const DAY_SECONDS = 86_400;

/** How jobs go in this process, and how often each is to be done, for Prometheus. */
@Injectable()
export class JobMetrics {
  private readonly seconds: Histogram<'name'>;
  private readonly failures: Counter<'name'>;
  private readonly queueReached: Gauge;

  constructor({ registry }: Metrics) {
    this.seconds = new Histogram({
      name: 'sankyu_job_duration_seconds',
      help: 'How long jobs took that were done in this process, by job',
      labelNames: ['name'],
      buckets: [0.01, 0.1, 1, 10, 60, 600, 3600],
      registers: [registry],
    });
    this.failures = new Counter({
      name: 'sankyu_job_failures_total',
      help: 'Rounds of a job in this process that failed in some city or whole',
      labelNames: ['name'],
      registers: [registry],
    });
    this.queueReached = new Gauge({
      name: 'sankyu_job_queue_up',
      help: 'Whether this worker reaches the queue of jobs (Redis, or the database)',
      registers: [registry],
    });
    const every = new Gauge({
      name: 'sankyu_job_interval_seconds',
      help: 'How long there is at most between two rounds of a job',
      labelNames: ['name'],
      registers: [registry],
    });
    for (const job of JOB_NAMES) {
      const schedule = SCHEDULES[job];
      every.set({ name: job }, 'every' in schedule ? schedule.every / 1000 : DAY_SECONDS);
      this.failures.inc({ name: job }, 0);
    }
  }

  ended(job: string, seconds: number, failed: boolean): void {
    this.seconds.observe({ name: job }, seconds);
    if (failed) this.failures.inc({ name: job });
  }

  queueIs(reached: boolean): void {
    this.queueReached.set(reached ? 1 : 0);
  }
}
