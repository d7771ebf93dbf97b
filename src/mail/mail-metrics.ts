import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../http/metrics/metrics.js';

/** How attempts to send letters ended in this process, for Prometheus. How many wait, the database says (monitoring/). */
@Injectable()
export class MailMetrics {
  private readonly attempts: Counter<'outcome'>;

  constructor(metrics: Metrics) {
    this.attempts = new Counter({
      name: 'sankyu_letter_attempts_total',
      help: 'Attempts to send a letter: sent, failed (tried again), dead (not tried again)',
      labelNames: ['outcome'],
      registers: [metrics.registry],
    });
    for (const outcome of ['sent', 'failed', 'dead']) this.attempts.inc({ outcome }, 0);
  }

  attempted(outcome: 'sent' | 'failed' | 'dead'): void {
    this.attempts.inc({ outcome });
  }
}
