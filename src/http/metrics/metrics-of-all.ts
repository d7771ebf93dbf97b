import cluster from 'node:cluster';
import { ServiceUnavailableException } from '@nestjs/common';
import type { MetricObjectWithValues, MetricValue, Registry } from 'prom-client';

/** What the metrics of one process are while they travel. */
export type GivenMetrics = MetricObjectWithValues<MetricValue<string>>[];

/** What a process that a keeper looks after says to it, and hears from it, about metrics. */
export type MetricsMessage =
  | { metrics: 'here' }
  | { metrics: 'all wanted'; question: number }
  | { metrics: 'own wanted'; question: number }
  | { metrics: 'own'; question: number; values: GivenMetrics }
  | { metrics: 'all'; question: number; text?: string };

/** For those who do not answer the keeper, and the keeper itself. */
const PATIENCE_MS = 6_000;

const waiting = new Map<number, (text: string | undefined) => void>();
let questions = 0;

/** Whether a message between processes is one of these. */
export function isAboutMetrics(message: unknown): message is MetricsMessage {
  return typeof message === 'object' && message !== null && 'metrics' in message;
}

/** Where several processes stand behind one port, this one gives its metrics when the keeper asks for them. */
export function giveToKeeper(registry: Registry): void {
  if (!cluster.isWorker) return;
  process.on('message', (message: unknown) => {
    if (!isAboutMetrics(message)) return;
    if (message.metrics === 'all') waiting.get(message.question)?.(message.text);
    if (message.metrics !== 'own wanted') return;
    const { question } = message;
    registry.getMetricsAsJSON().then(
      (values) => tell({ metrics: 'own', question, values: values as GivenMetrics }),
      () => undefined,
    );
  });
  tell({ metrics: 'here' });
}

/**
 * The metrics of this process; or, where several stand behind one port and any of them may be the one that is asked,
 * those of all of them together.
 * @throws ServiceUnavailableException when one of them did not answer: a sum without it would look like a loss
 */
export async function metricsOfAll(registry: Registry): Promise<string> {
  if (!cluster.isWorker) return registry.metrics();
  const question = (questions += 1);
  let timer: NodeJS.Timeout | undefined;
  const text = await new Promise<string | undefined>((resolve) => {
    waiting.set(question, resolve);
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    tell({ metrics: 'all wanted', question });
  });
  clearTimeout(timer);
  waiting.delete(question);
  if (text === undefined) throw new ServiceUnavailableException();
  return text;
}

function tell(message: MetricsMessage): void {
  // A keeper that is gone hears nothing more.
  process.send!(message, () => undefined);
}
