import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import { type GivenMetrics, isAboutMetrics, type MetricsMessage } from '../http/metrics/metrics-of-all.js';

const PATIENCE_MS = 4_000;

/** One who asks, and those from whom nothing has come yet. */
interface Gathering {
  asker: Worker;
  question: number;
  missing: Set<number>;
  timer: NodeJS.Timeout;
}

/**
 * Adds up the metrics of all processes for whichever of them is asked. What those counted that have ended since is kept
 * and added, so that no count ever becomes smaller.
 */
export class GatherMetrics {
  /** What each process gave last. */
  private readonly given = new Map<number, GivenMetrics>();
  private ended: GivenMetrics = [];
  private readonly gatherings = new Map<number, Gathering>();
  private numbers = 0;

  /** Begins to answer. */
  begin(): void {
    cluster.on('message', (one, message: unknown) => {
      if (isAboutMetrics(message)) this.hear(one, message);
    });
    cluster.on('exit', (one) => void this.forget(one));
  }

  private hear(one: Worker, message: MetricsMessage): void {
    if (message.metrics === 'here') this.given.set(one.id, []);
    if (message.metrics === 'all wanted') this.ask(one, message.question);
    if (message.metrics !== 'own' || !this.given.has(one.id)) return;
    this.given.set(one.id, message.values);
    this.gatherings.get(message.question)?.missing.delete(one.id);
    this.answer(message.question);
  }

  private ask(asker: Worker, question: number): void {
    const number = (this.numbers += 1);
    const timer = setTimeout(() => this.giveUp(number), PATIENCE_MS);
    this.gatherings.set(number, { asker, question, missing: new Set(this.given.keys()), timer });
    for (const id of this.given.keys()) tell(cluster.workers?.[id], { metrics: 'own wanted', question: number });
  }

  private answer(number: number): void {
    const gathering = this.gatherings.get(number);
    if (!gathering || gathering.missing.size > 0) return;
    this.end(number, gathering);
    const { asker, question } = gathering;
    AggregatorRegistry.aggregate([this.ended, ...this.given.values()])
      .metrics()
      .then(
        (text) => tell(asker, { metrics: 'all', question, text }),
        () => tell(asker, { metrics: 'all', question }),
      );
  }

  private giveUp(number: number): void {
    const gathering = this.gatherings.get(number);
    if (!gathering) return;
    this.end(number, gathering);
    tell(gathering.asker, { metrics: 'all', question: gathering.question });
  }

  private end(number: number, { timer }: Gathering): void {
    clearTimeout(timer);
    this.gatherings.delete(number);
  }

  private async forget(one: Worker): Promise<void> {
    const counted = (this.given.get(one.id) ?? []).filter(({ type }) => COUNTS.has(String(type)));
    this.given.delete(one.id);
    const sum = AggregatorRegistry.aggregate([this.ended, counted]);
    this.ended = (await sum.getMetricsAsJSON()) as GivenMetrics;
    for (const [number, { missing }] of this.gatherings) {
      missing.delete(one.id);
      this.answer(number);
    }
  }
}

/** Of a process that has ended, these stand; what it held at the time does not. */
const COUNTS = new Set(['counter', 'histogram', 'summary']);

function tell(one: Worker | undefined, message: MetricsMessage): void {
  // One that is gone by now hears nothing more.
  one?.send(message, () => undefined);
}
