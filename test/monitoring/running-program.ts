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
    await service.says(/^ready$/m, 60);
    return new RunningProgram(service, String((await service.says(/API +(\S+)\/api\/v1/))[1]));
  }

  post(path: string, token: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
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
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`No line of the log says "${msg}":\n${this.service.output}`);
  }

  kill(): Promise<void> {
    return this.service.kill();
  }
}
