import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { jobsInRedis } from './jobs-in-redis.js';
import { nodeArgumentsOf } from './program.js';

/** The real program as a process of its own. */
export class Service {
  output = '';

  private constructor(private readonly process: ChildProcess) {
    process.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    process.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  static start(environment: Record<string, string>): Service {
    const { DATABASE_URL, DATABASE_APP_URL, REDIS_URL, ROLE, PORT, ...rest } = process.env;
    const command = nodeArgumentsOf('src/main.ts');
    const jobs = environment.ROLE === 'web' ? {} : jobsInRedis(environment.DATABASE_APP_URL);
    return new Service(spawn(process.execPath, command, { env: { ...rest, ...jobs, ...environment } }));
  }

  /** Waits until it has said something. */
  async says(what: RegExp, atMostSeconds = 30): Promise<RegExpExecArray> {
    for (let tries = 0; tries < atMostSeconds * 20; tries += 1) {
      const found = what.exec(this.output);
      if (found) return found;
      if (this.process.exitCode !== null) break;
      await delay(50);
    }
    throw new Error(`The service never said ${what}, but:\n${this.output}`);
  }

  /** Waits until it takes requests; answers where, e.g. `http://localhost:40123`. */
  async address(atMostSeconds = 30): Promise<string> {
    await this.says(/^ready$/m, atMostSeconds);
    return (await this.says(/API +(\S+)\/api\/v1/))[1]!;
  }

  /** The processes that it has started, by their numbers; the oldest first. */
  children(): number[] {
    const { pid } = this.process;
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  }

  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** The exit code, or the signal that killed it. */
  async end(): Promise<number | string | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
    return this.process.exitCode ?? this.process.signalCode;
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.end();
  }
}
