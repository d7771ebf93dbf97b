import { Agent, request } from 'node:http';

/** A request to the byte, as no well-behaved client would write it. */
export interface RawRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

export interface RawAnswer {
  status: number;
  type: string;
  text: string;
}

/** Sends what it is given; what this machine's own HTTP client would not even write counts as not sent. */
export class RawHttp {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 24 });

  constructor(private readonly url: URL) {}

  send({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.url;
      const length = body === undefined ? {} : { 'content-length': String(body.length) };
      const asked = request({ agent: this.agent, hostname, port, method, path, headers: { ...headers, ...length } });
      // No answer at all is judged like one: as status 0, with what became of the connection.
      asked.once('error', (error) => resolve({ status: 0, type: '', text: String(error) }));
      asked.once('response', (answer) => {
        const type = answer.headers['content-type'] ?? '';
        const status = answer.statusCode ?? 0;
        if (type.startsWith('text/event-stream')) {
          answer.destroy();
          resolve({ status, type, text: '' });
          return;
        }
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () => resolve({ status, type, text: Buffer.concat(parts).toString('utf8') }));
      });
      asked.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Any text as it can stand in a path, lone surrogates as the bytes that they would be. */
export function escaped(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0)!;
      if (code < 0xd800 || code > 0xdfff) return encodeURIComponent(character);
      const bytes = [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
      return bytes.map((byte) => `%${byte.toString(16)}`).join('');
    })
    .join('');
}

/** As it can stand in a header: the rest would not leave this machine. */
export const headerText = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?');
