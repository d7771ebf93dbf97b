import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { House } from './house.js';

/** Longer than anybody needs to come back, on whatever machine. */
const PATIENCE_MS = 180_000;
const BETWEEN_MS = 50;

/** A request that would be refused again, however often it is sent. */
class Refused extends Error {}

/** What a client was told in the end, and all that it saw until then. */
export interface Told {
  status: number;
  body: Buffer;
  saw: string[];
}

/** Sends the same request under the same key until it is answered: what a client ought to do, and all that it can. */
export class PatientClient {
  constructor(
    private readonly house: House,
    private readonly token: string,
  ) {}

  async ask(path: string, body?: object, headers: Record<string, string> = {}): Promise<Told> {
    const key = randomUUID();
    const saw: string[] = [];
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
      try {
        const response = await fetch(`${this.house.address}/api/v1/${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            authorization: `Bearer ${this.token}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
            ...headers,
          },
          body: body === undefined ? undefined : JSON.stringify(body),
        });
        const told = Buffer.from(await response.arrayBuffer());
        saw.push(String(response.status));
        if (response.status < 400) return { status: response.status, body: told, saw };
        if (response.status < 500) throw new Refused(`${path}: ${response.status} ${told.toString('utf8')}`);
      } catch (error) {
        if (error instanceof Refused) throw error;
        // The connection broke, or there is nobody to connect to.
        saw.push('cut off');
      }
      await delay(BETWEEN_MS);
    }
    throw new Error(`Nobody ever answered ${path}; it saw ${saw.slice(0, 20).join(', ')} ...\n${this.house.said}`);
  }

  /** Asks for work to be done by a worker; answers the id of the task. */
  async askLater(path: string, body: object): Promise<string> {
    const told = await this.ask(path, body, { prefer: 'respond-async' });
    return (JSON.parse(told.body.toString('utf8')) as { id: string }).id;
  }

  /** Waits until a task has ended, well. */
  async wait(id: string): Promise<void> {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
      const { body } = await this.ask(`tasks/${id}`);
      const task = JSON.parse(body.toString('utf8')) as { state: string; problem: unknown };
      if (task.state === 'done') return;
      if (task.state === 'failed') throw new Error(`The task failed: ${JSON.stringify(task.problem)}`);
      await delay(BETWEEN_MS);
    }
    throw new Error(`The task ${id} never ended.`);
  }
}
