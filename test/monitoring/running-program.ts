import { setTimeout as delay } from 'node:timers/promises';
import { Service } from '../support/service.js';
import type { TestDatabase } from '../support/postgres.js';

/** A line of the log. */
export interface LogLine {
  msg: string;
  reqId?: string;
  context?: string;
  [fact: string]: unknown;
}

/** The real program as its operator runs it: a process of its own, whose metrics and log are read. */
export class RunningProgram {
  private constructor(
    private readonly service: Service,
    readonly url: string,
  ) {}

  static async start(db: TestDatabase, environment: Record<string, string> = {}): Promise<RunningProgram> {
    const service = Service.start({
      DATABASE_URL: db.ownerUrl,
      DATABASE_APP_URL: db.appUrl,
      PORT: '0',
      ...environment,
    });
    return new RunningProgram(service, await service.address(60));
  }

  post(path: string, token: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Of all its processes together; while one of them does not answer, it is asked again. */
  async metrics(): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const answer = await fetch(`${this.url}/metrics`).catch(() => undefined);
      if (answer?.status === 200) return answer.text();
      await delay(100);
    }
    throw new Error('The program gives no metrics');
  }

  log(): LogLine[] {
    const whole = this.service.output.slice(0, this.service.output.lastIndexOf('\n') + 1);
    return whole.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as LogLine] : []));
  }

  /** Waits until a line says this. */
  async logs(msg: string, about: (line: LogLine) => boolean = () => true): Promise<LogLine> {
    for (let tries = 0; tries < 600; tries += 1) {
      const found = this.log().find((line) => line.msg === msg && about(line));
      if (found) return found;
      await delay(50);
    }
    throw new Error(`No line of the log says "${msg}":\n${this.service.output}`);
  }

  /** Waits until it has said this to whoever started it. */
  says(what: RegExp): Promise<RegExpExecArray> {
    return this.service.says(what);
  }

  async end(): Promise<void> {
    this.service.signal('SIGTERM');
    await this.service.end();
  }
}
