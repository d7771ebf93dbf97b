import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Counter, Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { Replica } from '../../database/replica/replica.js';
import { poolOf } from '../../database/scoped-pool.js';
import { slowQueries } from '../../database/slow-queries.js';
import { LoadShed } from '../load-shed/load-shed.js';
import { Metrics } from './metrics.js';

/** How this process stands with its connections to the database, for Prometheus and for the load shed. */
@Injectable()
export class PoolMetrics {
  constructor({ registry }: Metrics, shed: LoadShed, replica: Replica, @InjectDataSource() source: DataSource) {
    // Asked for anew each time: the library makes another pool when it connects again.
    shed.watch(() => poolOf(source).longestWaitMs());
    new Gauge({
      name: 'sankyu_pool_connections',
      help: 'Connections of this process to the database: used, idle, and how many there may be (most)',
      labelNames: ['state'],
      registers: [registry],
      collect() {
        const { totalCount, idleCount, options } = poolOf(source);
        this.set({ state: 'used' }, totalCount - idleCount);
        this.set({ state: 'idle' }, idleCount);
        this.set({ state: 'most' }, options.max);
      },
    });
    new Gauge({
      name: 'sankyu_pool_waiting',
      help: 'Who waits for a connection to the database',
      registers: [registry],
      collect() {
        this.set(poolOf(source).waitingCount);
      },
    });
    new Gauge({
      name: 'sankyu_pool_longest_wait_seconds',
      help: 'How long whoever waits longest for a connection has waited by now',
      aggregator: 'max',
      registers: [registry],
      collect() {
        this.set(poolOf(source).longestWaitMs() / 1000);
      },
    });
    new Counter({
      name: 'sankyu_report_reads_total',
      help: 'Statements of reports and files, by the server that answered: replica (DATABASE_REPLICA_URL) or primary',
      labelNames: ['server'],
      registers: [registry],
      collect() {
        this.reset();
        for (const server of ['replica', 'primary'] as const) this.inc({ server }, replica.reads[server]);
      },
    });
    new Counter({
      name: 'sankyu_slow_queries_total',
      help: 'Statements of this process that took longer than SANKYU_SLOW_QUERY_MS',
      registers: [registry],
      collect() {
        this.reset();
        this.inc(slowQueries());
      },
    });
  }
}
