import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../http/metrics/metrics.js';
import { DeadLettersService } from './dead-letters.service.js';

/** Letters by state, for Prometheus: what waits long or is dead is somebody's to look at. */
@Injectable()
export class MailMetrics {
  constructor(metrics: Metrics, letters: DeadLettersService) {
    const gauge = new Gauge({
      name: 'sankyu_letters',
      help: 'Letters by mail that wait, and that could not be sent',
      labelNames: ['state'],
      registers: [metrics.registry],
      async collect() {
        const { waiting, dead } = await letters.counts();
        gauge.set({ state: 'waiting' }, waiting);
        gauge.set({ state: 'dead' }, dead);
      },
    });
  }
}
