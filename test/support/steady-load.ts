import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/** Between an answer and the next payment on the same connection. */
const PAUSE_MS = 10;
/** The receipt after which none came may have been given a little earlier. */
const BEFORE_MS = 1_000;
/** As a till does that got no answer, or was told to come again. */
const AGAIN_MS = 100;

export interface LoadSettings {
  /** Where the payments go. */
  url: string;
  /** One or several tills; each connection is of one. */
  tokens: string[];
  /** Who pays, with so many notes each; nobody pays more often. */
  people: string[];
  notesEach: number;
  /** Payments at once, each on a connection of its own that is kept alive. */
  connections: number;
  /** Whether a payment without a final answer is sent again, with the same key, until there is one. */
  insists: boolean;
}

/** What a client saw of one try. */
export interface Outcome {
  key: string;
  /** Undefined where the connection broke before there was an answer. */
  status: number | undefined;
  code: string | undefined;
  /** The connection's error, if it broke. */
  broken: string | undefined;
  retryAfter: string | undefined;
  /** The receipt's id. */
  id: string | undefined;
  at: number;
}

/** Payments of one note each, one after the other on each connection, from when it is made until it is stopped. */
export class SteadyLoad {
  readonly outcomes: Outcome[] = [];
  private readonly runs: Promise<void>[];
  private stopped = false;
  private paid = 0;

  constructor(private readonly settings: LoadSettings) {
    const { connections, tokens } = settings;
    this.runs = Array.from({ length: connections }, (_, n) => this.run(tokens[n % tokens.length]!));
  }

  /** What was answered with a receipt. */
  get taken(): Outcome[] {
    return this.outcomes.filter(({ status }) => status === 201);
  }

  /** Whatever else came of a try. */
  get refused(): Outcome[] {
    return this.outcomes.filter(({ status }) => status !== 201);
  }

  /** Waits until so many more payments have been taken. */
  async more(count: number, atMostSeconds = 120): Promise<void> {
    const wanted = this.taken.length + count;
    for (const end = Date.now() + atMostSeconds * 1_000; this.taken.length < wanted; await delay(20)) {
      if (Date.now() > end) throw new Error(`Only ${this.taken.length} of ${wanted} payments were taken.`);
    }
  }

  /** The longest time without a receipt from shortly before a moment on, in milliseconds. */
  gapAround(moment: number): number {
    const times = this.taken.map(({ at }) => at).filter((at) => at > moment - BEFORE_MS);
    return Math.max(0, ...times.slice(1).map((at, n) => at - times[n]!));
  }

  /** After the payments that are on their way. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.runs);
  }

  private async run(token: string): Promise<void> {
    const { people, notesEach, insists } = this.settings;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!this.stopped) {
      const turn = this.paid++;
      const employeeId = people[turn % people.length]!;
      if (turn >= people.length * notesEach) throw new Error('Nobody has any notes left.');
      const key = randomUUID();
      for (let again = true; again;) {
        const outcome = await this.pay(agent, token, employeeId, key);
        this.outcomes.push(outcome);
        again = insists && (outcome.status === undefined || outcome.status === 503);
        await delay(again ? AGAIN_MS : PAUSE_MS);
      }
    }
    agent.destroy();
  }

  private pay(agent: Agent, token: string, employeeId: string, key: string): Promise<Outcome> {
    const body = JSON.stringify({ employeeId, notes: 1 });
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': key,
    };
    const none = { key, status: undefined, code: undefined, broken: undefined, retryAfter: undefined, id: undefined };
    return new Promise((resolve) => {
      const broke = (error: NodeJS.ErrnoException) =>
        resolve({ ...none, broken: error.code ?? error.message, at: Date.now() });
      const asked = request(
        `${this.settings.url}/api/v1/redemptions`,
        { agent, method: 'POST', headers },
        (incoming) => {
          text(incoming).then((answer) => {
            const { id, code } = answer === '' ? {} : (JSON.parse(answer) as { id?: string; code?: string });
            const retryAfter = incoming.headers['retry-after'];
            resolve({ ...none, status: incoming.statusCode, id, code, retryAfter, at: Date.now() });
          }, broke);
        },
      );
      asked.once('error', broke);
      asked.end(body);
    });
  }
}
