import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { HttpReply } from '../../http/request.js';

/** A client that does not read is let go when so much waits for it. */
const MOST_WAITING_BYTES = 256 * 1024;
/** So long a client waits before it comes again after its stream has ended. */
const COME_AGAIN_MS = 500;

/**
 * Server-sent events (HTML Living Standard, 9.2): text that never ends by itself. Whoever writes into it need not know
 * whether anybody reads still: after the client has gone, or does not keep up, nothing is written any more.
 */
export class EventStream extends Readable {
  private ended = false;

  constructor() {
    super({ highWaterMark: MOST_WAITING_BYTES });
    this.push(`retry: ${COME_AGAIN_MS}\n\n`);
  }

  override _read(): void {
    // Events are pushed when they happen.
  }

  /** @param id by which the client says, when it comes again, what it saw last */
  tell(event: string, data: unknown, id?: string): void {
    this.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** A comment, by which proxies and clients see that the line is alive. */
  beat(): void {
    this.write(': alive\n\n');
  }

  end(): void {
    if (this.over) return;
    this.ended = true;
    this.push(null);
  }

  get over(): boolean {
    return this.destroyed || this.ended;
  }

  /** As the answer to a request. */
  answer(reply: HttpReply): StreamableFile {
    reply.header('Cache-Control', 'no-store').header('X-Accel-Buffering', 'no');
    return new StreamableFile(this, { type: 'text/event-stream; charset=utf-8' });
  }

  private write(text: string): void {
    if (this.over) return;
    this.push(text);
    if (this.readableLength > MOST_WAITING_BYTES) this.destroy();
  }
}
