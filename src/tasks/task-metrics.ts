import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../http/metrics/metrics.js';

/** How attempts at tasks ended in this process, for Prometheus. */
@Injectable()
export class TaskMetrics {
  private readonly attempts: Counter<'kind' | 'outcome'>;

  constructor(metrics: Metrics) {
    this.attempts = new Counter({
      name: 'sankyu_task_attempts_total',
      help: 'Attempts at long work: done, refused (a rule said no), failed (tried again, or given up)',
      labelNames: ['kind', 'outcome'],
      registers: [metrics.registry],
    });
  }

  ended(kind: string, outcome: 'done' | 'refused' | 'failed'): void {
    this.attempts.inc({ kind, outcome });
  }
}
