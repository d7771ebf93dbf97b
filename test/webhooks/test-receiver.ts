import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The body as JSON. */
  event: { type: string; timestamp?: string; data: Record<string, unknown> };
}

type Behaviour = (response: ServerResponse) => void;

/** A program that is told: a real HTTP server, which answers as a test wants it to. */
export class TestReceiver {
  readonly received: Received[] = [];
  private waiting: (() => void)[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TestReceiver> {
    const server = createServer();
    const receiver = new TestReceiver(server);
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        const { url: path = '', method = '', headers } = request;
        receiver.received.push({ path, method, headers, body, event: JSON.parse(body) });
        receiver.behaviour(response);
        for (const wake of receiver.waiting.splice(0)) wake();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  private behaviour: Behaviour = TestReceiver.answering(200);

  static answering(status: number, headers: Record<string, string> = {}): Behaviour {
    return (response) => response.writeHead(status, headers).end('what the receiver wrote');
  }

  /** From now on it answers like that; without an argument well. */
  behaves(how: Behaviour = TestReceiver.answering(200)): void {
    this.behaviour = how;
  }

  url(path = '/hook'): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  /** Waits until so many requests have come, for 30 seconds at most. */
  async until(count: number): Promise<void> {
    const late = Date.now() + 30_000;
    while (this.received.length < count) {
      const left = late - Date.now();
      if (left <= 0) throw new Error(`Only ${this.received.length} of ${count} requests came.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  forget(): void {
    this.received.length = 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
