import { once } from 'node:events';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** One server-sent event, as it came. */
export interface Heard {
  id: string | undefined;
  event: string;
  data: any;
  /** When it came, by this machine's own clock, in milliseconds. */
  at: number;
}

/** A client of an event stream, like the EventSource of a browser, but one that comes again only when told. */
export class Listener {
  readonly heard: Heard[] = [];
  ended = false;

  private constructor(
    private readonly response: IncomingMessage,
    readonly status: number,
    readonly headers: IncomingHttpHeaders,
  ) {}

  /** On a connection of its own, which ends with it. */
  static async to(address: string, token: string, lastEventId?: string): Promise<Listener> {
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'text/event-stream',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    };
    const [response] = (await once(get(address, { agent: false, headers }), 'response')) as [IncomingMessage];
    const listener = new Listener(response, response.statusCode!, response.headers);
    void listener.read().catch(() => undefined);
    return listener;
  }

  /** Waits until it has heard so many events of a kind, for ten seconds at most. */
  async hears(event: string, count = 1): Promise<Heard[]> {
    for (let tries = 0; tries < 1000; tries += 1) {
      const found = this.heard.filter((one) => one.event === event);
      if (found.length >= count) return found;
      await delay(10);
    }
    throw new Error(`Heard ${JSON.stringify(this.heard)}, not ${count} of ${event}`);
  }

  async end(): Promise<void> {
    for (let tries = 0; tries < 1000 && !this.ended; tries += 1) await delay(10);
    if (!this.ended) throw new Error('The stream did not end.');
  }

  close(): void {
    this.response.destroy();
  }

  private async read(): Promise<void> {
    let text = '';
    this.response.setEncoding('utf8');
    for await (const chunk of this.response) {
      text += chunk as string;
      const parts = text.split('\n\n');
      text = parts.pop()!;
      for (const part of parts) this.take(part);
    }
    this.ended = true;
  }

  private take(part: string): void {
    const fields = new Map(
      part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    const event = fields.get('event');
    if (event === undefined) return;
    this.heard.push({ id: fields.get('id'), event, data: JSON.parse(fields.get('data')!), at: performance.now() });
  }
}
