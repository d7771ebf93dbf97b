import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { giveToKeeper } from './metrics-of-all.js';

/** What Prometheus reads: the process itself, how long requests took, and which problems they were answered with. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'sankyu_http_request_duration_seconds',
    help: 'How long requests took, by route (never by the address asked for) and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  private readonly refusals = new Counter({
    name: 'sankyu_problems_total',
    help: 'Requests answered with a problem, by its stable code',
    labelNames: ['code', 'status'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'sankyu_processes',
      help: 'Processes whose metrics these are: more than one where several stand behind one port',
      registers: [this.registry],
    }).set(1);
    new Gauge({
      name: 'sankyu_largest_process_bytes',
      help: 'Memory of the largest of these processes: whole, and of the heap what is in use',
      labelNames: ['kind'],
      aggregator: 'max',
      registers: [this.registry],
      collect() {
        const { rss, heapUsed } = process.memoryUsage();
        this.set({ kind: 'whole' }, rss);
        this.set({ kind: 'heap' }, heapUsed);
      },
    });
    giveToKeeper(this.registry);
  }

  /** @param version of the program */
  runs(version: string): void {
    new Gauge({
      name: 'sankyu_build_info',
      help: 'The version of the program, with the value 1',
      labelNames: ['version'],
      aggregator: 'first',
      registers: [this.registry],
    }).set({ version }, 1);
  }

  /** @param code of the problem, one of those in the program */
  refused(code: string, status: number): void {
    this.refusals.inc({ code, status });
  }

  /** @param route as declared, with its parameters' names; undefined when none matched */
  answered(method: string, route: string | undefined, status: number, seconds: number): void {
    this.requests.observe({ method, route: route ?? 'none', status }, seconds);
  }
}
