import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { packageRoot } from '../src/database/package-root.js';
import type { BenchCity } from './city.js';

const CONNECTIONS = 128;

export interface HttpLoad {
  url: string;
  connections: number;
  seconds: number;
  wallets: number;
  tills: string[];
}

export interface HttpResult {
  done: number;
  /** The HTTP statuses that were answered. */
  statuses: string[];
  refused: number;
  failed: number;
  seconds: number;
  /** Milliseconds within which 99 of 100 requests were answered. */
  p99Ms: number;
}

/** Lets a process of its own, with autocannon, redeem over HTTP. */
export class HttpRedemptions {
  /** Of each turn, in their order. */
  readonly p99Ms: number[] = [];

  constructor(
    private readonly url: string,
    private readonly city: BenchCity,
    private readonly signal: AbortSignal,
  ) {}

  /** Lets the program be compiled and its connections be opened before anything counts. */
  async warmUp(seconds: number): Promise<void> {
    await this.run(seconds);
  }

  /** @throws Error when one was refused or failed */
  async aSecond(seconds: number): Promise<number> {
    const { done, seconds: lasted, p99Ms } = await this.run(seconds);
    this.p99Ms.push(p99Ms);
    return done / lasted;
  }

  private async run(seconds: number): Promise<HttpResult> {
    const { wallets, tills } = this.city;
    const load: HttpLoad = { url: this.url, connections: CONNECTIONS, seconds, wallets, tills };
    const child = spawn(
      process.execPath,
      ['--import', join(packageRoot(), 'test/support/typescript.mjs'), join(packageRoot(), 'bench/http-load.ts')],
      { stdio: ['pipe', 'pipe', 'inherit'], signal: this.signal },
    );
    const closed = once(child, 'close');
    child.stdin.end(JSON.stringify(load));
    const [output] = await Promise.all([text(child.stdout), closed]);
    if (child.exitCode !== 0) throw new Error('The process that was to send requests failed; see above.');
    const result = JSON.parse(output) as HttpResult;
    if (result.refused + result.failed > 0) {
      const { refused, failed, statuses } = result;
      throw new Error(`${refused} redemptions were refused (${statuses.join(', ')}), and ${failed} requests failed.`);
    }
    return result;
  }
}
