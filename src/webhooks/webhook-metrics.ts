import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../http/metrics/metrics.js';

/** How attempts to deliver webhooks ended in this process, for Prometheus. */
@Injectable()
export class WebhookMetrics {
  private readonly attempts: Counter<'outcome'>;

  constructor(metrics: Metrics) {
    this.attempts = new Counter({
      name: 'sankyu_webhook_attempts_total',
      help: 'Attempts to deliver a webhook: delivered, failed',
      labelNames: ['outcome'],
      registers: [metrics.registry],
    });
    for (const outcome of ['delivered', 'failed']) this.attempts.inc({ outcome }, 0);
  }

  attempted(outcome: 'delivered' | 'failed'): void {
    this.attempts.inc({ outcome });
  }
}
