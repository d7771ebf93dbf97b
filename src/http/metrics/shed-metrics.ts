import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { LoadShed, type ShedReason } from '../load-shed/load-shed.js';
import { Metrics } from './metrics.js';

/** What is being answered, and what was turned away, for Prometheus. */
@Injectable()
export class ShedMetrics {
  constructor({ registry }: Metrics, shed: LoadShed) {
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    gauge('sankyu_http_in_flight', 'Requests that are being answered', () => shed.inFlight);
    gauge('sankyu_http_in_flight_limit', 'How many may be answered at once now', () => shed.limit);
    gauge('sankyu_http_streams', 'Answers that stay open (live events)', () => shed.streams);
    new Counter({
      name: 'sankyu_http_shed_total',
      help: 'Requests turned away: full (SANKYU_MAX_IN_FLIGHT), slow (the limit is lower, since too long is waited inside)',
      labelNames: ['reason'],
      registers: [registry],
      collect() {
        this.reset();
        for (const reason of ['full', 'slow'] satisfies ShedReason[]) this.inc({ reason }, shed.turnedAway[reason]);
      },
    });
  }
}
