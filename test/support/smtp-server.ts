import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { TLSSocket } from 'node:tls';
import type { SelfSigned } from './self-signed.js';

/** A letter that the server has got whole. */
export interface Delivered {
  from: string;
  to: string[];
  /** The message as it came, its lines ended by \n. */
  raw: string;
  overTls: boolean;
  user: string | undefined;
}

/** What the server does at a point: its answer in SMTP's own words, the end of the connection, or as usual. */
export type Whim = string | 'hang up' | undefined;

export interface SmtpServerOptions {
  /** Offers STARTTLS with this. */
  tls?: SelfSigned;
  /** Lets in whoever says exactly this, and nobody else. */
  login?: { user: string; password: string };
}

/** What a connection has told so far. */
interface Talk {
  socket: Socket;
  overTls: boolean;
  user?: string;
  from: string;
  to: string[];
}

const USUAL: Record<string, string> = { NOOP: '250 OK', RSET: '250 OK' };

/** A mail server (RFC 5321, with STARTTLS and AUTH PLAIN) on a port of its own, whose moods a test decides. */
export class SmtpServer {
  readonly delivered: Delivered[] = [];
  /** Every command that came, without what follows a colon: `MAIL FROM`, `RCPT TO`. */
  readonly commands: string[] = [];
  /** Asked before each answer. @param command MAIL, RCPT, DATA, or END for the end of a message */
  mood: (command: string, line: string, message?: string) => Whim | Promise<Whim> = () => undefined;

  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly options: SmtpServerOptions,
  ) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.write('220 mail.example.jp ESMTP\r\n');
      void this.talk({ socket, overTls: false, from: '', to: [] });
    });
  }

  static async start(options: SmtpServerOptions = {}): Promise<SmtpServer> {
    const server = new SmtpServer(createServer(), options);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private async talk(talk: Talk): Promise<void> {
    const { socket } = talk;
    const lines = createInterface({ input: socket, crlfDelay: Infinity });
    let message: string[] | undefined;
    for await (const line of lines) {
      if (message && line !== '.') {
        message.push(line.replace(/^\./, ''));
        continue;
      }
      const command = message ? 'END' : (line.split(/[ :]/)[0] ?? '').toUpperCase();
      const raw = message?.join('\n');
      this.commands.push(message ? 'END' : (line.split(':')[0] ?? ''));
      const whim = await this.mood(command, line, raw);
      if (whim === 'hang up') return void socket.destroy();
      if (command === 'STARTTLS' && this.options.tls && whim === undefined) {
        lines.close();
        return this.startTls(talk, this.options.tls);
      }
      const answer = whim ?? this.answer(talk, command, line, raw);
      message = command === 'DATA' && answer.startsWith('354') ? [] : undefined;
      socket.write(`${answer}\r\n`);
      if (command === 'QUIT') socket.end();
    }
  }

  private answer(talk: Talk, command: string, line: string, raw = ''): string {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    const { login, tls } = this.options;
    switch (command) {
      case 'EHLO': {
        const offers = [
          'mail.example.jp',
          ...(tls && !talk.overTls ? ['STARTTLS'] : []),
          ...(login ? ['AUTH PLAIN'] : []),
        ];
        return offers.map((offer, at) => `250${at === offers.length - 1 ? ' ' : '-'}${offer}`).join('\r\n');
      }
      case 'AUTH': {
        const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0');
        if (user !== login?.user || password !== login?.password) return '535 5.7.8 no';
        talk.user = user;
        return '235 2.7.0 welcome';
      }
      case 'MAIL':
        if (login && !talk.user) return '530 5.7.0 who are you';
        Object.assign(talk, { from: address, to: [] });
        return '250 OK';
      case 'RCPT':
        talk.to.push(address);
        return '250 OK';
      case 'DATA':
        return '354 go on';
      case 'END':
        this.delivered.push({ from: talk.from, to: talk.to, raw, overTls: talk.overTls, user: talk.user });
        return '250 2.0.0 taken';
      case 'QUIT':
        return '221 bye';
      default:
        return USUAL[command] ?? '502 5.5.2 what?';
    }
  }

  private startTls(talk: Talk, { key, cert }: SelfSigned): void {
    talk.socket.write('220 go on\r\n');
    const secured = new TLSSocket(talk.socket, { isServer: true, key, cert });
    secured.on('error', () => undefined);
    void this.talk({ ...talk, socket: secured, overTls: true });
  }
}
