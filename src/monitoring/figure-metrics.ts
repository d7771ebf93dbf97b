import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Metrics } from '../http/metrics/metrics.js';
import { DatabaseFiguresService } from './database-figures.service.js';

interface FigureMetric {
  /** As monitoring_figures() names it. */
  figure: string;
  name: string;
  help: string;
  label?: string;
  /** Whether it only ever grows. */
  counts?: true;
}

/** Every figure of the database as a whole, as a metric. Ages are those of the worst city; which one, the commands say. */
const METRICS: readonly FigureMetric[] = [
  { figure: 'letters', label: 'state', name: 'sankyu_letters', help: 'Letters by mail that wait, and that are dead' },
  {
    figure: 'letters_late',
    name: 'sankyu_letters_late_seconds',
    help: 'For how long a letter has been due and was not tried',
  },
  {
    figure: 'webhooks',
    label: 'state',
    name: 'sankyu_webhooks',
    help: 'Deliveries of webhooks that wait, and that are dead',
  },
  {
    figure: 'webhooks_late',
    name: 'sankyu_webhooks_late_seconds',
    help: 'For how long a delivery has been due and was not tried',
  },
  {
    figure: 'webhooks_switched_off',
    name: 'sankyu_webhooks_switched_off',
    help: 'Webhooks that were switched off since nobody answered',
  },
  { figure: 'tasks', label: 'state', name: 'sankyu_tasks', help: 'Long work that waits, and that is being done' },
  {
    figure: 'tasks_late',
    name: 'sankyu_tasks_late_seconds',
    help: 'For how long a task has been due, or left behind by its worker, and nobody does it',
  },
  {
    figure: 'unsealed',
    name: 'sankyu_unsealed_seconds',
    help: 'Age of the oldest operation of the ledger that is not sealed',
  },
  {
    figure: 'verified',
    name: 'sankyu_verified_seconds',
    help: 'How long ago the books of a live city were proved, of the city where it is longest ago',
  },
  {
    figure: 'differences',
    name: 'sankyu_verify_differences',
    help: 'Differences that the last proofs of the live cities’ books found',
  },
  {
    figure: 'months_to_close',
    name: 'sankyu_months_to_close',
    help: 'Live cities of which a month that has ended is not closed',
  },
  {
    figure: 'closing_late',
    name: 'sankyu_closing_late_seconds',
    help: 'How long ago the oldest month ended that is not closed',
  },
  {
    figure: 'job_done',
    label: 'name',
    name: 'sankyu_job_last_success_timestamp_seconds',
    help: 'When a job was last done by any process, or first had to be',
  },
  {
    figure: 'job_failures',
    label: 'name',
    name: 'sankyu_job_failures_in_row',
    help: 'How often a job has failed since it was last done',
  },
  {
    figure: 'clock_skew',
    name: 'sankyu_clock_skew_seconds',
    help: 'By how much the database’s clock is before this machine’s',
  },
  {
    figure: 'connections',
    label: 'state',
    name: 'sankyu_database_connections',
    help: 'Connections to the database server: used, and how many there may be (most)',
  },
  { figure: 'bytes', name: 'sankyu_database_bytes', help: 'Size of the database' },
  {
    figure: 'commits',
    name: 'sankyu_database_commits_total',
    help: 'Transactions committed in the database',
    counts: true,
  },
  { figure: 'deadlocks', name: 'sankyu_database_deadlocks_total', help: 'Deadlocks in the database', counts: true },
  { figure: 'standbys', name: 'sankyu_database_standbys', help: 'Standby servers and backups that receive the log' },
  {
    figure: 'replication_lag',
    name: 'sankyu_database_replication_lag_seconds',
    help: 'How far the slowest standby is behind; only where the owner may see it',
  },
  {
    figure: 'archiving_failed',
    name: 'sankyu_database_archiving_failed',
    help: 'Whether the log could not be archived when it was last tried',
  },
  {
    figure: 'oldest_transaction',
    name: 'sankyu_database_oldest_transaction_seconds',
    help: 'How long the oldest transaction of the service has been open',
  },
  {
    figure: 'waiting_for_locks',
    name: 'sankyu_database_waiting_for_locks',
    help: 'Sessions of the service that wait for a lock',
  },
];

/** What the database as a whole says of itself, for Prometheus. While it says nothing, neither do these. */
@Injectable()
export class FigureMetrics {
  constructor({ registry }: Metrics, figures: DatabaseFiguresService) {
    new Gauge({
      name: 'sankyu_database_up',
      help: 'Whether the database answers this process',
      aggregator: 'min',
      registers: [registry],
      async collect() {
        this.set((await figures.read()).reached ? 1 : 0);
      },
    });
    for (const metric of METRICS) {
      const { figure, name, help, label } = metric;
      const valuesOf = async () =>
        (await figures.read()).rows.flatMap((row) =>
          row.figure === figure && row.value !== null ? [{ labels: labelled(label, row.label), value: row.value }] : [],
        );
      const options = {
        name,
        help,
        labelNames: label ? [label] : [],
        aggregator: 'max' as const,
        registers: [registry],
      };
      if (metric.counts) {
        const counter = new Counter({
          ...options,
          async collect() {
            const values = await valuesOf();
            forget(counter);
            for (const { labels, value } of values) counter.inc(labels, value);
          },
        });
      } else {
        const gauge = new Gauge({
          ...options,
          async collect() {
            const values = await valuesOf();
            forget(gauge);
            for (const { labels, value } of values) gauge.set(labels, value);
          },
        });
      }
    }
  }
}

/** So that what is not known any more is not said, rather than 0. */
function forget(metric: Counter | Gauge): void {
  metric.reset();
  metric.remove({});
}

function labelled(name: string | undefined, value: string | null): Record<string, string> {
  return name === undefined || value === null ? {} : { [name]: value };
}
