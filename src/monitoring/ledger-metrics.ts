import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { LoadShed } from '../http/load-shed/load-shed.js';
import { Metrics } from '../http/metrics/metrics.js';
import { Ledger, type LedgerCall } from '../ledger/ledger.js';
import { Gatherer } from '../redemptions/gather-redemptions.js';

/** How the ledger works for this process, for Prometheus and for the load shed. */
@Injectable()
export class LedgerMetrics {
  private readonly answers: Counter<'call' | 'outcome'>;
  private readonly seconds: Histogram<'call'>;
  private readonly items: Histogram<'call'>;

  constructor({ registry }: Metrics, shed: LoadShed, ledger: Ledger, gatherer: Gatherer) {
    const registers = [registry];
    this.answers = new Counter({
      name: 'sankyu_ledger_answers_total',
      help: 'Items that the ledger answered, by call (redeem, give ...) and outcome (done, replayed, or the refusal)',
      labelNames: ['call', 'outcome'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'sankyu_ledger_call_duration_seconds',
      help: 'How long calls of the ledger took',
      labelNames: ['call'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
      registers,
    });
    this.items = new Histogram({
      name: 'sankyu_ledger_call_items',
      help: 'Items of one call of the ledger',
      labelNames: ['call'],
      buckets: [1, 2, 4, 8, 16, 32, 64, 250, 1000],
      registers,
    });
    new Gauge({
      name: 'sankyu_ledger_waiting_items',
      help: 'Redemptions that wait to go into a call of the ledger',
      registers,
      collect() {
        this.set(gatherer.waitingItems());
      },
    });
    new Gauge({
      name: 'sankyu_ledger_longest_wait_seconds',
      help: 'How long ago the redemption arrived that waits longest to go into a call',
      aggregator: 'max',
      registers,
      collect() {
        this.set(gatherer.longestWaitMs() / 1000);
      },
    });
    for (const call of ['redeem', 'give']) this.answers.inc({ call, outcome: 'done' }, 0);
    shed.watch(() => gatherer.longestWaitMs());
    ledger.told = (call) => this.called(call);
  }

  private called({ name: call, milliseconds, answers }: LedgerCall): void {
    this.seconds.observe({ call }, milliseconds / 1000);
    this.items.observe({ call }, answers.length);
    const counts = new Map<string, number>();
    for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
    for (const [outcome, count] of counts) this.answers.inc({ call, outcome }, count);
  }
}
